// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.engine.Checkpoints;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Timeline;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.Sea;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.version.VersionId;

/**
 * How long it takes to go to a random instance of a run's past: a Hoeffding tree as champion, two more as learning shadows,
 * a label swap half-way, with the default budget of the checkpoints; and what keeping them costs the run.
 *
 * <p>Times are processor time of the measuring thread, but for the last column.
 *
 * <p>Arguments: instances (default 1,000,000), seeks (default 100).
 */
public final class SeekBench {
  private static final double MILLION = 1e6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SeekBench() {}

  public static void main(String[] args) {
    long instances = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    int seeks = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    say("| stream | run alone s | with checkpoints s | kept | MB | widest gap | seek median ms | p95 | max | max, wall |");
    say("|---|---|---|---|---|---|---|---|---|---|");
    measure("SEA", new Sea(), instances, seeks);
    measure("RBF, 10 features", new RandomRbf(), instances, seeks);
  }

  private static void measure(String name, StreamSpec stream, long instances, int seeks) {
    Scenario scenario = scenario(stream, instances);
    replay(scenario); // warms up
    double alone = replay(scenario);
    long began = THREADS.getCurrentThreadCpuTime();
    try (var timeline = new Timeline(run(scenario), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(100_000);
      timeline.apply(new RunCommand.Shadow(new VersionId(1), true));
      timeline.apply(new RunCommand.Shadow(new VersionId(2), true));
      timeline.advance(instances);
      double kept = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
      double slowest = 0;
      var millis = new double[seeks];
      var random = new Random(7);
      for (int i = 0; i < seeks; i++) {
        long wall = System.nanoTime();
        millis[i] = seek(timeline, random.nextLong(instances + 1));
        slowest = Math.max(slowest, (System.nanoTime() - wall) / MILLION);
      }
      Arrays.sort(millis);
      List<Checkpoints.Kept> all = timeline.checkpoints().kept();
      long widest = 0;
      for (int i = 1; i < all.size(); i++) {
        widest = Math.max(widest, all.get(i).index() - all.get(i - 1).index());
      }
      say(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %d | %.0f | %,d | %.0f | %.0f | %.0f | %.0f |", name, alone, kept,
          all.size(), timeline.checkpoints().bytes() / MILLION, widest, millis[seeks / 2], millis[seeks * 95 / 100],
          millis[seeks - 1], slowest));
    }
  }

  /** Milliseconds of processor time of a seek. */
  private static double seek(Timeline timeline, long to) {
    long began = THREADS.getCurrentThreadCpuTime();
    timeline.seek(to);
    double millis = (THREADS.getCurrentThreadCpuTime() - began) / MILLION;
    if (timeline.run().index() != to) {
      throw new IllegalStateException("went to %d in place of %d".formatted(timeline.run().index(), to));
    }
    return millis;
  }

  /** Seconds of the same run without checkpoints. */
  private static double replay(Scenario scenario) {
    long began = THREADS.getCurrentThreadCpuTime();
    try (Run run = run(scenario)) {
      run.advance(100_000);
      run.apply(new RunCommand.Shadow(new VersionId(1), true));
      run.apply(new RunCommand.Shadow(new VersionId(2), true));
      run.advance(scenario.instances());
    }
    return (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
  }

  private static Run run(Scenario scenario) {
    return new Run(scenario, new InMemoryArchive(), RunListener.NONE);
  }

  private static Scenario scenario(StreamSpec stream, long instances) {
    var swap = new DriftEvent.LabelSwap(0, 1, instances / 2, 0, Profile.ABRUPT);
    return new Scenario("seek", "Seek", "", stream, new DriftSchedule(List.of(swap)), instances, new HoeffdingTree(),
        new Strategy.Continuous(50_000), new AdwinIncrease(), Labels.IMMEDIATE, Optional.empty(), 1_000, 5_000, 1);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
