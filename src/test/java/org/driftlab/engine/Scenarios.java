// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.detect.Ddm;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.memory.FifoMemory;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;

/** Small scenarios for the engine's tests: SEA whose two classes exchange their meaning half-way. */
public final class Scenarios {
  private Scenarios() {}

  /** 40,000 instances, swap at 20,000, first version after 5,000 labels. */
  public static Scenario swap(Strategy strategy, int delay) {
    return swap(strategy, delay, Optional.empty());
  }

  /** As {@link #swap(Strategy, int)} with a FIFO memory of 1,000 and batches of 32. */
  public static Scenario swapWithReplay(Strategy strategy) {
    return swap(strategy, 0, Optional.of(new Replay(new FifoMemory(), 32, 32)));
  }

  /** As {@link #swap(Strategy, int)}, but the swap ends at 22,000. */
  public static Scenario poisoned(Strategy strategy) {
    return scenario(strategy, 0, Optional.empty(), new DriftEvent.LabelSwap(0, 1, 20_000, 0, Profile.ABRUPT, 1,
        new Recurrence(2_001, 2_000, 1)));
  }

  private static Scenario swap(Strategy strategy, int delay, Optional<Replay> replay) {
    return scenario(strategy, delay, replay, new DriftEvent.LabelSwap(0, 1, 20_000, 0, Profile.ABRUPT));
  }

  private static Scenario scenario(Strategy strategy, int delay, Optional<Replay> replay, DriftEvent event) {
    var drift = new DriftSchedule(List.of(event));
    return new Scenario("swap", "Swap", "The classes exchange their meaning.", new Sea(), drift, 40_000,
        new LogisticRegression(), strategy, new Ddm(), new Labels(delay), replay, 1_000, 5_000, 1);
  }
}
