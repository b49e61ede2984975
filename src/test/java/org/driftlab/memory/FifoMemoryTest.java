// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.junit.jupiter.api.Test;

class FifoMemoryTest {
  private static final Schema SCHEMA = new Schema(List.of(new Attribute.Numeric("number")),
      new Attribute.Nominal("class", List.of("a", "b")));

  @Test
  void keepsTheNewestInstancesInTheOrderTheyCame() {
    ReplayMemory memory = filled(1_000, 2_500);
    var instance = new Instance(SCHEMA);
    for (int i = 0; i < 1_000; i++) {
      memory.get(i, instance);
      assertThat(instance.x[0]).isEqualTo(1_500 + i);
      assertThat(instance.y).isEqualTo(i % 2);
    }
    assertThat(memory.size()).isEqualTo(1_000);
  }

  @Test
  void drawsWithoutReplacementAndAllAlikeOften() {
    ReplayMemory memory = filled(10, 13);
    int[] drawn = new int[13];
    Instance[] batch = batch(4);
    for (int round = 0; round < 10_000; round++) {
      var seen = new HashSet<Double>();
      assertThat(memory.sample(batch)).isEqualTo(4);
      for (Instance instance : batch) {
        assertThat(seen.add(instance.x[0])).isTrue();
        drawn[(int) instance.x[0]]++;
      }
    }
    // Each of the ten is drawn 4,000 times on average with a standard deviation of 49: 4 of those are allowed.
    for (int i = 3; i < 13; i++) {
      assertThat(drawn[i]).isBetween(3_800, 4_200);
    }
  }

  @Test
  void givesWhatItHasWhenTheBatchIsLargerThanTheMemory() {
    assertThat(filled(1_000, 3).sample(batch(32))).isEqualTo(3);
  }

  @Test
  void aCopyDrawsTheSameAndIsIndependent() {
    ReplayMemory memory = filled(50, 80);
    ReplayMemory copy = memory.copy();
    Instance[] mine = batch(8);
    Instance[] its = batch(8);
    memory.sample(mine);
    memory.offer(new Instance(SCHEMA));
    copy.sample(its);
    for (int i = 0; i < mine.length; i++) {
      assertThat(its[i].x[0]).isEqualTo(mine[i].x[0]);
    }
  }

  @Test
  void aCapacityOutOfRangeIsRefusedByName() {
    assertThatThrownBy(() -> new FifoMemory(0)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'capacity' is 0 but must be in [1, 10000000].");
  }

  private static ReplayMemory filled(int capacity, int offers) {
    ReplayMemory memory = new FifoMemory(capacity).create(SCHEMA, 1);
    var instance = new Instance(SCHEMA);
    for (int i = 0; i < offers; i++) {
      instance.x[0] = i;
      instance.y = i % 2;
      memory.offer(instance);
    }
    return memory;
  }

  private static Instance[] batch(int size) {
    var batch = new Instance[size];
    for (int i = 0; i < size; i++) {
      batch[i] = new Instance(SCHEMA);
    }
    return batch;
  }
}
