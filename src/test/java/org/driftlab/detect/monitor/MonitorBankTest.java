// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonitorBankTest {
  private static final Schema SCHEMA = new Schema(List.of(new Attribute.Numeric("a"), new Attribute.Numeric("b"),
      new Attribute.Nominal("c", List.of("red", "green", "blue"))), new Attribute.Nominal("y", List.of("no", "yes")));

  static List<MonitorSpec> catalog() {
    return Catalog.MONITORS.specs();
  }

  /**
   * A stream whose second feature jumps and goes the other way at 10,000 and whose third turns at 20,000; the scores waver
   * from 15,000.
   */
  private static void draw(int i, SplittableRandom random, Instance instance, double[] scores) {
    instance.x[0] = random.nextGaussian();
    instance.x[1] = 0.4 * random.nextGaussian() + (i >= 10_000 ? 1 - 0.9 * instance.x[0] : 0.9 * instance.x[0]);
    instance.x[2] = i >= 20_000 ? random.nextInt(2) : random.nextInt(3);
    scores[1] = i >= 15_000 ? random.nextDouble() : 0.3 * random.nextDouble();
    scores[0] = 1 - scores[1];
  }

  /** What a monitor says: every statistic and alarm with its index. */
  private static List<String> alone(MonitorSpec spec) {
    DataMonitor monitor = spec.create(SCHEMA);
    var said = new ArrayList<String>();
    var random = new SplittableRandom(1);
    var instance = new Instance(SCHEMA);
    var scores = new double[2];
    for (int i = 0; i < 30_000; i++) {
      draw(i, random, instance, scores);
      if (monitor.update(instance, scores)) {
        said.add(i + " " + monitor.statistic() + " " + monitor.alarm());
      }
      monitor.labelled(Math.max(scores[0], scores[1]), i * 31 % 100 < 100 * Math.max(scores[0], scores[1]));
    }
    return said;
  }

  @Test
  void monitors_that_share_windows_say_what_each_says_alone() {
    var bank = new MonitorBank(catalog(), SCHEMA);
    var said = new ArrayList<List<String>>();
    catalog().forEach(spec -> said.add(new ArrayList<>()));
    var random = new SplittableRandom(1);
    var instance = new Instance(SCHEMA);
    var scores = new double[2];
    for (int i = 0; i < 30_000; i++) {
      draw(i, random, instance, scores);
      bank.update(instance, scores);
      for (int m = 0; m < said.size(); m++) {
        if (bank.evaluated(m)) {
          said.get(m).add(i + " " + bank.monitor(m).statistic() + " " + bank.monitor(m).alarm());
        }
      }
      bank.labelled(Math.max(scores[0], scores[1]), i * 31 % 100 < 100 * Math.max(scores[0], scores[1]));
    }
    for (int m = 0; m < said.size(); m++) {
      assertThat(said.get(m)).as(catalog().get(m).id()).isNotEmpty().isEqualTo(alone(catalog().get(m)));
    }
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void every_monitor_finds_a_change_it_can_see_and_is_quiet_before(MonitorSpec spec) {
    List<Long> alarms = alone(spec).stream().filter(line -> line.endsWith("true"))
        .map(line -> Long.valueOf(line.substring(0, line.indexOf(' ')))).toList();
    long change = spec.needsModel() ? 15_000 : 10_000;
    assertThat(alarms).isNotEmpty();
    assertThat(alarms.getFirst()).isBetween(change, change + 2_000);
  }

  @Test
  void a_copy_goes_on_exactly_as_the_original() {
    var bank = new MonitorBank(catalog(), SCHEMA);
    var random = new SplittableRandom(1);
    var instance = new Instance(SCHEMA);
    var scores = new double[2];
    for (int cut : new int[] {1_111, 10_777, 12_345}) {
      for (int i = 0; i < cut; i++) {
        draw(i, random, instance, scores);
        bank.update(instance, scores);
      }
      MonitorBank copy = bank.copy();
      var sameRandom = random.split();
      for (int i = cut; i < cut + 6_000; i++) {
        draw(i, sameRandom, instance, scores);
        assertThat(copy.update(instance, scores)).isEqualTo(bank.update(instance, scores));
        for (int m = 0; m < catalog().size(); m++) {
          if (Double.compare(copy.monitor(m).statistic(), bank.monitor(m).statistic()) != 0) {
            assertThat(copy.monitor(m).statistic()).as(catalog().get(m).id()).isEqualTo(bank.monitor(m).statistic());
          }
        }
      }
      assertThat(copy.changes(10, 10_000)).isEqualTo(bank.changes(10, 10_000));
    }
  }

  @Test
  void the_feature_that_moved_stands_first_with_its_windows() {
    var bank = new MonitorBank(List.of(new DomainClassifier()), SCHEMA);
    var random = new SplittableRandom(1);
    var instance = new Instance(SCHEMA);
    var scores = new double[2];
    boolean alarm = false;
    for (int i = 0; i < 12_000 && !alarm; i++) {
      draw(i, random, instance, scores);
      alarm = bank.update(instance, scores);
    }
    assertThat(alarm).isTrue();
    FeatureChange first = bank.changes(10, 1_000).getFirst();
    assertThat(first.feature()).isEqualTo("b");
    FeatureHistogram histogram = first.histogram();
    assertThat(histogram.before()).hasSameSizeAs(histogram.after()).hasSizeLessThanOrEqualTo(20)
        .hasSize(histogram.edges().size() + 1);
    assertThat(histogram.before().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_000);
    assertThat(histogram.after().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
  }

  @Test
  void an_estimate_of_accuracy_follows_what_confidence_has_been_worth() {
    DataMonitor monitor = new ConfidenceAccuracy(Reference.FIXED, 2_000, 1_000, 500, 0.05).create(SCHEMA);
    var instance = new Instance(SCHEMA);
    var random = new SplittableRandom(3);
    // A model that boasts: 0.99 when it is right in 80 of 100, 0.6 when it is right in half.
    for (int i = 0; i < 10_000; i++) {
      monitor.labelled(0.99, random.nextDouble() < 0.8);
      monitor.labelled(0.6, random.nextBoolean());
    }
    for (int i = 0; i < 3_000; i++) {
      monitor.update(instance, new double[] {0.99, 0.01});
    }
    assertThat(monitor.statistic()).isCloseTo(0.8, within(0.04));
    assertThat(monitor.alarm()).isFalse();
    for (int i = 0; i < 1_000; i++) {
      monitor.update(instance, new double[] {i % 2 == 0 ? 0.99 : 0.6, i % 2 == 0 ? 0.01 : 0.4});
    }
    assertThat(monitor.statistic()).isCloseTo(0.65, within(0.04));
    assertThat(monitor.alarm()).isTrue();
  }

  @Test
  void another_model_makes_the_windows_of_scores_begin_afresh_and_no_others() {
    var bank = new MonitorBank(List.of(new Confidence(), new Ks()), SCHEMA);
    var random = new SplittableRandom(1);
    var instance = new Instance(SCHEMA);
    var scores = new double[] {0.9, 0.1};
    for (int i = 0; i < 4_000; i++) {
      draw(0, random, instance, new double[2]);
      bank.update(instance, scores);
    }
    bank.modelChanged();
    double[] others = {0.5, 0.5};
    for (int i = 0; i < 4_000; i++) {
      draw(0, random, instance, new double[2]);
      assertThat(bank.update(instance, others)).isFalse();
    }
  }

  @Test
  void between_two_comparisons_nothing_is_allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var bank = new MonitorBank(catalog(), SCHEMA);
    var random = new SplittableRandom(1);
    var instance = new Instance(SCHEMA);
    var scores = new double[2];
    for (int i = 0; i < 9_001; i++) {
      draw(i, random, instance, scores);
      bank.update(instance, scores);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 400; i++) {
      bank.update(instance, scores);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
  }
}
