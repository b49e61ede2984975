// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;

/**
 * The blend of memory and classifier, p = λ·r + (1 − λ)·c: c is the classifier's softmax, r the softmax of 24 times the cosines
 * to the nearest example of each intent, and λ the fourth power of the largest of these. So a question that was seen before
 * is answered from memory, one in new words by the classifier.
 */
final class Blend {
  private static final double SHARPNESS = 24;

  private Blend() {}

  /** The probabilities of the intents for an example that was met with all others, out: [intents]. */
  static void probabilities(Example example, double[] out) {
    double nearest = 0;
    for (int k = 0; k < out.length; k++) {
      out[k] = near(example, k);
      nearest = Math.max(nearest, out[k]);
    }
    nearest = Math.min(1, nearest);
    for (int k = 0; k < out.length; k++) {
      out[k] = FastMath.exp(SHARPNESS * (out[k] - nearest));
    }
    Scores.fromWeights(out, out);
    double share = nearest * nearest * nearest * nearest;
    double[] classified = new double[out.length];
    DualClassifier.classify(example.margins, classified);
    for (int k = 0; k < out.length; k++) {
      out[k] = share * out[k] + (1 - share) * classified[k];
    }
  }

  /**
   * The most probable intent. Both parts of the sum rise with what they are made of, so where memory and classifier prefer the same
   * intent there is nothing to compute.
   *
   * @param out [intents], overwritten
   */
  static int best(Example example, double[] out) {
    int nearest = 0;
    double most = -1;
    for (int k = 0; k < out.length; k++) {
      double near = near(example, k);
      if (near > most) {
        most = near;
        nearest = k;
      }
    }
    if (Scores.argMax(example.margins) == nearest) {
      return nearest;
    }
    probabilities(example, out);
    return Scores.argMax(out);
  }

  /** The cosine to the nearest example of an intent, less the square of that to the nearest known to be of another. */
  private static double near(Example example, int k) {
    return Math.max(0, example.near[k] - example.against[k] * example.against[k]);
  }
}
