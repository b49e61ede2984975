// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.driftlab.data.Instance;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.engine.Checkpoints;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Labels;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Timeline;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.version.VersionId;

/**
 * What two learning shadows add to a run, beside what their learners cost alone (the same two stored versions predict and learn
 * the same instances from an array, one after the other); and how long it takes to take a run up under another drift schedule.
 * The two versions are also measured in turn, instance by instance, as a run has to ask them: what that takes more is the
 * processor's caches, which hold one model better than two, and no work of the run.
 *
 * <p>Processor time of the measuring thread, the median of some rounds in which the three take turns.
 *
 * <p>Arguments: instances (default 200,000), rounds (default 21), the only learner (default: all three, one after the other).
 */
public final class ShadowBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long FIRST = 10_000;

  private ShadowBench() {}

  public static void main(String[] args) {
    int instances = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 21;
    say("| learner | run, µs an instance | with two shadows | learner alone | both in turn | a shadow costs | of both in turn |");
    say("|---|---|---|---|---|---|---|");
    for (LearnerSpec learner : List.of(new LogisticRegression(), new NaiveBayes(), new HoeffdingTree())) {
      if (args.length < 3 || args[2].equals(learner.id())) {
        shadows(learner, instances, rounds);
      }
    }
    say("");
    say("| rescheduling | open ms | first 5,000 instances ms | 100,000 instances ms |");
    say("|---|---|---|---|");
    reschedule(rounds);
  }

  private static void shadows(LearnerSpec learner, int instances, int rounds) {
    Instance[] drawn = drawn(instances);
    var archive = new InMemoryArchive();
    try (var run = new Run(scenario(learner, instances, DriftSchedule.none()), archive, RunListener.NONE)) {
      run.advance(FIRST);
    }
    var alone = new double[rounds];
    var inTurn = new double[rounds];
    var plain = new double[rounds];
    var shadowed = new double[rounds];
    for (int round = -1; round < rounds; round++) { // the first one warms up
      double one = cost(() -> replay(scenario(learner, instances, DriftSchedule.none()), 0));
      double two = cost(() -> replay(scenario(learner, instances, DriftSchedule.none()), 2));
      double learning = cost(() -> learn(learner, archive, drawn, 1)) + cost(() -> learn(learner, archive, drawn, 2));
      double together = cost(() -> learn(learner, archive, drawn, 1, 2));
      if (round >= 0) {
        plain[round] = one / instances / 1e3;
        shadowed[round] = two / instances / 1e3;
        alone[round] = learning / 2 / (instances - FIRST) / 1e3;
        inTurn[round] = together / 2 / (instances - FIRST) / 1e3;
      }
    }
    double added = (median(shadowed) - median(plain)) / 2 * instances / (instances - FIRST);
    say(String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.3f | %+.1f %% | %+.1f %% |", learner.id(), median(plain),
        median(shadowed), median(alone), median(inTurn), 100 * (added / median(alone) - 1), 100 * (added / median(inTurn) - 1)));
  }

  /** The instances that shadows see: those after the first version. */
  private static Instance[] drawn(int instances) {
    try (InstanceStream stream = scenario(new LogisticRegression(), instances, DriftSchedule.none()).open()) {
      var drawn = new Instance[instances];
      for (int i = 0; i < instances; i++) {
        drawn[i] = new Instance(stream.schema());
        stream.next(drawn[i]);
      }
      return drawn;
    }
  }

  /** Some stored versions predict and learn, instance by instance. */
  private static long learn(LearnerSpec spec, ModelArchive archive, Instance[] drawn, int... versions) {
    try (InstanceStream stream = scenario(spec, 1, DriftSchedule.none()).open()) {
      Learner[] learners = Arrays.stream(versions)
          .mapToObj(version -> ModelBytes.read(spec, stream.schema(), archive.get(new VersionId(version)))).toArray(Learner[]::new);
      var scores = new double[stream.schema().classCount()];
      for (int i = (int) FIRST; i < drawn.length; i++) {
        for (Learner learner : learners) {
          learner.predict(drawn[i], scores);
        }
        for (Learner learner : learners) {
          learner.learn(drawn[i]);
        }
      }
      return Double.doubleToLongBits(scores[0]);
    }
  }

  private static long replay(Scenario scenario, int shadows) {
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(FIRST);
      for (int i = 0; i < shadows; i++) {
        run.apply(new RunCommand.Shadow(new VersionId(1 + i), true));
      }
      run.advance(Long.MAX_VALUE / 2);
      return run.versions().size();
    }
  }

  private static void reschedule(int rounds) {
    Scenario scenario = scenario(new HoeffdingTree(), 300_000, swap(200_000));
    try (var timeline = new Timeline(new Run(scenario, new InMemoryArchive(), RunListener.NONE), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(20_000);
      timeline.apply(new RunCommand.Shadow(new VersionId(1), true));
      timeline.apply(new RunCommand.Shadow(new VersionId(2), true));
      timeline.advance(Long.MAX_VALUE / 2);
      var open = new double[rounds];
      var first = new double[rounds];
      var whole = new double[rounds];
      for (int round = -1; round < rounds; round++) {
        long began = THREADS.getCurrentThreadCpuTime();
        try (Timeline fork = timeline.rescheduled(swap(210_000 + round)).open()) {
          double opened = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
          fork.advance(5_000);
          double curve = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
          fork.advance(95_000);
          if (round >= 0) {
            open[round] = opened;
            first[round] = curve;
            whole[round] = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
          }
        }
      }
      say(String.format(Locale.ROOT, "| swap at 200,000 moved by 10,000 | %.0f | %.0f | %.0f |", median(open), median(first),
          median(whole)));
    }
  }

  private static DriftSchedule swap(long at) {
    return new DriftSchedule(List.of(new DriftEvent.LabelSwap(0, 1, at, 0, Profile.ABRUPT)));
  }

  private static Scenario scenario(LearnerSpec learner, long instances, DriftSchedule drift) {
    return new Scenario("bench", "Bench", "A bench.", new RandomRbf(), drift, instances, learner,
        new Strategy.Continuous(4_000), new AdwinIncrease(), Labels.IMMEDIATE, Optional.empty(), 1_000, 2_000, 1);
  }

  private static double cost(LongSupplier work) {
    long began = THREADS.getCurrentThreadCpuTime();
    if (work.getAsLong() == Long.MIN_VALUE) {
      throw new IllegalStateException("never");
    }
    return THREADS.getCurrentThreadCpuTime() - began;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
