// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.Strategy;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.stream.StreamSpec;

/** The parts of a scenario laid out to be exchanged; lives for one edit. */
final class Draft {
  private final Scenario scenario;
  String title;
  StreamSpec stream;
  long instances;
  LearnerSpec learner;
  Strategy strategy;
  DetectorSpec detector;
  List<MonitorSpec> monitors;
  Labels labels;
  Optional<Replay> replay;
  int window;
  int initialLabels;
  int seed;
  Policies policies;
  Optional<Stakes> stakes;

  private Draft(Scenario s) {
    scenario = s;
    title = s.title();
    stream = s.stream();
    instances = s.instances();
    learner = s.learner();
    strategy = s.strategy();
    detector = s.detector();
    monitors = s.monitors();
    labels = s.labels();
    replay = s.replay();
    window = s.window();
    initialLabels = s.initialLabels();
    seed = s.seed();
    policies = s.policies();
    stakes = s.stakes();
  }

  /**
   * The scenario with some parts exchanged.
   *
   * @throws org.driftlab.data.InputException if the parts do not go together
   */
  static Scenario edit(Scenario scenario, Consumer<Draft> change) {
    var draft = new Draft(scenario);
    change.accept(draft);
    // What is at stake is a class of the stream's; another stream has other classes.
    Optional<Stakes> stakes = draft.stream.id().equals(scenario.stream().id()) ? draft.stakes : Optional.empty();
    boolean lost = scenario.stakes().isPresent() && stakes.isEmpty();
    return new Scenario(scenario.id(), draft.title, scenario.story(), draft.stream, scenario.drift(), draft.instances,
        draft.learner, draft.strategy, draft.detector, draft.monitors, draft.labels, draft.replay, draft.window,
        draft.initialLabels, draft.seed, lost ? draft.policies.withoutCosts() : draft.policies, scenario.start(), scenario.forgetting(),
        scenario.expect(), scenario.next(), stakes);
  }
}
