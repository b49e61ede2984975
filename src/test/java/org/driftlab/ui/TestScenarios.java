// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.util.List;
import java.util.Optional;
import org.driftlab.detect.Ddm;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.memory.FifoMemory;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;

/** Scenarios that show every part of the window. */
public final class TestScenarios {
  private TestScenarios() {}

  /** 60,000 instances of SEA with two label swaps; a version every 5,000 labels from 2,000 on, retrained on drift. */
  public static Scenario swaps() {
    var drift = new DriftSchedule(List.of(new DriftEvent.LabelSwap(0, 1, 18_000, 0, Profile.ABRUPT),
        new DriftEvent.LabelSwap(0, 1, 36_000, 4_000, Profile.SIGMOID)));
    return new Scenario("swaps", "Two reversals", "The two classes exchange their meaning, and later slowly change back.",
        new Sea(), drift, 60_000, new LogisticRegression(), new Strategy.RetrainOnDrift(5_000), new Ddm(), new Labels(200),
        Optional.of(new Replay(new FifoMemory(), 32, 32)), 1_000, 2_000, 1);
  }

  /** The same with nothing injected, learned on without retraining. */
  public static Scenario calm() {
    return new Scenario("calm", "Calm sea", "Nothing changes: what does a detector say when there is nothing to say?",
        new Sea(), DriftSchedule.none(), 20_000, new LogisticRegression(), new Strategy.Continuous(5_000), new Ddm(),
        Labels.IMMEDIATE, Optional.empty(), 1_000, 2_000, 1);
  }

  /** A frozen champion, a candidate in shadow, a swap at 15,000, and a gate whose verdict waits for a person. */
  public static Scenario gated() {
    var drift = new DriftSchedule(List.of(new DriftEvent.LabelSwap(0, 1, 15_000, 0, Profile.ABRUPT)));
    return new Scenario("gated", "At the gate", "A candidate adapts in shadow and waits for a person's word.", new Sea(),
        drift, 60_000, new LogisticRegression(), new Strategy.Gated(), new Ddm(), Labels.IMMEDIATE, Optional.empty(), 1_000,
        2_000, 1).with(new Policies(Policies.DEFAULT.update(), Optional.of(new Gate().withApproval(Gate.Approval.PERSON)),
            Optional.empty()));
  }
}
