// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.evaluate.PairedTest;
import org.driftlab.evaluate.PairedTest.Finding;

/**
 * Simulates the gate and the guard on pairs of models whose difference is known, and prints the tables of
 * docs/benchmarks.md: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.GateSimulation verify}. Seeded: two runs print the
 * same. With the argument {@code costs} it prints the table of costs alone.
 */
public final class GateSimulation {
  private static final int COMPARISONS = 10_000;
  private static final int LABELS = 3_000;
  private static final int POWER_COMPARISONS = 500;
  private static final int HORIZON = 20_000;
  private static final double[] DISAGREEMENTS = {0.05, 0.2, 0.5};
  private static final double[] GAINS = {0.01, 0.02, 0.05, 0.1};
  private static final List<Gate.Test> SEQUENTIAL = List.of(Gate.Test.CONFIDENCE_SEQUENCE, Gate.Test.BETTING);

  private static final List<World> WORLDS = List.of(
      new World("miss 1 % alike", 0.005, 0.005, 0, 0),
      new World("miss 1 % and raise 10 % false alarms alike", 0.005, 0.005, 0.05, 0.05),
      new World("the candidate finds 0.5 % more for 10 % more false alarms", 0.005, 0, 0, 0.1),
      new World("the candidate misses 0.5 % more for 10 % fewer false alarms", 0, 0.005, 0.1, 0));

  private GateSimulation() {}

  public static void main(String[] args) {
    if (List.of(args).contains("costs")) {
      costs();
      return;
    }
    equals();
    costs();
    fixed();
    power();
    guard();
  }

  /** Models that are equally good, looked at after every label. */
  private static void equals() {
    say("A/A: %,d comparisons of %,d labels, α = 0.05, looked at after every label", COMPARISONS, LABELS);
    say("| test | disagree on | promoted | kept |");
    for (Gate.Test test : SEQUENTIAL) {
      for (double disagreement : DISAGREEMENTS) {
        int[] found = new int[Finding.values().length];
        for (int i = 0; i < COMPARISONS; i++) {
          found[compare(gate(test, LABELS), new SplittableRandom(i), disagreement, 0, LABELS).finding.ordinal()]++;
        }
        print(test, disagreement, found);
      }
    }
  }

  /** Models whose errors differ and cost the same: a miss costs 1, a false alarm a twentieth of it. */
  private static void costs() {
    say("A/A by cost: %,d comparisons of %,d labels, α = 0.05, looked at after every label", COMPARISONS, LABELS);
    say("| test | models | promoted | kept |");
    for (Gate.Test test : SEQUENTIAL) {
      for (World world : WORLDS) {
        int[] found = new int[Finding.values().length];
        for (int i = 0; i < COMPARISONS; i++) {
          found[compare(gate(test, LABELS), new SplittableRandom(i), world).ordinal()]++;
        }
        say("| %s | %s | %.2f %% | %.2f %% |", test, world.name, 100.0 * found[Finding.CANDIDATE.ordinal()] / COMPARISONS,
            100.0 * found[Finding.CHAMPION.ordinal()] / COMPARISONS);
      }
    }
    var spec = new Guard();
    for (World world : WORLDS) {
      int back = 0;
      for (int i = 0; i < COMPARISONS; i++) {
        back += rolledBack(spec, new SplittableRandom(i), world) ? 1 : 0;
      }
      say("| guard of %,d labels | %s | %.2f %% rolled back | |", spec.labels(), world.name, 100.0 * back / COMPARISONS);
    }
  }

  /**
   * Two models of equal cost.
   *
   * @param spared misses of the champion alone, a label
   * @param missed misses of the candidate alone, a label
   * @param calmed false alarms of the champion alone, a label
   * @param alarmed false alarms of the candidate alone, a label
   */
  private record World(String name, double spared, double missed, double calmed, double alarmed) {
    /** The champion's loss minus the candidate's at the next label. */
    double difference(double u) {
      if (u < spared + missed) {
        return u < spared ? 1 : -1;
      }
      double rest = u - spared - missed;
      return rest < calmed ? 0.05 : rest < calmed + alarmed ? -0.05 : 0;
    }
  }

  private static Finding compare(Gate gate, SplittableRandom random, World world) {
    PairedTest test = gate.create();
    for (int label = 1; label <= LABELS; label++) {
      double difference = world.difference(random.nextDouble());
      test.add(Math.max(0, difference), Math.max(0, -difference));
      if (label >= gate.minLabels() && test.finding() != Finding.OPEN) {
        return test.finding();
      }
    }
    return test.finding();
  }

  private static boolean rolledBack(Guard spec, SplittableRandom random, World world) {
    DriftDetector detector = spec.create();
    for (int label = 0; label < spec.labels(); label++) {
      if (detector.update((1 - world.difference(random.nextDouble())) / 2) == Signal.DRIFT) {
        return true;
      }
    }
    return false;
  }

  /** The tests that speak once, at 2,000 labels, of models that are equally good. */
  private static void fixed() {
    say("A/A at a fixed horizon of 2,000 labels, %,d comparisons", COMPARISONS);
    say("| test | disagree on | promoted | kept |");
    for (Gate.Test test : List.of(Gate.Test.MCNEMAR, Gate.Test.WILCOXON, Gate.Test.MANN_WHITNEY)) {
      int[] found = new int[Finding.values().length];
      for (int i = 0; i < COMPARISONS; i++) {
        found[compare(gate(test, 2_000), new SplittableRandom(i), 0.2, 0, 2_000).finding.ordinal()]++;
      }
      print(test, 0.2, found);
    }
  }

  private static void print(Gate.Test test, double disagreement, int[] found) {
    say("| %s | %.0f %% | %.2f %% | %.2f %% |", test, 100 * disagreement,
        100.0 * found[Finding.CANDIDATE.ordinal()] / COMPARISONS, 100.0 * found[Finding.CHAMPION.ordinal()] / COMPARISONS);
  }

  /** How often and when a candidate that is better is promoted. */
  private static void power() {
    say("Power: share promoted within %,d labels, median labels to promotion; %d comparisons each", HORIZON,
        POWER_COMPARISONS);
    say("| gain | disagree on | %s | %s |", SEQUENTIAL.get(0), SEQUENTIAL.get(1));
    for (double gain : GAINS) {
      for (double disagreement : DISAGREEMENTS) {
        if (gain <= disagreement) {
          say("| %.2f | %.0f %% | %s | %s |", gain, 100 * disagreement, power(SEQUENTIAL.get(0), gain, disagreement),
              power(SEQUENTIAL.get(1), gain, disagreement));
        }
      }
    }
  }

  private static String power(Gate.Test test, double gain, double disagreement) {
    int[] labels = new int[POWER_COMPARISONS];
    int promoted = 0;
    for (int i = 0; i < POWER_COMPARISONS; i++) {
      Outcome outcome = compare(gate(test, HORIZON), new SplittableRandom(i), disagreement, gain, HORIZON);
      boolean yes = outcome.finding == Finding.CANDIDATE;
      promoted += yes ? 1 : 0;
      labels[i] = yes ? outcome.labels : Integer.MAX_VALUE;
    }
    Arrays.sort(labels);
    int median = labels[POWER_COMPARISONS / 2];
    return String.format(Locale.ROOT, "%.0f %%, %s", 100.0 * promoted / POWER_COMPARISONS,
        median == Integer.MAX_VALUE ? "–" : String.format(Locale.ROOT, "%,d", median));
  }

  /** How often an innocent champion is rolled back, and how late a bad one is. */
  private static void guard() {
    var spec = new Guard();
    say("Guard of %,d labels, α = %.2f, models that disagree on 20 %%", spec.labels(), spec.alpha());
    say("| promoted is worse by | from label | rolled back | median delay |");
    for (double loss : new double[] {0, 0.05, 0.1, 0.2}) {
      for (int from : loss == 0 ? new int[] {0} : new int[] {0, 2_000}) {
        int count = loss == 0 ? COMPARISONS : POWER_COMPARISONS;
        int[] delays = new int[count];
        int back = 0;
        for (int i = 0; i < count; i++) {
          int at = rollback(spec, new SplittableRandom(i), loss, from);
          back += at < Integer.MAX_VALUE ? 1 : 0;
          delays[i] = at == Integer.MAX_VALUE ? at : at - from;
        }
        Arrays.sort(delays);
        say("| %.2f | %,d | %.2f %% | %s |", loss, from, 100.0 * back / count,
            delays[count / 2] == Integer.MAX_VALUE ? "–" : String.format(Locale.ROOT, "%,d", delays[count / 2]));
      }
    }
  }

  private static int rollback(Guard spec, SplittableRandom random, double loss, int from) {
    DriftDetector detector = spec.create();
    for (int label = 0; label < spec.labels(); label++) {
      double worse = label < from ? 0 : loss;
      double u = random.nextDouble();
      double x = u < (0.2 + worse) / 2 ? 1 : u < 0.2 ? 0 : 0.5;
      if (detector.update(x) == Signal.DRIFT) {
        return label;
      }
    }
    return Integer.MAX_VALUE;
  }

  private record Outcome(Finding finding, int labels) {}

  /** Labels until the gate would say something: never before its minimum. */
  private static Outcome compare(Gate gate, SplittableRandom random, double disagreement, double gain, int most) {
    PairedTest test = gate.create();
    for (int label = 1; label <= most; label++) {
      double u = random.nextDouble();
      boolean candidateOnly = u < (disagreement + gain) / 2;
      boolean championOnly = !candidateOnly && u < disagreement;
      test.add(candidateOnly ? 1 : 0, championOnly ? 1 : 0);
      if (label >= gate.minLabels() && test.finding() != Finding.OPEN) {
        return new Outcome(test.finding(), label);
      }
    }
    return new Outcome(test.finding(), most);
  }

  private static Gate gate(Gate.Test test, int horizon) {
    var gate = new Gate();
    return new Gate(test, gate.alpha(), gate.minLabels(), 0, horizon, gate.window(), gate.recallLoss(), gate.logLoss(),
        gate.modelBytes(), gate.approval(), gate.restart());
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
