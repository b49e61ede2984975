// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;

/** Carries out what a person asks of a run, or says in one sentence why not. */
final class Orders {
  private final Lifecycle lifecycle;
  private final Succession succession;
  private final Gatekeeper gatekeeper;
  private final Contestants contestants;
  private final Rehearsal rehearsal;
  private final Tuner tuner;
  private final Consumer<RunEvent> emit;

  Orders(Lifecycle lifecycle, Succession succession, Gatekeeper gatekeeper, Contestants contestants, Rehearsal rehearsal,
      Tuner tuner, Consumer<RunEvent> emit) {
    this.lifecycle = lifecycle;
    this.succession = succession;
    this.gatekeeper = gatekeeper;
    this.contestants = contestants;
    this.rehearsal = rehearsal;
    this.tuner = tuner;
    this.emit = emit;
  }

  /** Carries out a command; one that cannot be becomes {@link RunEvent.Refused}. */
  void carryOut(RunCommand command, long index) {
    try {
      switch (command) {
        case RunCommand.Shadow c -> shadow(c, index);
        case RunCommand.StopShadow c -> stopShadow(c.version(), index);
        case RunCommand.Use c -> lifecycle.use(c.part(), index);
        case RunCommand.Promote c -> {
          promote(c, index);
          lifecycle.newReign(index);
        }
        case RunCommand.RollBack c -> {
          succession.rollBack(c.version(), index, c.by(), c.why());
          lifecycle.newReign(index);
        }
        case RunCommand.UseReplay c -> lifecycle.use(c.replay(), index);
        case RunCommand.Drop c -> lifecycle.drop(c.part(), index);
        case RunCommand.UseLabels _, RunCommand.UseMonitors _ ->
            throw new IllegalStateException("the run itself has labels and monitors");
        case RunCommand.Keep c -> keep(c, index);
        case RunCommand.FineTune c -> fineTune(c, index);
      }
    } catch (InputException | ModelFormatException e) {
      emit.accept(new RunEvent.Refused(index, String.valueOf(e.getMessage())));
    }
  }

  private void shadow(RunCommand.Shadow command, long index) {
    if (contestants.shadow(command.version()).isPresent()) {
      throw new InputException("Version %s is already in shadow.".formatted(command.version()));
    }
    gatekeeper.startShadow(command.version(), command.learning(), index);
  }

  private void stopShadow(VersionId id, long index) {
    Contestant shadow = shadowOf(id, "so there is nothing to stop");
    if (shadow.duty == Duty.CANDIDATE) {
      throw new InputException("The candidate of the strategy '%s' cannot be stopped; it ends when its champion does."
          .formatted(lifecycle.scenario().strategy().id()));
    }
    contestants.remove(shadow);
    emit.accept(new RunEvent.ShadowStopped(index, id));
  }

  private Contestant shadowOf(VersionId id, String consequence) {
    return contestants.shadow(id)
        .orElseThrow(() -> new InputException("Version %s is not in shadow, %s.".formatted(id, consequence)));
  }

  private void promote(RunCommand.Promote command, long index) {
    Optional<Contestant> shadow = contestants.shadow(command.version());
    if (shadow.isPresent()) {
      succession.promote(shadow.get(), index, Reason.MANUAL, command.by(), command.why());
    } else {
      succession.promote(command.version(), index, command.by(), command.why());
    }
  }

  private void keep(RunCommand.Keep command, long index) {
    Contestant shadow = shadowOf(command.version(), "so the gate has nothing to say about it");
    Comparison comparison = shadow.comparison();
    if (comparison == null) {
      throw new InputException("This run has no gate, so there is no verdict to answer.");
    }
    comparison.restart();
    emit.accept(new RunEvent.Kept(index, command.version(), command.by(), command.why()));
  }

  private void fineTune(RunCommand.FineTune command, long index) {
    ReplayMemory memory = rehearsal.memory();
    if (memory == null || memory.size() == 0) {
      throw new InputException("There is no memory to fine-tune on; add 'replay:' to the scenario.");
    }
    if (succession.book().isEmpty()) {
      throw new InputException("There is no version yet; the first one comes after %,d labels."
          .formatted(lifecycle.scenario().initialLabels()));
    }
    if (command.epochs() < 1) {
      throw new InputException("The epochs are %d but must be at least 1.".formatted(command.epochs()));
    }
    if (tuner.labelsLeft() >= 0) {
      throw new InputException("A fine-tuning is under way; it ends in %,d labels.".formatted(tuner.labelsLeft()));
    }
    Update.FineTune how = lifecycle.scenario().policies().update() instanceof Update.FineTune set ? set
        : new Update.FineTune();
    tuner.begin(memory, how.withEpochs(command.epochs()), command, index);
  }
}
