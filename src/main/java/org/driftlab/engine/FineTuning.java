// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.Tunable;
import org.driftlab.memory.ReplayMemory;

/**
 * A copy of a model learns a copy of the memory some times over, oldest first, on a thread of its own. The outcome depends on
 * the two copies alone and not on when it is asked for, so copies of a run share it. The thread stops when nobody can ask any
 * more.
 */
final class FineTuning {
  private static final int BETWEEN_LOOKS = 256;

  private final CompletableFuture<Learner> outcome = new CompletableFuture<>();
  private final AtomicLong learned = new AtomicLong();
  private final long instances;

  private FineTuning(long instances) {
    this.instances = instances;
  }

  /**
   * Begins.
   *
   * @param model is not touched
   * @param rate the learning rate of Adam, for a network; other models learn as they always do
   */
  static FineTuning begin(Learner model, ReplayMemory memory, Schema schema, int epochs, double rate) {
    var tuning = new FineTuning((long) epochs * memory.size());
    var work = new Work(new WeakReference<>(tuning), model.copy(), memory.copy(), new Instance(schema), epochs, rate,
        tuning.outcome, tuning.learned);
    Thread.ofPlatform().daemon().name("fine-tuning").start(work);
    return tuning;
  }

  /** Instances learned so far. */
  long learned() {
    return learned.get();
  }

  /** Instances there are to learn. */
  long instances() {
    return instances;
  }

  /** The tuned model, of which nobody else has this copy; waits for it. */
  Learner outcome() {
    try {
      return outcome.join().copy();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What the thread does; it must not hold on to the tuning itself. */
  private record Work(WeakReference<FineTuning> asked, Learner model, ReplayMemory memory, Instance instance, int epochs,
      double rate, CompletableFuture<Learner> outcome, AtomicLong learned) implements Runnable {
    @Override
    public void run() {
      try {
        tune();
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
      }
    }

    private void tune() {
      if (model instanceof Tunable network) {
        network.beginTuning(rate);
      }
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (int i = 0; i < memory.size(); i++) {
          memory.get(i, instance);
          model.learn(instance);
          if (learned.incrementAndGet() % BETWEEN_LOOKS == 0 && asked.refersTo(null)) {
            return;
          }
        }
      }
      if (model instanceof Tunable network) {
        network.endTuning();
      }
      outcome.complete(model);
    }
  }
}
