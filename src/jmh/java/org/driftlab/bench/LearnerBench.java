// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Times DriftLab's learners beside MOA's: one shot is a fresh learner that predicts, is scored on and learns each of
 * the same pre-generated instances. {@link #main} runs all pairs, or those of the learners named, and prints one table; see {@link BenchSettings}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(value = 2, jvmArgs = {"-Xms768m", "-Xmx768m", "-XX:+UseSerialGC"})
public class LearnerBench {
  private static final int INSTANCES = 100_000;

  /** For learners that take MOA tens of microseconds an instance. */
  private static final int FEW_INSTANCES = 5_000;

  @Param({"RBF", "SEA"})
  public String stream;

  @Param({"logistic-regression", "logistic-regression-unscaled", "perceptron", "naive-bayes", "hoeffding-tree",
    "hoeffding-adaptive-tree", "extremely-fast-decision-tree", "knn"})
  public String learner;

  @Param({"DriftLab", "MOA"})
  public String system;

  private Contestant contestant;
  private boolean started;

  @Setup(Level.Trial)
  public void generate() {
    var instances = new MoaInstances(stream, instances(learner));
    contestant = system.equals("MOA") ? new MoaContestant(learner, instances) : new OwnContestant(learner, instances);
  }

  static int instances(String learner) {
    return learner.equals("knn") ? FEW_INSTANCES : INSTANCES;
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
  public int testThenTrain(Processor processor) {
    long start = Processor.now();
    int right = contestant.run();
    processor.nanoseconds = Processor.now() - start;
    return right;
  }

  /** The processor time of a shot: unlike the time on the wall it leaves out what else runs on the machine. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    public long nanoseconds;

    static long now() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }

  /** One system's learner on the shared instances. */
  interface Contestant {
    void reset();

    int run();
  }

  public static void main(String[] arguments) throws RunnerException {
    Map<String, Map<String, RunResult>> rows = new TreeMap<>();
    for (RunResult result : BenchSettings.run(LearnerBench.class, arguments)) {
      String row = result.getParams().getParam("stream") + " " + result.getParams().getParam("learner");
      rows.computeIfAbsent(row, key -> new TreeMap<>()).put(result.getParams().getParam("system"), result);
    }
    System.out.printf("%nns of processor time per instance (predict, score, learn): median of the shots (all); ratios of medians (fastest)%n%n");
    System.out.printf("| stream | learner | DriftLab | MOA | MOA / DriftLab | accuracy DriftLab, MOA |%s%n",
        BenchSettings.profiled() ? " bytes DriftLab, MOA |" : "");
    System.out.printf("|---|---|---|---|---|---|%s%n", BenchSettings.profiled() ? "---|" : "");
    rows.forEach((row, pair) -> print(row, pair.get("DriftLab"), pair.get("MOA")));
  }

  /** Nanoseconds per instance of each shot, in ascending order. */
  private static double[] shots(RunResult result) {
    int instances = instances(result.getParams().getParam("learner"));
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(shot -> shot.getSecondaryResults().get("nanoseconds").getScore() / instances)
        .sorted()
        .toArray();
  }

  private static void print(String row, RunResult ownResult, RunResult moaResult) {
    String[] parts = row.split(" ");
    int count = instances(parts[1]);
    var instances = new MoaInstances(parts[0], count);
    double[] own = shots(ownResult);
    double[] moa = shots(moaResult);
    System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %.1f (%.1f) | %.2f %%, %.2f %% |", parts[0], parts[1], cell(own),
        cell(moa), median(moa) / median(own), moa[0] / own[0], accuracy(new OwnContestant(parts[1], instances), count),
        accuracy(new MoaContestant(parts[1], instances), count));
    System.out.println(BenchSettings.profiled()
        ? " " + BenchSettings.bytes(ownResult, count) + ", " + BenchSettings.bytes(moaResult, count) + " |" : "");
  }

  private static double accuracy(Contestant contestant, int count) {
    contestant.reset();
    return 100.0 * contestant.run() / count;
  }

  private static String cell(double[] shots) {
    return String.format(Locale.ROOT, "%.0f (%.0f–%.0f)", median(shots), shots[0], shots[shots.length - 1]);
  }

  /** The median, which a disturbed shot moves less than the mean. */
  private static double median(double[] ascending) {
    return ascending[ascending.length / 2];
  }
}
