// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

/** A learner whose training steps another rule can take for a while, to fine-tune it. */
public interface Tunable extends Learner {
  /**
   * From here on what is learned is learned by Adam with a rate of its own, beginning with empty moments, and nothing else is
   * done against forgetting.
   *
   * @param rate the learning rate η, above 0
   */
  void beginTuning(double rate);

  /** Goes back to the learner's own optimizer, which begins with empty moments; a batch that is not full is given up. */
  void endTuning();
}
