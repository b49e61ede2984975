// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.driftlab.data.InputException;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ContinualMlpTest {
  @Test
  void aMemorySmallerThanABatchIsRefusedInOneSentence() {
    assertThatThrownBy(() -> new ContinualMlp(Remedy.REPLAY, 10, 1, 0, new Mlp())).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'capacity' is 10 but a batch has 16 instances; make the memory at least as large.");
  }

  @Test
  void everyRowHasTheSameChanceToBeRehearsed() {
    int[] held = new int[100];
    for (int seed = 0; seed < 4_000; seed++) {
      var rehearsal = new Rehearsal(20, 1, 1, 10, seed);
      for (int i = 0; i < 100; i += 10) {
        rehearsal.offer(batch(i, 10), new double[10]);
      }
      var out = new Batch(10, 1);
      rehearsal.draw(out, 10);
      assertThat(IntStream.of(rehearsal.drawn).distinct().count()).isEqualTo(10);
      for (int r = 0; r < 10; r++) {
        held[(int) out.matrix().get(r, 0)]++;
      }
    }
    // Held with 20 / 100 and drawn with 10 / 20: 400 of 4,000 times, with a deviation of 19.
    assertThat(IntStream.of(held).boxed()).allSatisfy(count -> assertThat(count).isBetween(400 - 86, 400 + 86));
  }

  @Test
  void distillationHasTheGradientOfItsLoss() {
    var before = new DMatrixRMaj(2, 3, true, 0.5, -1, 2, 0.1, 0.2, 0.3);
    var now = new DMatrixRMaj(2, 3, true, -0.4, 0.7, 1, 2, -1, 0);
    var gradient = new DMatrixRMaj(2, 3);
    Distillation.add(before, now, 0b011, 0.7, gradient);
    for (int i = 0; i < 6; i++) {
      double value = now.data[i];
      now.data[i] = value + 1e-6;
      double above = Distillation.add(before, now, 0b011, 0.7, new DMatrixRMaj(2, 3));
      now.data[i] = value - 1e-6;
      double below = Distillation.add(before, now, 0b011, 0.7, new DMatrixRMaj(2, 3));
      now.data[i] = value;
      assertThat(gradient.data[i]).isCloseTo((above - below) / 2e-6, within(1e-8));
    }
  }

  private static Batch batch(int first, int rows) {
    var batch = new Batch(rows, 1);
    for (int r = 0; r < rows; r++) {
      batch.next(0, 1, LogLoss.ALL)[r] = first + r;
      batch.added();
    }
    return batch;
  }
}
