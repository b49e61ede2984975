// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.driftlab.data.Schema;
import org.driftlab.memory.Held;
import org.driftlab.memory.MemorySpec;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.memory.Turnover;

/**
 * What a memory holds at one moment.
 *
 * @param title the memory's name
 * @param capacity the most instances it can hold
 * @param size how many it holds
 * @param classes the names of the classes
 * @param byClass how many it holds of each class; of a memory of more than {@value #COUNTED} instances an estimate
 * @param byConcept how many it holds of each concept, the first one first: a drift that the detector finds begins another
 * @param byAge how many it holds by age, in {@value #AGES} equal parts from 0 to the oldest
 * @param oldest the greatest age, in instances offered since
 * @param turnover what came and what left
 */
public record MemoryView(String title, int capacity, int size, List<String> classes, List<Integer> byClass,
    List<Integer> byConcept, List<Integer> byAge, long oldest, Turnover turnover) {
  /** So many are looked at: a snapshot must not take long. */
  private static final int COUNTED = 4_096;

  private static final int AGES = 10;

  public MemoryView {
    classes = List.copyOf(classes);
    byClass = List.copyOf(byClass);
    byConcept = List.copyOf(byConcept);
    byAge = List.copyOf(byAge);
  }

  static MemoryView of(MemorySpec spec, ReplayMemory memory, Schema schema) {
    int size = memory.size();
    int counted = Math.min(size, COUNTED);
    List<Held> held = IntStream.range(0, counted)
        .mapToObj(i -> memory.held((int) ((long) i * size / counted))).toList();
    long oldest = held.stream().mapToLong(Held::age).max().orElse(0);
    double share = counted == 0 ? 1 : (double) size / counted;
    int concepts = held.stream().mapToInt(Held::concept).max().orElse(0) + 1;
    var byClass = new int[schema.classCount()];
    var byConcept = new int[concepts];
    var byAge = new int[AGES];
    for (Held one : held) {
      byClass[one.label()]++;
      byConcept[one.concept()]++;
      byAge[(int) Math.min(AGES - 1, one.age() * AGES / Math.max(1, oldest))]++;
    }
    return new MemoryView(spec.title(), memory.capacity(), size, schema.label().values(), scaled(byClass, share),
        scaled(byConcept, share), scaled(byAge, share), oldest, memory.turnover());
  }

  private static List<Integer> scaled(int[] counts, double factor) {
    return IntStream.of(counts).mapToObj(count -> (int) Math.round(count * factor)).toList();
  }
}
