// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.evaluate.PairedTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times what the gate and the guard cost a label: one shot is a fresh test that takes 1,000,000 labels of two equal models
 * that disagree on a fifth, and is asked after each. {@link #main} prints one table: {@code mvn -Pbench
 * -Dbench.main=org.driftlab.bench.GateBench verify}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 15)
@Fork(1)
public class GateBench {
  static final int LABELS = 1_000_000;

  @Param({"CONFIDENCE_SEQUENCE", "BETTING", "MCNEMAR", "WILCOXON", "MANN_WHITNEY", "GUARD"})
  public String test;

  private final byte[] differences = new byte[LABELS];

  @Setup(Level.Trial)
  public void generate() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < LABELS; i++) {
      double u = random.nextDouble();
      differences[i] = (byte) (u < 0.1 ? 1 : u < 0.2 ? -1 : 0);
    }
  }

  /** How often the answer was that there is a difference. */
  @Benchmark
  public int ask() {
    return test.equals("GUARD") ? guard() : gate();
  }

  private int gate() {
    var defaults = new Gate();
    PairedTest paired = new Gate(Gate.Test.valueOf(test), 1e-9, 200, 0, LABELS, 1_000, defaults.recallLoss(),
        defaults.logLoss(), 0, defaults.approval(), true).create();
    int found = 0;
    for (byte difference : differences) {
      paired.add(difference > 0 ? 1 : 0, difference < 0 ? 1 : 0);
      found += paired.finding() == PairedTest.Finding.OPEN ? 0 : 1;
    }
    return found;
  }

  private int guard() {
    DriftDetector detector = new Guard(LABELS, 1e-9, 0).create();
    int found = 0;
    for (byte difference : differences) {
      found += detector.update((1 - difference) / 2.0) == Signal.DRIFT ? 1 : 0;
    }
    return found;
  }

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder().include(GateBench.class.getName()).verbosity(VerboseMode.SILENT).build();
    System.out.printf("| test | ns/label | fastest | slowest |%n|---|---|---|---|%n");
    for (RunResult result : new Runner(options).run()) {
      var numbers = result.getPrimaryResult().getStatistics();
      System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", result.getParams().getParam("test"),
          numbers.getPercentile(50) / LABELS, numbers.getMin() / LABELS, numbers.getMax() / LABELS);
    }
  }
}
