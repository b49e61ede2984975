// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.Replay;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;

/** What a run is told to go on by an edited scenario from where it is, instead of beginning anew with it. */
final class OnTheWay {
  private OnTheWay() {}

  /**
   * The commands that lead a run from one scenario to another.
   *
   * @return empty if they differ in something that holds from the first instance on, such as the stream
   */
  static Optional<List<RunCommand>> commands(Scenario from, Scenario to) {
    if (!onlyParts(from, to) || !memoryAlone(from, to) || !followable(from.policies().gate(), to.policies().gate())
        || !followable(from.policies().guard(), to.policies().guard())) {
      return Optional.empty();
    }
    var commands = new ArrayList<RunCommand>();
    if (!from.strategy().equals(to.strategy())) {
      commands.add(new RunCommand.Use(to.strategy()));
    }
    if (!from.policies().update().equals(to.policies().update())) {
      commands.add(new RunCommand.Use(to.policies().update()));
    }
    Optional<Gate> gate = to.policies().gate();
    gate.filter(g -> !gate.equals(from.policies().gate())).map(RunCommand.Use::new).ifPresent(commands::add);
    Optional<Guard> guard = to.policies().guard();
    guard.filter(g -> !guard.equals(from.policies().guard())).map(RunCommand.Use::new).ifPresent(commands::add);
    to.replay().filter(r -> !to.replay().equals(from.replay())).map(r -> new RunCommand.Use(r.memory())).ifPresent(commands::add);
    if (!from.detector().equals(to.detector())) {
      commands.add(new RunCommand.Use(to.detector()));
    }
    if (!from.learner().equals(to.learner())) {
      commands.add(new RunCommand.Use(to.learner()));
    }
    if (!from.labels().equals(to.labels())) {
      commands.add(new RunCommand.UseLabels(to.labels()));
    }
    return Optional.of(commands);
  }

  /** Whether the two are alike but for what a run can exchange. */
  static boolean onlyParts(Scenario from, Scenario to) {
    return Draft.edit(from, draft -> {
      draft.strategy = to.strategy();
      draft.policies = to.policies();
      draft.replay = to.replay();
      draft.detector = to.detector();
      draft.learner = to.learner();
      draft.labels = to.labels();
    }).equals(to);
  }

  /** A run takes another memory, which it goes on to rehearse from as before; without one it takes the usual rhythm. */
  private static boolean memoryAlone(Scenario from, Scenario to) {
    return to.replay().map(now -> {
      Replay before = from.replay().orElseGet(() -> new Replay(now.memory()));
      return now.batch() == before.batch() && now.every() == before.every();
    }).orElse(from.replay().isEmpty());
  }

  /** A run can get a gate or a guard, and exchange one, but not go back to the strategy's own choice. */
  private static boolean followable(Optional<?> from, Optional<?> to) {
    return to.isPresent() || from.isEmpty();
  }
}
