// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.driftlab.catalog.Catalog;
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
import org.openjdk.jmh.runner.RunnerException;

/**
 * Times ensembles of ten on one and on two threads beside MOA's: one shot is a fresh ensemble that predicts, is scored on
 * and learns each of the same pre-generated instances. {@link #main} runs all, or the learners named, and prints one table; see {@link
 * BenchSettings}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@Fork(value = 1, jvmArgs = {"-Xms768m", "-Xmx768m", "-XX:+UseSerialGC"})
public class EnsembleBench {
  private static final int INSTANCES = 10_000;

  @Param({"online-bagging", "adwin-bagging", "leveraging-bagging", "adaptive-random-forest", "streaming-random-patches"})
  public String learner;

  @Param({"1", "2", "MOA"})
  public String system;

  private LearnerBench.Contestant contestant;
  private boolean started;

  @Setup(Level.Trial)
  public void generate() {
    var instances = new MoaInstances("RBF", INSTANCES);
    contestant = system.equals("MOA") ? new MoaContestant(learner, instances)
        : new OwnContestant(Catalog.LEARNERS.find(learner, Map.of("threads", system)), instances);
  }

  @Setup(Level.Invocation)
  public void startAfresh() {
    if (!started || !BenchSettings.keepLearners()) {
      contestant.reset();
      started = true;
    }
  }

  /** The number of right predictions over all instances. */
  @Benchmark
  public int testThenTrain(LearnerBench.Processor processor) {
    long start = LearnerBench.Processor.now();
    int right = contestant.run();
    processor.nanoseconds = LearnerBench.Processor.now() - start;
    return right;
  }

  public static void main(String[] arguments) throws RunnerException {
    Map<String, Map<String, RunResult>> rows = new TreeMap<>();
    for (RunResult result : BenchSettings.run(EnsembleBench.class, arguments)) {
      rows.computeIfAbsent(result.getParams().getParam("learner"), key -> new TreeMap<>())
          .put(result.getParams().getParam("system"), result);
    }
    System.out.printf("%nus per instance of RBF (predict, score, learn), median of the shots (fastest); ratios alike%n%n");
    System.out.printf("| learner | processor, 1 thread | processor, MOA | MOA / DriftLab | wall, 1 | wall, 2 | 1 / 2 |%s%n",
        BenchSettings.profiled() ? " bytes 1, 2, MOA |" : "");
    System.out.printf("|---|---|---|---|---|---|---|%s%n", BenchSettings.profiled() ? "---|" : "");
    rows.forEach(EnsembleBench::print);
  }

  private static void print(String learner, Map<String, RunResult> row) {
    double[] one = processor(row.get("1"));
    double[] moa = processor(row.get("MOA"));
    double[] wallOne = wall(row.get("1"));
    double[] wallTwo = wall(row.get("2"));
    System.out.printf(Locale.ROOT, "| %s | %s | %s | %.1f (%.1f) | %s | %s | %.2f (%.2f) |", learner, cell(one),
        cell(moa), median(moa) / median(one), moa[0] / one[0], cell(wallOne), cell(wallTwo),
        median(wallOne) / median(wallTwo), wallOne[0] / wallTwo[0]);
    System.out.println(!BenchSettings.profiled() ? "" : " " + BenchSettings.bytes(row.get("1"), INSTANCES) + ", "
        + BenchSettings.bytes(row.get("2"), INSTANCES) + ", " + BenchSettings.bytes(row.get("MOA"), INSTANCES) + " |");
  }

  private static double[] processor(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(shot -> shot.getSecondaryResults().get("nanoseconds").getScore() / 1000 / INSTANCES)
        .sorted()
        .toArray();
  }

  private static double[] wall(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(shot -> shot.getPrimaryResult().getScore() / 1000 / INSTANCES)
        .sorted()
        .toArray();
  }

  private static String cell(double[] shots) {
    return String.format(Locale.ROOT, "%.2f (%.2f)", median(shots), shots[0]);
  }

  private static double median(double[] ascending) {
    return ascending[ascending.length / 2];
  }
}
