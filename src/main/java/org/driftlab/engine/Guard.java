// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.EDetector;

/**
 * The guard after a promotion: the deposed champion stays in shadow, frozen, for g labels, and comes back by itself if it
 * proves to be better than the one that took its place.
 *
 * <p>An e-detector watches the paired losses (J. Shin, A. Ramdas, A. Rinaldo, <i>E-detectors</i>, NEJSDS 2(2) (2024)
 * 229–260, Shiryaev–Roberts): e-processes begun at every label are summed, so a promoted model that turns bad late is found
 * as fast as one that was bad from the start. Its level is g/α, and as the sum grows by at most one a label while the promoted
 * model is no worse, it reaches the level within the g labels with a probability of at most α. If another is promoted
 * meanwhile, the guard goes on with that one from the start; up to three deposed champions stay at once.
 *
 * @param labels g, labels that both predicted; 0 for no guard
 * @param alpha α, the probability of a rollback without cause in the whole of the g labels
 * @param tolerance what is not yet a cause: a loss of accuracy, or a cost a label in shares of the largest cost
 * @param loss what is compared: errors, or what they cost by the stakes, divided by the largest cost ({@link Losses})
 */
public record Guard(
    @Param(label = "Labels", unit = "labels", help = "How long the deposed champion stays in shadow; 0 for no guard.",
        min = 0, max = 10_000_000) int labels,
    @Param(label = "Error rate α", help = "The probability of a rollback without cause.", min = 0, max = 0.5,
        minExclusive = true) double alpha,
    @Param(label = "Tolerance", help = "What is not yet a cause: a loss of accuracy, or a share of the largest cost.",
        min = 0, max = 1, maxExclusive = true) double tolerance,
    @Param(label = "Loss", help = "What is compared: errors, or what they cost by the stakes, divided by the largest cost.")
    Loss loss)
    implements Spec {
  /** 5,000 labels at α = 0.05, no tolerance. */
  public Guard() {
    this(5_000, 0.05, 0);
  }

  /** A guard that compares errors. */
  public Guard(int labels, double alpha, double tolerance) {
    this(labels, alpha, tolerance, Loss.ERROR);
  }

  public Guard {
    Params.check(Guard.class, labels, alpha, tolerance, loss);
  }

  @Override
  public String id() {
    return "guard";
  }

  @Override
  public String title() {
    return "Guard after a promotion";
  }

  /** This guard comparing something else. */
  public Guard withLoss(Loss other) {
    return new Guard(labels, alpha, tolerance, other);
  }

  /** A detector of values (loss of the promoted − loss of the deposed + 1)/2. */
  public DriftDetector create() {
    return new EDetector(alpha / labels, 0, (1 + tolerance) / 2, EDetector.Combination.SHIRYAEV_ROBERTS).create();
  }
}
