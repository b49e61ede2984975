// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import moa.options.AbstractOptionHandler;
import moa.streams.generators.AgrawalGenerator;
import moa.streams.generators.HyperplaneGenerator;
import moa.streams.generators.RandomRBFGenerator;
import moa.streams.generators.SEAGenerator;
import org.driftlab.data.Instance;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.Hyperplane;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.Sea;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times DriftLab's generators beside MOA's, with the defaults of both, which are the same: a shot draws a million
 * instances. {@link #main} prints one table: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.StreamBench verify}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 11)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class StreamBench {
  static final int INSTANCES = 1_000_000;

  @Param({"sea", "agrawal", "random-rbf", "hyperplane"})
  public String stream;

  @Param({"DriftLab", "MOA"})
  public String system;

  private InstanceStream own = new Sea().create();
  private Instance instance = new Instance(own.schema());
  private moa.streams.InstanceStream moa = new SEAGenerator();

  @Setup(Level.Trial)
  public void open() {
    own = switch (stream) {
      case "sea" -> new Sea().create();
      case "agrawal" -> new Agrawal().create();
      case "random-rbf" -> new RandomRbf().create();
      default -> new Hyperplane().create();
    };
    instance = new Instance(own.schema());
    moa = switch (stream) {
      case "sea" -> new SEAGenerator();
      case "agrawal" -> new AgrawalGenerator();
      case "random-rbf" -> new RandomRBFGenerator();
      default -> new HyperplaneGenerator();
    };
    ((AbstractOptionHandler) moa).prepareForUse();
  }

  /** A sum over the labels, so that nothing is left out. */
  @Benchmark
  public double draw(Used used) {
    used.start();
    double sum = system.equals("MOA") ? drawMoa() : drawOwn();
    used.stop();
    return sum;
  }

  /** What a shot used: processor time, which leaves out what else runs on the machine, and memory, of its thread alone. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Used {
    public long nanoseconds;
    public long bytes;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    void start() {
      bytes = threads.getCurrentThreadAllocatedBytes();
      nanoseconds = threads.getCurrentThreadCpuTime();
    }

    void stop() {
      nanoseconds = threads.getCurrentThreadCpuTime() - nanoseconds;
      bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    }
  }

  private double drawOwn() {
    double sum = 0;
    for (int i = 0; i < INSTANCES; i++) {
      own.next(instance);
      sum += instance.y;
    }
    return sum;
  }

  private double drawMoa() {
    double sum = 0;
    for (int i = 0; i < INSTANCES; i++) {
      sum += moa.nextInstance().getData().classValue();
    }
    return sum;
  }

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder().include(StreamBench.class.getName() + ".draw").verbosity(VerboseMode.SILENT).build();
    Collection<RunResult> results = new Runner(options).run();
    Map<String, Map<String, Shots>> rows = new TreeMap<>();
    for (RunResult result : results) {
      rows.computeIfAbsent(result.getParams().getParam("stream"), key -> new TreeMap<>())
          .put(result.getParams().getParam("system"), Shots.of(result, INSTANCES));
    }
    System.out.printf("%nns of processor time and bytes allocated per instance%n%n");
    System.out.printf("| stream | DriftLab | MOA | MOA / DriftLab | DriftLab M/s | B/instance DriftLab, MOA |%n");
    System.out.printf("|---|---|---|---|---|---|%n");
    rows.forEach((stream, pair) -> {
      Shots own = pair.get("DriftLab");
      Shots moa = pair.get("MOA");
      System.out.printf(Locale.ROOT, "| %s | %s | %s | %.1f | %.1f | %.4f, %.0f |%n", stream, own, moa,
          moa.median() / own.median(), 1000 / own.median(), own.bytes(), moa.bytes());
    });
  }

  /**
   * What was measured of one row.
   *
   * @param nanoseconds of processor time per instance, of each shot, in ascending order
   * @param bytes allocated per instance, at the most
   */
  record Shots(List<Double> nanoseconds, double bytes) {
    static Shots of(RunResult result, int instances) {
      return new Shots(shots(result, "nanoseconds", instances), shots(result, "bytes", instances).getLast());
    }

    /** A counter per instance, of each shot, in ascending order. */
    private static List<Double> shots(RunResult result, String counter, int instances) {
      return result.getBenchmarkResults().stream()
          .flatMap(fork -> fork.getIterationResults().stream())
          .map(shot -> shot.getSecondaryResults().get(counter).getScore() / instances)
          .sorted().toList();
    }

    double median() {
      return nanoseconds.get(nanoseconds.size() / 2);
    }

    /** The median, and in parentheses the fastest and the slowest. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", median(), nanoseconds.getFirst(), nanoseconds.getLast());
    }
  }
}
