// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.MovableStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.DriftingStream;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;
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
 * Times each kind of injected drift: what an instance costs more than without any event, at full strength, half strength
 * and on a slope that spans the shot. The instances underneath are recorded ones of four features and three equally
 * frequent classes, whose own cost is next to nothing; instances that a filter skips are in the filter's cost. {@link
 * #main} prints one table: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.InjectionBench verify}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@Fork(value = 1, jvmArgs = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class InjectionBench {
  static final int INSTANCES = 1_000_000;
  private static final String NONE = "none";
  private static final Map<String, Change> CHANGES = new LinkedHashMap<>();

  static {
    for (Change change : List.of(new Change.PriorShift("0.5, 0.3, 0.2"), new Change.Scale("a", 2),
        new Change.Offset("a", 1), new Change.Rotation("a", "b", 90, 0, 0), new Change.FeatureNoise("a", 1),
        new Change.NewClass(1), new Change.VanishedClass(1), new Change.StuckSensor("a"), new Change.MissingSensor("a"),
        new Change.NoisySensor("a", 1), new Change.SwappedSensors("a", "b"), new Change.LabelNoise(0.1))) {
      CHANGES.put(change.id(), change);
    }
  }

  @Param({NONE, "concept", "incremental", "label-swap", "prior-shift", "scale", "offset", "rotation", "feature-noise",
      "new-class", "vanished-class", "stuck-sensor", "missing-sensor", "noisy-sensor", "swapped-sensors", "label-noise"})
  public String kind;

  @Param({"full", "half", "linear", "sigmoid", "classical"})
  public String strength;

  private DriftingStream stream = new DriftingStream(new Recorded(1), DriftSchedule.none(), 1);
  private final Instance instance = new Instance(4);

  @Setup(Level.Iteration)
  public void open() {
    stream = new DriftingStream(new Recorded(1), schedule(), 1);
  }

  private DriftSchedule schedule() {
    if (kind.equals(NONE)) {
      return DriftSchedule.none();
    }
    Profile profile = switch (strength) {
      case "linear" -> Profile.LINEAR;
      case "sigmoid" -> Profile.SIGMOID;
      case "classical" -> Profile.CLASSICAL_SIGMOID;
      default -> Profile.ABRUPT;
    };
    double severity = strength.equals("half") ? 0.5 : 1;
    long length = profile == Profile.ABRUPT ? 0 : INSTANCES;
    return new DriftSchedule(List.of(switch (kind) {
      case "concept" ->
        new DriftEvent.ConceptSwitch(new Recorded(2), 0, length, profile, severity, Recurrence.NONE);
      case "incremental" ->
        new DriftEvent.Incremental(new Recorded(2), 0, length, profile, severity, Recurrence.NONE);
      case "label-swap" -> new DriftEvent.LabelSwap(0, 1, 0, length, profile, severity, Recurrence.NONE);
      default -> new DriftEvent.Injection(Objects.requireNonNull(CHANGES.get(kind)), 0, length, profile, severity,
          Recurrence.NONE);
    }));
  }

  /** A sum over the instances, so that nothing is left out. */
  @Benchmark
  public double draw(StreamBench.Used used) {
    used.start();
    double sum = 0;
    for (int i = 0; i < INSTANCES; i++) {
      stream.next(instance);
      sum += instance.y + instance.x[0];
    }
    used.stop();
    return sum;
  }

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder().include(InjectionBench.class.getName() + ".draw").verbosity(VerboseMode.SILENT);
    if (args.length > 0) {
      options.param("kind", (NONE + "," + args[0]).split(","));
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Map<String, StreamBench.Shots>> rows = new LinkedHashMap<>();
    for (RunResult result : results) {
      rows.computeIfAbsent(result.getParams().getParam("kind"), key -> new TreeMap<>())
          .put(result.getParams().getParam("strength"), StreamBench.Shots.of(result, INSTANCES));
    }
    double base = Objects.requireNonNull(rows.remove(NONE)).values().stream()
        .mapToDouble(StreamBench.Shots::median).sorted().skip(2).findFirst().orElseThrow();
    System.out.printf(Locale.ROOT, "%nns per instance beyond the %.1f without an event; most bytes%n%n", base);
    System.out.printf("| kind | full | half | linear | sigmoid | classical | B/instance |%n|---|---|---|---|---|---|---|%n");
    rows.forEach((kind, row) -> {
      System.out.printf("| %s |", kind);
      for (String strength : List.of("full", "half", "linear", "sigmoid", "classical")) {
        System.out.printf(Locale.ROOT, " %.1f |", row.get(strength).median() - base);
      }
      System.out.printf(Locale.ROOT, " %.4f |%n",
          row.values().stream().mapToDouble(StreamBench.Shots::bytes).max().orElseThrow());
    });
  }

  /** Instances kept in memory, replayed round and round. */
  public record Recorded(int seed) implements StreamSpec {
    private static final int LENGTH = 4_096;
    private static final Schema SCHEMA = new Schema(List.of(new Attribute.Numeric("a"), new Attribute.Numeric("b"),
        new Attribute.Numeric("c"), new Attribute.Numeric("d")), new Attribute.Nominal("class", List.of("0", "1", "2")));

    @Override
    public String id() {
      return "recorded";
    }

    @Override
    public String title() {
      return "Recorded";
    }

    @Override
    public Set<String> movable() {
      return Set.of("seed");
    }

    @Override
    public InstanceStream create() {
      var random = new Random(seed);
      var values = new double[LENGTH][4];
      var labels = new int[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        for (int f = 0; f < 4; f++) {
          values[i][f] = random.nextDouble();
        }
        labels[i] = random.nextInt(3);
      }
      return new Tape(values, labels, 0);
    }
  }

  private static final class Tape implements MovableStream {
    private final double[][] values;
    private final int[] labels;
    private int at;
    private double amount;

    Tape(double[][] values, int[] labels, int at) {
      this.values = values;
      this.labels = labels;
      this.at = at;
    }

    @Override
    public Schema schema() {
      return Recorded.SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      double[] row = values[at];
      out.x[0] = row[0] + amount;
      out.x[1] = row[1];
      out.x[2] = row[2];
      out.x[3] = row[3];
      out.y = labels[at];
      out.weight = 1;
      at = at + 1 & Recorded.LENGTH - 1;
      return true;
    }

    @Override
    public double[] parameters() {
      return new double[] {amount};
    }

    @Override
    public void move(double[] parameters) {
      amount = parameters[0];
    }

    @Override
    public InstanceStream copy() {
      var copy = new Tape(values, labels, at);
      copy.amount = amount;
      return copy;
    }
  }
}
