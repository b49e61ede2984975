// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import org.driftlab.data.Instance;

/** A classifier that learns from one instance at a time; single-threaded. */
public interface Learner {
  /**
   * Scores the classes for an instance; its label is not looked at and nothing is learned.
   *
   * @param scores [classes], overwritten: finite, not negative, summing to one (uniform when nothing is known)
   */
  void predict(Instance instance, double[] scores);

  /** Learns from a labelled instance; the instance is not kept and not changed. */
  void learn(Instance instance);

  /**
   * Test-then-train through a block of instances that are all known already: each in turn is predicted and then, if it has
   * a label, learned. Scores and state come out exactly as if {@link #predict} and {@link #learn} were called one after the
   * other; an ensemble is faster with it, because its members go through the block each on its own.
   *
   * @param block instances; those in [from, to) are gone through
   * @param scores [places of the block][classes], overwritten in [from, to)
   */
  default void predictThenLearn(Instance[] block, int from, int to, double[][] scores) {
    for (int i = from; i < to; i++) {
      predict(block[i], scores[i]);
      if (block[i].y != Instance.NO_LABEL) {
        learn(block[i]);
      }
    }
  }

  /** An independent copy that predicts and learns identically from here on. */
  Learner copy();

  /** Writes the state so that {@link LearnerSpec#load} restores it exactly. */
  void save(ModelWriter out);

  /** The bytes of the model's own arrays, counted without an agent. */
  long modelBytes();
}
