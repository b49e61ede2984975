// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * When labels arrive, which never do, and how many predictions wait for theirs.
 *
 * @param rule what becomes of a label
 * @param byClass what becomes of the labels of some classes instead, by the class's name: a fraud is known after a month, a
 *     refund never
 * @param capacity how many instances wait for their labels at the most
 * @param whenFull which label is given up when one more would have to wait
 */
public record Labels(LabelRule rule, Map<String, LabelRule> byClass,
    @Param(label = "Waiting at most", unit = "instances", min = 1, max = 4_000_000,
        help = "How many predictions are kept until their labels arrive.") int capacity, WhenFull whenFull) {
  /** How many instances wait at the most unless told otherwise. */
  public static final int DEFAULT_CAPACITY = 100_000;

  /** Every label at once. */
  public static final Labels IMMEDIATE = new Labels(0);

  /** Which label is given up when the queue is full. */
  public enum WhenFull {
    /** The label of the instance that has waited longest; its prediction is never scored. */
    DROP_OLDEST,
    /** The label of the instance that just came. */
    DROP_NEWEST
  }

  public Labels {
    Params.check(Labels.class, rule, byClass, capacity, whenFull);
    byClass = Collections.unmodifiableSequencedMap(new TreeMap<>(byClass));
    rules(rule, byClass).forEach(r -> {
      if (r.delay() instanceof LabelDelay.Fixed fixed && r.labelled() == 1 && fixed.delay() > capacity) {
        throw new InputException("Parameter 'capacity' is %d but a delay of %d instances keeps as many waiting; raise it."
            .formatted(capacity, fixed.delay()));
      }
    });
  }

  /** One rule for all labels; the queue is as long as it has to be, and at least {@value #DEFAULT_CAPACITY}. */
  public Labels(LabelRule rule) {
    this(rule, Map.of(), Math.max(DEFAULT_CAPACITY, rule.delay().longest()), WhenFull.DROP_OLDEST);
  }

  /** Every label this many instances late. */
  public Labels(int delay) {
    this(new LabelRule(new LabelDelay.Fixed(delay), 1, 0), Map.of(), Math.max(DEFAULT_CAPACITY, delay),
        WhenFull.DROP_OLDEST);
  }

  private static Stream<LabelRule> rules(LabelRule rule, Map<String, LabelRule> byClass) {
    return Stream.concat(Stream.of(rule), byClass.values().stream());
  }

  /** No delay is longer than this, in instances. */
  public int longest() {
    return rules(rule, byClass).mapToInt(r -> r.delay().longest()).max().orElse(0);
  }

  /** Most labels that come at all have come after this many instances. */
  public int usual() {
    return rules(rule, byClass).mapToInt(r -> r.delay().usual()).max().orElse(0);
  }

  /** Whether every label comes at once and is right. */
  public boolean immediate() {
    return rules(rule, byClass).allMatch(LabelRule.IMMEDIATE::equals);
  }

  /** The rules in words, such as "at once; fraud 30,000 instances late". */
  public String describe() {
    return Stream.concat(Stream.of(rule.describe()),
        byClass.entrySet().stream().map(e -> e.getKey() + " " + e.getValue().describe())).collect(Collectors.joining("; "));
  }

  /**
   * The rule of each class of a schema.
   *
   * @return [classes]
   * @throws InputException if a class is named that the schema does not have
   */
  LabelRule[] rules(Schema schema) {
    SequencedMap<String, LabelRule> open = new TreeMap<>(byClass);
    var rules = new LabelRule[schema.classCount()];
    for (int c = 0; c < rules.length; c++) {
      LabelRule own = open.remove(schema.label().values().get(c));
      rules[c] = own == null ? rule : own;
    }
    if (!open.isEmpty()) {
      throw new InputException("The labels' rules name the class '%s', which the stream does not have; its classes are %s."
          .formatted(open.firstEntry().getKey(), String.join(", ", schema.label().values())));
    }
    return rules;
  }
}
