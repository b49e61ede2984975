// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.evaluate.PairedTest;

/**
 * Times what the gate and the guard cost a label, in processor time of the measuring thread: one shot is a fresh test that
 * takes 1,000,000 labels of two equal models that disagree on a fifth, and is asked after each; 10 shots to warm up, 30
 * measured. Prints one table: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.GateBench verify}.
 */
public final class GateBench {
  private static final int LABELS = 1_000_000;
  private static final int WARM_UP = 10;
  private static final int SHOTS = 30;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private GateBench() {}

  private static byte[] differences() {
    var differences = new byte[LABELS];
    var random = new SplittableRandom(1);
    for (int i = 0; i < LABELS; i++) {
      double u = random.nextDouble();
      differences[i] = (byte) (u < 0.1 ? 1 : u < 0.2 ? -1 : 0);
    }
    return differences;
  }

  /** How often the answer was that there is a difference. */
  private static int gate(Gate.Test test, byte[] differences) {
    var defaults = new Gate();
    PairedTest paired = new Gate(test, 1e-9, 200, 0, LABELS, 1_000, defaults.recallLoss(), defaults.logLoss(), 0,
        defaults.approval(), true).create();
    int found = 0;
    for (byte difference : differences) {
      paired.add(difference > 0 ? 1 : 0, difference < 0 ? 1 : 0);
      found += paired.finding() == PairedTest.Finding.OPEN ? 0 : 1;
    }
    return found;
  }

  private static int guard(byte[] differences) {
    DriftDetector detector = new Guard(LABELS, 1e-9, 0).create();
    int found = 0;
    for (byte difference : differences) {
      found += detector.update((1 - difference) / 2.0) == Signal.DRIFT ? 1 : 0;
    }
    return found;
  }

  public static void main(String[] args) {
    byte[] differences = differences();
    System.out.printf("| test | ns a label: median (fastest–slowest) |%n|---|---|%n");
    for (Gate.Test test : Gate.Test.values()) {
      row(test.toString(), () -> gate(test, differences));
    }
    row("GUARD", () -> guard(differences));
  }

  private interface Shot {
    int fire();
  }

  private static void row(String name, Shot shot) {
    var times = new double[SHOTS];
    int found = 0;
    for (int i = -WARM_UP; i < SHOTS; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      found += shot.fire();
      if (i >= 0) {
        times[i] = (double) (THREADS.getCurrentThreadCpuTime() - before) / LABELS;
      }
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "| %s | %.1f (%.1f–%.1f) |%s%n", name, times[SHOTS / 2], times[0], times[SHOTS - 1],
        found < 0 ? "!" : "");
  }
}
