// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;

/**
 * Draws a learner's answers towards the shares of the classes as far as they have turned out to exaggerate. The regression of
 * what came (1 or 0) on the answer given before it came has a slope below 1, the lower the more the answers follow noise (J. B.
 * Copas, "Regression, prediction and shrinkage", Journal of the Royal Statistical Society B 45:311–354, 1983, who estimates the
 * slope beforehand; here it is observed, over the last thousand labels or so). A unit's answer h becomes share + slope · (h −
 * mean answer), so that where the features tell nothing, the most frequent class remains.
 *
 * <p>Cost: O(units) a label or answer; no allocation.
 */
final class Shrinkage {
  /** How many labels are remembered, the older ones fading. */
  private static final double SPAN = 1_000;

  /** What the slope is held above, so that the order of the scores stays. */
  private static final double LEAST = 0.01;

  /** At the beginning the answers are believed, as much as ten labels with the variance of a coin could say. */
  private static final double BELIEF = 10 * 0.25;

  private double seen;

  /** The means of the answers and of what came, the covariance of both and the variance of the answers, each [units]. */
  private final double[] answer;

  private final double[] share;
  private final double[] shared;
  private final double[] spread;

  Shrinkage(int units) {
    this(0, new double[units], new double[units], new double[units], new double[units]);
  }

  private Shrinkage(double seen, double[] answer, double[] share, double[] shared, double[] spread) {
    this.seen = seen;
    this.answer = answer;
    this.share = share;
    this.shared = shared;
    this.spread = spread;
  }

  /** What a unit's answer is worth: at least 0, at most 1; the answer itself before anything was seen. */
  double of(int unit, double h) {
    if (seen == 0) {
      return h;
    }
    double slope = Math.clamp((seen * shared[unit] + BELIEF) / (seen * spread[unit] + BELIEF), LEAST, 1);
    return Math.clamp(share[unit] + slope * (h - answer[unit]), 0, 1);
  }

  /** Counts a label with a weight above 0; its part in what is remembered, for {@link #learn}. */
  double count(double weight) {
    seen = Math.min(seen + weight, Math.max(SPAN, weight));
    return weight / seen;
  }

  /** Sees what came of a unit's answer, 1 or 0. */
  void learn(int unit, double h, double came, double part) {
    double off = h - answer[unit];
    double surprise = came - share[unit];
    answer[unit] += part * off;
    share[unit] += part * surprise;
    shared[unit] = (1 - part) * (shared[unit] + part * off * surprise);
    spread[unit] = (1 - part) * (spread[unit] + part * off * off);
  }

  Shrinkage copy() {
    return new Shrinkage(seen, answer.clone(), share.clone(), shared.clone(), spread.clone());
  }

  void save(ModelWriter out) {
    out.writeDouble(seen);
    out.writeDoubles(answer);
    out.writeDoubles(share);
    out.writeDoubles(shared);
    out.writeDoubles(spread);
  }

  static Shrinkage load(int units, ModelReader in) {
    double seen = StoredValues.weights(new double[] {in.readDouble()}, 1, "weight of the answers")[0];
    return new Shrinkage(seen, StoredValues.finite(in.readDoubles(), units, "mean answers"),
        StoredValues.weights(in.readDoubles(), units, "classes' shares"),
        StoredValues.finite(in.readDoubles(), units, "covariances"),
        StoredValues.weights(in.readDoubles(), units, "answers' variances"));
  }

  long bytes() {
    return Double.BYTES * (1 + 4L * answer.length);
  }
}
