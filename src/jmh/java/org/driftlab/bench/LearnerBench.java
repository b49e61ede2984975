// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Times DriftLab's learners beside MOA's: one shot is a fresh learner that predicts, is scored on and learns each of the
 * same pre-generated instances. {@link #main} runs all pairs and prints one table.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(value = 2, jvmArgs = {"-Xms768m", "-Xmx768m", "-XX:+UseSerialGC"})
public class LearnerBench {
  static final int INSTANCES = 100_000;

  @Param({"RBF", "SEA"})
  public String stream;

  @Param({"logistic-regression", "logistic-regression-unscaled", "naive-bayes", "hoeffding-tree"})
  public String learner;

  @Param({"DriftLab", "MOA"})
  public String system;

  private Contestant contestant;

  @Setup(Level.Trial)
  public void generate() {
    var instances = new MoaInstances(stream, INSTANCES);
    contestant = system.equals("MOA") ? new MoaContestant(learner, instances) : new OwnContestant(learner, instances);
  }

  @Setup(Level.Invocation)
  public void startAfresh() {
    contestant.reset();
  }

  /** The number of right predictions over all instances. */
  @Benchmark
  public int testThenTrain() {
    return contestant.run();
  }

  /** One system's learner on the shared instances. */
  interface Contestant {
    void reset();

    int run();
  }

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder().include(LearnerBench.class.getName()).verbosity(VerboseMode.SILENT).build();
    Collection<RunResult> results = new Runner(options).run();
    Map<String, Map<String, Result<?>>> rows = new TreeMap<>();
    for (RunResult result : results) {
      String row = result.getParams().getParam("stream") + " " + result.getParams().getParam("learner");
      rows.computeIfAbsent(row, key -> new TreeMap<>())
          .put(result.getParams().getParam("system"), result.getPrimaryResult());
    }
    System.out.printf("%nns per instance (predict, score, learn): median of the shots (fastest to slowest)%n%n");
    System.out.printf("| stream | learner | DriftLab | MOA | MOA / DriftLab | accuracy DriftLab, MOA |%n");
    System.out.printf("|---|---|---|---|---|---|%n");
    rows.forEach((row, pair) -> print(row, pair.get("DriftLab"), pair.get("MOA")));
  }

  private static void print(String row, Result<?> own, Result<?> moa) {
    String[] parts = row.split(" ");
    var instances = new MoaInstances(parts[0], INSTANCES);
    System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %.1f | %.2f %%, %.2f %% |%n", parts[0], parts[1], cell(own),
        cell(moa), median(moa) / median(own), accuracy(new OwnContestant(parts[1], instances)),
        accuracy(new MoaContestant(parts[1], instances)));
  }

  private static double accuracy(Contestant contestant) {
    contestant.reset();
    return 100.0 * contestant.run() / INSTANCES;
  }

  private static String cell(Result<?> result) {
    Statistics shots = result.getStatistics();
    return String.format(Locale.ROOT, "%.0f (%.0f–%.0f)", median(result), shots.getMin() / INSTANCES,
        shots.getMax() / INSTANCES);
  }

  /** The median, which other work on the machine disturbs less than the mean. */
  private static double median(Result<?> result) {
    return result.getStatistics().getPercentile(50) / INSTANCES;
  }
}
