// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.Spec;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunCommand.Part;
import org.driftlab.engine.Scenario;

/** What a run is told to go on by an edited scenario from where it is, instead of beginning anew with it. */
public final class OnTheWay {
  private OnTheWay() {}

  /**
   * The commands that lead a run from one scenario to another, in an order in which each leaves it with parts that go together.
   *
   * @return empty if they differ in something that holds from the first instance on, such as the stream
   */
  public static Optional<List<RunCommand>> commands(Scenario from, Scenario to) {
    if (!onlyParts(from, to)) {
      return Optional.empty();
    }
    var commands = new ArrayList<RunCommand>();
    // A memory comes before what learns it, and goes after that.
    to.replay().filter(r -> !to.replay().equals(from.replay())).map(RunCommand.UseReplay::new).ifPresent(commands::add);
    part(from.strategy(), to.strategy(), commands);
    part(from.policies().update(), to.policies().update(), commands);
    optional(from.policies().gate(), to.policies().gate(), Part.GATE, commands);
    optional(from.policies().guard(), to.policies().guard(), Part.GUARD, commands);
    part(from.detector(), to.detector(), commands);
    part(from.learner(), to.learner(), commands);
    if (!from.monitors().equals(to.monitors())) {
      commands.add(new RunCommand.UseMonitors(to.monitors()));
    }
    if (!from.labels().equals(to.labels())) {
      commands.add(new RunCommand.UseLabels(to.labels()));
    }
    if (from.replay().isPresent() && to.replay().isEmpty()) {
      commands.add(new RunCommand.Drop(Part.MEMORY));
    }
    return Optional.of(commands);
  }

  private static void part(Spec from, Spec to, List<RunCommand> commands) {
    if (!from.equals(to)) {
      commands.add(new RunCommand.Use(to));
    }
  }

  private static void optional(Optional<? extends Spec> from, Optional<? extends Spec> to, Part part, List<RunCommand> commands) {
    if (!from.equals(to)) {
      commands.add(to.<RunCommand>map(RunCommand.Use::new).orElseGet(() -> new RunCommand.Drop(part)));
    }
  }

  /** Whether the two are alike but for what a run can exchange. */
  static boolean onlyParts(Scenario from, Scenario to) {
    return Draft.edit(from, draft -> {
      draft.strategy = to.strategy();
      draft.policies = to.policies();
      draft.replay = to.replay();
      draft.detector = to.detector();
      draft.monitors = to.monitors();
      draft.learner = to.learner();
      draft.labels = to.labels();
    }).equals(to);
  }
}
