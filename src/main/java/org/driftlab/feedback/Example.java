// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.Arrays;
import org.driftlab.feedback.NGrams.TextVector;

/** A question the model keeps: to answer like it, to rehearse it, or only to ask it as a control. */
final class Example {
  final String message;
  final String clean;
  final TextVector x;

  /** The place of its intent. */
  final int label;

  /** Whether the intent is known to be wrong instead of right. */
  final boolean negative;

  /** Who taught it; empty for the knowledge base. */
  final String rater;

  /** Its place in the index of cosines; -1 while it is in none. */
  int row = -1;

  /** Whether {@link #near} and {@link #against} are known; if not, they have to be looked up before they are read. */
  boolean knowsNear = true;

  /** How much it counts, in [0, 1]. */
  double weight;

  /** Its share of the classifier's weight vectors, w_k = Σ alpha_k·x over all examples, [intents]. */
  final double[] alpha;

  /** What the classifier says of it: w_k·x, [intents]; kept up with every step. */
  final double[] margins;

  /** The weighted cosine to the nearest example of each intent, itself included, [intents]. */
  final double[] near;

  /** The same for the nearest one known not to be of that intent, [intents]. */
  final double[] against;

  Example(String message, TextVector x, int label, boolean negative, String rater, double weight, int intents) {
    this(message, Messages.clean(message), x, label, negative, rater, weight, new double[intents],
        new double[intents], new double[intents], new double[intents]);
  }

  private Example(String message, String clean, TextVector x, int label, boolean negative, String rater, double weight,
      double[] alpha, double[] margins, double[] near, double[] against) {
    this.message = message;
    this.clean = clean;
    this.x = x;
    this.label = label;
    this.negative = negative;
    this.rater = rater;
    this.weight = weight;
    this.alpha = alpha;
    this.margins = margins;
    this.near = near;
    this.against = against;
  }

  Example copy() {
    var copy = new Example(message, clean, x, label, negative, rater, weight, alpha.clone(), margins.clone(),
        near.clone(), against.clone());
    copy.row = row;
    copy.knowsNear = knowsNear;
    return copy;
  }

  boolean isTaught() {
    return !rater.isEmpty();
  }

  /** Takes note of an example at a cosine. */
  void meet(Example other, double cosine) {
    double[] nearest = nearest(other);
    nearest[other.label] = Math.max(nearest[other.label], other.weight * cosine);
  }

  /** Where an example is taken note of, [intents]. */
  double[] nearest(Example other) {
    return other.negative ? against : near;
  }

  void forgetNear() {
    Arrays.fill(near, 0);
    Arrays.fill(against, 0);
    knowsNear = false;
  }
}
