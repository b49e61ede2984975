// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.driftlab.data.LegacyRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
  @ParameterizedTest(name = "layer norm {0}, dropout {1}")
  @CsvSource({"false, 0", "true, 0", "false, 0.3", "true, 0.3"})
  void everyGradientIsThatOfFiniteDifferences(boolean norm, double dropout) {
    Network network = Network.create(5, new int[] {7, 6}, 4, norm, dropout, 3);
    var random = new Random(4);
    network.values().forEach(block -> {
      for (int i = 0; i < block.length; i++) {
        block[i] += 0.3 * random.nextGaussian();
      }
    });
    Batch batch = batch(random, 6, 5, 4);
    var loss = new LogLoss(4);
    network.clearGradients();
    loss.of(network.forward(batch.matrix(), new LegacyRandom(9)), batch, 1);
    network.backward(loss.gradient(), 0);
    List<double[]> values = network.values().toList();
    List<double[]> gradients = network.gradients().toList();
    for (int b = 0; b < values.size(); b++) {
      for (int i = 0; i < values.get(b).length; i++) {
        double before = values.get(b)[i];
        double h = 1e-6;
        values.get(b)[i] = before + h;
        double above = loss.of(network.forward(batch.matrix(), new LegacyRandom(9)), batch, 1);
        values.get(b)[i] = before - h;
        double below = loss.of(network.forward(batch.matrix(), new LegacyRandom(9)), batch, 1);
        values.get(b)[i] = before;
        assertThat(gradients.get(b)[i]).as("block %d, place %d", b, i)
            .isCloseTo((above - below) / (2 * h), within(1e-7));
      }
    }
  }

  @Test
  void aStepOfEachOptimizerIsWhatItsPaperSays() {
    // One weight of 1 with gradient 2, rate 0.1, decay 0.5: the weight shrinks by 0.05 first.
    assertThat(stepped(NeuralOptimizer.SGD, 1)).isCloseTo(0.95 - 0.2, within(1e-12));
    // Second step: velocity 0.9 · 2 + 2 = 3.8.
    assertThat(stepped(NeuralOptimizer.MOMENTUM, 2)).isCloseTo(0.75 * 0.95 - 0.38, within(1e-12));
    // Adam's first step has the size of the rate, whatever the gradient.
    assertThat(stepped(NeuralOptimizer.ADAM, 1)).isCloseTo(0.95 - 0.1, within(1e-8));
  }

  private static double stepped(NeuralOptimizer optimizer, int count) {
    Network network = Network.create(1, new int[0], 1, false, 0, 1);
    double[] weights = network.layers.getFirst().values[0];
    weights[0] = 1;
    network.layers.getFirst().gradients[0][0] = 2;
    var steps = new Steps(optimizer, 0.1, 0.5, network);
    for (int i = 0; i < count; i++) {
      steps.step(network, 0);
    }
    return weights[0];
  }

  @Test
  void theLossOfKnownLogitsIsThatOfTheTextbook() {
    var loss = new LogLoss(3);
    Batch batch = batch(new Random(1), 1, 2, 1);
    // softmax of (0, ln 2, ln 5) is (1, 2, 5) / 8, and the label is the first.
    double value = loss.of(new DMatrixRMaj(1, 3, true, 0, Math.log(2), Math.log(5)), batch, 1);
    assertThat(value).isCloseTo(Math.log(8), within(1e-12));
    assertThat(loss.gradient().data).containsExactly(new double[] {-0.875, 0.25, 0.625}, within(1e-12));
  }

  private static Batch batch(Random random, int rows, int width, int classes) {
    var batch = new Batch(rows, width);
    for (int r = 0; r < rows; r++) {
      double[] data = batch.next(random.nextInt(classes), rows == 1 ? 1 : 0.5 + random.nextDouble(), LogLoss.ALL);
      for (int i = 0; i < width; i++) {
        data[r * width + i] = random.nextGaussian();
      }
      batch.added();
    }
    return batch;
  }
}
