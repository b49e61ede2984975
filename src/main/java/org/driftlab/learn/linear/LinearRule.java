// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.learn.ModelWriter;

/** What sets linear learners apart: what their margins mean, and how a label moves the weights. */
interface LinearRule {
  /**
   * Turns margins into what both {@link #scores} and {@link #update} need, in place.
   *
   * @param outputs [classes]; on entry a margin a row, for two classes and fewer only the first
   */
  void activate(double[] outputs);

  /** Scores from outputs: finite, not negative, summing to one. */
  void scores(double[] outputs, double[] scores);

  /** Moves the weights of the model for an instance whose scaled features it holds. */
  void update(LinearModel model, double[] x, double[] outputs, int label, double weight);

  /** An independent copy. */
  LinearRule copy();

  /** Writes ahead of the model what tells a newer stored form from an older one; nothing if there is but one. */
  default void saveAhead(ModelWriter out) {}

  /** Writes the state beside the weights, if there is any. */
  void save(ModelWriter out);

  /** The bytes of that state. */
  long bytes();
}
