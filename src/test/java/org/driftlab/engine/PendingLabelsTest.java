// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.Sea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue against a plain list that is sorted anew at every step. */
class PendingLabelsTest {
  private static final Schema SCHEMA = new Sea().create().schema();
  private static final int LONGEST = 37;

  private record Waiting(long index, long due) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1_000})
  void labelsComeWhenDueTheEldestFirst(int capacity) {
    check(capacity, Labels.WhenFull.DROP_OLDEST, 1);
  }

  @ParameterizedTest
  @EnumSource(Labels.WhenFull.class)
  void aFullQueueGivesUpTheLabelItsPolicyNames(Labels.WhenFull whenFull) {
    for (int seed = 0; seed < 20; seed++) {
      check(1 + seed, whenFull, seed);
    }
  }

  private static void check(int capacity, Labels.WhenFull whenFull, int seed) {
    var rule = new LabelRule(new LabelDelay.Uniform(0, LONGEST), 1, 0);
    var pending = new PendingLabels(new Labels(rule, Map.of(), capacity, whenFull), SCHEMA);
    var model = new ArrayList<Waiting>();
    var random = new Random(seed);
    long lost = 0;
    for (long i = 0; i < 3_000; i++) {
      if (i % 500 == 250) {
        pending = pending.copy();
      }
      Instance instance = pending.instance(pending.freePlace());
      instance.x[0] = i;
      int delay = random.nextInt(LONGEST + 1);
      if (delay > 0) {
        pending.file(i + delay);
        if (model.size() == capacity) {
          lost++;
          if (whenFull == Labels.WhenFull.DROP_OLDEST) {
            model.remove(model.stream().min(Comparator.comparingLong(Waiting::index)).orElseThrow());
            model.add(new Waiting(i, i + delay));
          }
        } else {
          model.add(new Waiting(i, i + delay));
        }
      }
      assertThat(arrived(pending, i)).as("labels that come with instance %d", i).isEqualTo(expected(model, i));
      assertThat(pending.waiting()).isEqualTo(model.size()).isLessThanOrEqualTo(capacity);
      assertThat(pending.lost()).isEqualTo(lost);
    }
  }

  private static List<Long> arrived(PendingLabels pending, long now) {
    var indices = new ArrayList<Long>();
    for (int place = pending.due(now); place >= 0; place = pending.due(now)) {
      indices.add((long) pending.instance(place).x[0]);
      pending.release(place);
    }
    return indices;
  }

  private static List<Long> expected(List<Waiting> model, long now) {
    List<Long> due = model.stream().filter(w -> w.due() == now).map(Waiting::index).sorted().toList();
    model.removeIf(w -> w.due() == now);
    return due;
  }
}
