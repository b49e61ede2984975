// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.Map;
import java.util.Optional;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Spec;
import org.driftlab.engine.Change;
import org.driftlab.engine.Replay;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code driftlab whatif} of which one is given: the one thing that is different. */
final class OtherFuture {
  private static final String PERSON = "whatif";

  @Option(names = "--strategy", paramLabel = "ID", description = "Another strategy from T on.")
  private @Nullable String strategy;

  @Option(names = "--detector", paramLabel = "ID", description = "Another detector from T on.")
  private @Nullable String detector;

  @Option(names = "--learner", paramLabel = "ID", description = "Another learner, or other parameters, from T on.")
  private @Nullable String learner;

  @Option(names = "--update", paramLabel = "ID", description = "Another update policy from T on.")
  private @Nullable String update;

  @Option(names = "--gate", description = "Another gate from T on; --set says which.")
  private boolean gate;

  @Option(names = "--no-gate", description = "No gate but the strategy's own from T on.")
  private boolean noGate;

  @Option(names = "--guard", description = "Another guard from T on; --set says which, labels=0 is none.")
  private boolean guard;

  @Option(names = "--no-guard", description = "No guard but the strategy's own from T on.")
  private boolean noGuard;

  @Option(names = "--memory", paramLabel = "ID", description = "Another memory from T on.")
  private @Nullable String memory;

  @Option(names = "--no-memory", description = "No memory, and so no rehearsal, from T on.")
  private boolean noMemory;

  @Option(names = "--rehearse", paramLabel = "B/E",
      description = "From T on batches of B instances from the memory, one every E labels, such as 16/64.")
  private @Nullable String rehearse;

  @Option(names = "--monitors-of", paramLabel = "SCENARIO",
      description = "The data monitors of another scenario from T on; they may be none.")
  private @Nullable String monitorsOf;

  @Option(names = "--drift-of", paramLabel = "SCENARIO",
      description = "The drift events of another scenario; T is where the two first differ.")
  @Nullable String driftOf;

  @Option(names = "--labels-of", paramLabel = "SCENARIO", description = "The labels of another scenario from T on.")
  private @Nullable String labelsOf;

  @Option(names = "--shadow", paramLabel = "V",
      description = "A version in shadow from T on; it learns, unless --set learning=false.")
  private @Nullable String shadow;

  @Option(names = "--stop-shadow", paramLabel = "V", description = "The end of a version's shadow at T.")
  private @Nullable String stopShadow;

  @Option(names = "--fine-tune", paramLabel = "N", description = "The champion learns the memory N times at T.")
  private @Nullable Integer fineTune;

  @Option(names = "--promote", paramLabel = "V", description = "Promote a version at T.")
  private @Nullable String promote;

  @Option(names = "--rollback", paramLabel = "V", description = "Roll back to a version at T.")
  private @Nullable String rollback;

  @Option(names = "--without", paramLabel = "K",
      description = "Leave out the K-th intervention of --run, from 0; T is where it was made.")
  @Nullable Integer without;

  /** Whether the change itself says where it is made. */
  boolean tellsWhere() {
    return without != null || driftOf != null;
  }

  /** Whether the change depends on what the run goes on by where it is made. */
  boolean needsTheRun() {
    return rehearse != null;
  }

  /**
   * The change.
   *
   * @param parameters of the part that is given
   * @param now what the run goes on by where the change is made; looked at only if {@link #needsTheRun}
   * @throws InputException if there is no such part or it cannot have such parameters
   */
  Change change(Map<String, String> parameters, Scenario now) {
    if (rehearse != null) {
      return new Change.With(new RunCommand.UseReplay(replay(rehearse, now.replay())));
    }
    return change(parameters);
  }

  /** The change, if it does not depend on the run. */
  Change change(Map<String, String> parameters) {
    if (without != null) {
      return new Change.Without(without);
    } else if (driftOf != null) {
      return new Change.Drift(Inputs.scenario(driftOf).drift());
    }
    return new Change.With(command(parameters));
  }

  private RunCommand command(Map<String, String> parameters) {
    if (promote != null) {
      return new RunCommand.Promote(version(promote), PERSON, PERSON);
    } else if (rollback != null) {
      return new RunCommand.RollBack(version(rollback), PERSON, PERSON);
    } else if (shadow != null) {
      return new RunCommand.Shadow(version(shadow), learning(parameters));
    } else if (stopShadow != null) {
      return new RunCommand.StopShadow(version(stopShadow));
    } else if (fineTune != null) {
      return new RunCommand.FineTune(fineTune, PERSON, PERSON);
    } else if (labelsOf != null) {
      return new RunCommand.UseLabels(Inputs.scenario(labelsOf).labels());
    } else if (monitorsOf != null) {
      return new RunCommand.UseMonitors(Inputs.scenario(monitorsOf).monitors());
    } else if (noMemory || noGate || noGuard) {
      return new RunCommand.Drop(noMemory ? RunCommand.Part.MEMORY : noGate ? RunCommand.Part.GATE : RunCommand.Part.GUARD);
    }
    return new RunCommand.Use(part(parameters));
  }

  private Spec part(Map<String, String> parameters) {
    if (strategy != null) {
      return Catalog.POLICIES.find(strategy, parameters);
    } else if (detector != null) {
      return Catalog.DETECTORS.find(detector, parameters);
    } else if (update != null) {
      return Catalog.UPDATES.find(update, parameters);
    } else if (memory != null) {
      return Catalog.MEMORIES.find(memory, parameters);
    } else if (gate) {
      return Catalog.GATES.find("gate", parameters);
    } else if (guard) {
      return Catalog.GUARDS.find("guard", parameters);
    }
    return Catalog.LEARNERS.find(String.valueOf(learner), parameters);
  }

  private static boolean learning(Map<String, String> parameters) {
    String told = parameters.getOrDefault("learning", "true");
    if (!told.equals("true") && !told.equals("false")) {
      throw new InputException("Parameter 'learning' is '%s' but must be true or false.".formatted(told));
    }
    return told.equals("true");
  }

  private static Replay replay(String text, Optional<Replay> now) {
    String[] numbers = text.split("/", -1);
    if (numbers.length != 2 || !numbers[0].matches("[0-9]{1,9}") || !numbers[1].matches("[0-9]{1,9}")) {
      throw new InputException("'%s' is no rehearsal; write the size of a batch and the labels between two, such as 16/64."
          .formatted(text));
    }
    Replay before = now.orElseThrow(() -> new InputException(
        "The run has no memory there to rehearse from; give it one with '--memory'."));
    return new Replay(before.memory(), Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** A version as it is written everywhere, such as v3, or its number alone. */
  private static VersionId version(String text) {
    String digits = text.startsWith("v") ? text.substring(1) : text;
    if (!digits.matches("[1-9][0-9]{0,8}")) {
      throw new InputException("'%s' is no version; versions are written v1, v2 and so on.".formatted(text));
    }
    return new VersionId(Integer.parseInt(digits));
  }
}
