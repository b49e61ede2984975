// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.monitor.MonitorBank;
import org.driftlab.detect.monitor.MonitorSpec;

/**
 * Times the data monitors on 20 numeric features without drift, each with its defaults and all together: {@code mvn -Pbench
 * -Dbench.main=org.driftlab.bench.MonitorBench verify}. It counts the processor time of the measuring thread from the first
 * instance on, so collecting the reference, finding bins and fitting are included. The instances are drawn beforehand.
 */
public final class MonitorBench {
  private static final int FEATURES = 20;
  private static final int DRAWN = 8_192;
  private static final int INSTANCES = 200_000;
  private static final int ROUNDS = 7;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Schema schema;
  private final Instance[] instances = new Instance[DRAWN];
  private final double[][] scores = new double[DRAWN][2];

  private MonitorBench() {
    var features = new ArrayList<Attribute>();
    for (int f = 0; f < FEATURES; f++) {
      features.add(new Attribute.Numeric("x" + f));
    }
    schema = new Schema(features, new Attribute.Nominal("y", List.of("no", "yes")));
    var random = new SplittableRandom(1);
    for (int i = 0; i < DRAWN; i++) {
      instances[i] = new Instance(schema);
      for (int f = 0; f < FEATURES; f++) {
        instances[i].x[f] = random.nextGaussian();
      }
      scores[i][0] = random.nextDouble();
      scores[i][1] = 1 - scores[i][0];
    }
  }

  /** Nanoseconds an instance. */
  private double round(List<MonitorSpec> specs) {
    var bank = new MonitorBank(specs, schema);
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < INSTANCES; i++) {
      bank.update(instances[i & DRAWN - 1], scores[i & DRAWN - 1]);
    }
    return (double) (THREADS.getCurrentThreadCpuTime() - before) / INSTANCES;
  }

  private void row(String name, List<MonitorSpec> specs) {
    round(specs);
    round(specs);
    var times = new double[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
      times[r] = round(specs);
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f–%.0f |%n", name, times[ROUNDS / 2], times[0], times[ROUNDS - 1]);
  }

  public static void main(String[] args) {
    var bench = new MonitorBench();
    System.out.printf("%n| monitor | ns/instance, median of %d | range |%n|---|---|---|%n", ROUNDS);
    List<MonitorSpec> all = Catalog.MONITORS.specs();
    all.forEach(spec -> bench.row(spec.id(), List.of(spec)));
    bench.row("the six that go feature by feature", all.subList(0, 6));
    bench.row("all nine of features", all.stream().filter(spec -> !spec.needsModel()).toList());
    bench.row("all twelve", all);
  }
}
