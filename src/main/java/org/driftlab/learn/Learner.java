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

  /** An independent copy that predicts and learns identically from here on. */
  Learner copy();

  /** Writes the state so that {@link LearnerSpec#load} restores it exactly. */
  void save(ModelWriter out);

  /** The bytes of the model's own arrays, counted without an agent. */
  long modelBytes();
}
