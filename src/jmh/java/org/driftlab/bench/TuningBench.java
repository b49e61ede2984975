// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;

/** What fine-tuning in the background costs the loop that goes on serving: its processor time with and without, in turns. */
public final class TuningBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 9;
  private static final int LABELS = 6_000;
  private static final int BEFORE = 1_500;

  private TuningBench() {}

  /** Prints the medians and their ratio. */
  public static void main(String[] args) {
    var without = new double[ROUNDS];
    var with = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      double plain = seconds(false);
      double tuning = seconds(true);
      if (round >= 0) {
        without[round] = plain;
        with[round] = tuning;
      }
    }
    Arrays.sort(without);
    Arrays.sort(with);
    System.out.println(String.format(Locale.ROOT,
        "serving %,d instances: %.3f s alone (%.3f–%.3f), %.3f s (%.3f–%.3f) while fine-tuning, ratio %.3f", LABELS,
        without[ROUNDS / 2], without[0], without[ROUNDS - 1], with[ROUNDS / 2], with[0], with[ROUNDS - 1],
        with[ROUNDS / 2] / without[ROUNDS / 2]));
  }

  /** Seconds of processor time of the serving thread from the beginning to the putting in. */
  private static double seconds(boolean tuning) {
    Scenario base = Scenarios.find("forgetting");
    var scenario = new Scenario(base.id(), base.title(), base.story(), base.stream(), base.drift(), base.instances(),
        base.learner(), new Strategy.Manual(), base.detector(), base.labels(), base.replay(), base.window(), BEFORE,
        base.seed()).with(new Policies(new Update.FineTune(1, 0, 1e-4, LABELS), Optional.empty(), Optional.empty()));
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(BEFORE);
      long began = THREADS.getCurrentThreadCpuTime();
      if (tuning) {
        run.apply(new RunCommand.FineTune(1, "bench", ""));
      }
      run.advance(LABELS);
      return (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
    }
  }
}
