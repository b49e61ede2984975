// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.Schema;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.version.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Fine-tuning in the background: models learn the memory while they go on predicting, and the outcome takes their place a
 * stated number of labels later, whether the computation needed that long or not; the run waits for it if it must. One at a
 * time.
 */
final class Tuner {
  /** Who asked for it: a person, or nobody but the policy. */
  private record Order(String by, String why, boolean person) {}

  /** What became of a fine-tuning after a label. */
  enum Outcome {
    NONE,
    /** The models that learn are the tuned ones now. */
    SWAPPED,
    /** The tuned champion is a version of its own and reigns. */
    INSTALLED
  }

  private final Contestants contestants;
  private final Succession succession;
  private final Consumer<RunEvent> emit;
  private final Schema schema;
  private @Nullable Order order;
  private long labelsLeft;

  Tuner(Contestants contestants, Succession succession, Consumer<RunEvent> emit, Schema schema) {
    this.contestants = contestants;
    this.succession = succession;
    this.emit = emit;
    this.schema = schema;
  }

  /** The same state over a copy's contestants, which have copies of what is tuned. */
  Tuner copy(Contestants newContestants, Succession newSuccession, Consumer<RunEvent> newEmit) {
    var copy = new Tuner(newContestants, newSuccession, newEmit, schema);
    copy.order = order;
    copy.labelsLeft = labelsLeft;
    return copy;
  }

  /** Labels until the one under way is due; negative if there is none. */
  long labelsLeft() {
    return order == null ? -1 : labelsLeft;
  }

  /** Begins to tune all models that learn, unless a fine-tuning is under way. */
  void begin(ReplayMemory memory, Update.FineTune how, long index) {
    begin(memory, how, index, contestants.models().stream().filter(Contestant::learning).toList(),
        new Order("policy", "", false));
  }

  /** Begins to tune the champion for a person. */
  void begin(ReplayMemory memory, Update.FineTune how, RunCommand.FineTune command, long index) {
    begin(memory, how, index, List.of(contestants.champion()), new Order(command.by(), command.why(), true));
  }

  private void begin(ReplayMemory memory, Update.FineTune how, long index, List<Contestant> who, Order newOrder) {
    if (order != null || who.isEmpty()) {
      return;
    }
    order = newOrder;
    labelsLeft = how.within();
    who.forEach(c -> c.tune(FineTuning.begin(c.learner(), memory, schema, how.epochs(), how.rate())));
    emit.accept(new RunEvent.FineTuneStarted(index, how.epochs(), memory.size(), how.within()));
  }

  /** A label has arrived: puts in what is due. */
  Outcome afterLabel(long index) {
    if (order == null || labelsLeft-- > 0) {
      return Outcome.NONE;
    }
    Order done = order;
    order = null;
    List<Contestant> tuned = contestants.models().stream().filter(c -> c.tuning() != null).toList();
    emit.accept(new RunEvent.FineTuneDone(index, !tuned.isEmpty()));
    for (Contestant contestant : tuned) {
      FineTuning tuning = contestant.tuning();
      if (tuning != null && done.person()) {
        succession.install(contestant.spec(), tuning.outcome(), index, Reason.FINE_TUNE, done.by(), done.why());
        return Outcome.INSTALLED;
      } else if (tuning != null) {
        contestant.replace(contestant.spec(), tuning.outcome());
      }
    }
    return tuned.isEmpty() ? Outcome.NONE : Outcome.SWAPPED;
  }

  Optional<RunSnapshot.Tuning> view() {
    if (order == null) {
      return Optional.empty();
    }
    long learned = 0;
    long instances = 0;
    for (Contestant contestant : contestants.models()) {
      FineTuning tuning = contestant.tuning();
      learned += tuning == null ? 0 : tuning.learned();
      instances += tuning == null ? 0 : tuning.instances();
    }
    return Optional.of(new RunSnapshot.Tuning(learned, instances, labelsLeft));
  }
}
