// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.math.FastMath;
import org.driftlab.memory.ReplayMemory;
import org.jspecify.annotations.Nullable;

/** What a run does with its replay memory: offers it instances, draws batches from it, and hands out all it holds. */
final class Rehearsal {
  /** An instance's own fields and headers. */
  private static final int INSTANCE_BYTES = 48;

  /** Where the log loss is cut. */
  private static final double LEAST_SCORE = 1e-15;

  private final Schema schema;
  private Optional<Replay> replay;
  private @Nullable ReplayMemory memory;
  private Instance[] batch;
  private final double[] scores;
  private long sinceBatch;

  /** @param replay the memory and how it is drawn from; empty for a run without one */
  Rehearsal(Optional<Replay> replay, Schema schema, int seed) {
    this(replay, schema, replay.map(r -> r.memory().create(schema, seed)).orElse(null));
  }

  private Rehearsal(Optional<Replay> replay, Schema schema, @Nullable ReplayMemory memory) {
    this.replay = replay;
    this.schema = schema;
    this.memory = memory;
    scores = new double[schema.classCount()];
    batch = room(replay, schema);
  }

  private static Instance[] room(Optional<Replay> replay, Schema schema) {
    var batch = new Instance[replay.map(Replay::batch).orElse(0)];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = new Instance(schema);
    }
    return batch;
  }

  /** Another memory, or none, from here on; another one is offered what the one before holds, oldest first. */
  void use(Optional<Replay> other, int seed) {
    other.ifPresentOrElse(now -> {
      if (replay.map(Replay::memory).equals(Optional.of(now.memory()))) {
        beAt(now);
      } else {
        use(now, seed);
      }
    }, () -> {
      memory = null;
      replay = Optional.empty();
      batch = room(replay, schema);
    });
  }

  /** Another memory from here on, though it be of the same kind and size; it is offered what the one before holds. */
  void use(Replay other, int seed) {
    ReplayMemory next = other.memory().create(schema, seed);
    all(1, next::offer);
    memory = next;
    beAt(other);
  }

  private void beAt(Replay now) {
    replay = Optional.of(now);
    batch = room(replay, schema);
  }

  Rehearsal copy() {
    var copy = new Rehearsal(replay, schema, memory == null ? null : memory.copy());
    copy.sinceBatch = sinceBatch;
    return copy;
  }

  /** Whether there is a memory at all. */
  boolean hasMemory() {
    return memory != null;
  }

  /** Whether there is nothing to rehearse. */
  boolean isEmpty() {
    return memory == null || memory.size() == 0;
  }

  /** The memory itself; null without one. */
  @Nullable ReplayMemory memory() {
    return memory;
  }

  /** What the memory holds; empty without one. */
  Optional<MemoryView> view() {
    return memory == null ? Optional.empty()
        : Optional.of(MemoryView.of(replay.orElseThrow().memory(), memory, schema));
  }

  /** A labelled instance may be remembered. */
  void offer(Instance instance) {
    if (memory != null) {
      memory.offer(instance);
    }
  }

  /** The error detector has detected a drift. */
  void drift() {
    if (memory != null) {
      memory.drift();
    }
  }

  /** So many labels were learned; when it is time the models that learn learn a batch drawn from the memory. */
  void learned(int labels, Contestants contestants) {
    if (memory == null) {
      return;
    }
    sinceBatch += labels;
    if (sinceBatch >= replay.orElseThrow().every()) {
      sinceBatch = 0;
      batch(memory, contestants);
    }
  }

  private void batch(ReplayMemory from, Contestants contestants) {
    int drawn = from.sample(batch);
    for (int i = 0; i < drawn; i++) {
      if (from.wantsLosses()) {
        contestants.champion().learner().predict(batch[i], scores);
        from.tell(i, -FastMath.log(Math.max(LEAST_SCORE, scores[batch[i].y])));
      }
      contestants.rehearse(batch[i]);
    }
  }

  /** Hands out what the memory holds, oldest first, some times over; nothing without one. */
  void all(int epochs, Consumer<Instance> learn) {
    if (memory == null) {
      return;
    }
    var instance = new Instance(schema);
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = 0; i < memory.size(); i++) {
        memory.get(i, instance);
        learn.accept(instance);
      }
    }
  }

  /** A new learner that has learned what the memory holds, oldest first. */
  Learner teach(Learner fresh) {
    all(1, fresh::learn);
    return fresh;
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    long instance = INSTANCE_BYTES + (long) Double.BYTES * schema.featureCount();
    return ((memory == null ? 0 : memory.size()) + batch.length) * instance;
  }
}
