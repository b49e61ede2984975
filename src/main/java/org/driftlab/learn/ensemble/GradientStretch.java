// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.learn.math.Values;

/**
 * Instances that a row of gradient boosted trees goes through step by step instead of instance by instance: a step's trees need
 * the margins that the steps before gave the same instance, and nothing else, so they may be behind. It ends before the
 * quantizer could draw new borders, at which all trees have to meet.
 */
final class GradientStretch {
  /** The most instances. */
  private static final int LONGEST = 512;

  /** The most margins, and the most bins, that are kept. */
  private static final int MOST_NUMBERS = 1 << 20;

  private static final Instance[] NONE = {};

  private final GradientRow row;
  private final int longest;
  private final Relay relay;

  /** What the steps so far say of each place, [places · rows]. */
  private final double[] margins;

  /** The classes' probabilities before a step, [steps][classes]: each step's own, as steps work at the same time. */
  private final double[][] shares;

  private Instance[] block = NONE;
  private int first;

  GradientStretch(GradientRow row, int features, int classes, int threads) {
    this.row = row;
    longest = Math.clamp(MOST_NUMBERS / Math.max(1, Math.max(features, row.rows())), 1, LONGEST);
    relay = new Relay(threads, this::go);
    margins = new double[longest * row.rows()];
    shares = new double[row.steps()][classes];
  }

  /**
   * Predicts and learns instances of a block from a place on, as far as the borders stay.
   *
   * @return how many; 0 if there may be new borders at the first
   */
  int run(Instance[] instances, int from, int to, double[][] scores) {
    block = instances;
    first = from;
    int length = bins(Math.min(longest, to - from));
    if (length == 0) {
      return 0;
    }
    Arrays.fill(margins, 0, length * row.rows(), 0);
    relay.run(row.steps(), length);
    for (int place = 0; place < length; place++) {
      row.shares(margins, place * row.rows(), scores[from + place]);
    }
    block = NONE;
    return length;
  }

  /** Puts values into bins until there may be new ones; the number of places. */
  private int bins(int most) {
    row.quantizer().reserve(longest);
    for (int place = 0; place < most; place++) {
      Instance instance = block[first + place];
      if (Values.learnable(instance)) {
        if (row.quantizer().staysFor() == 0) {
          return place;
        }
        row.quantizer().add(instance.x, place);
      }
    }
    return most;
  }

  private void go(int step, int from, int to) {
    double[] share = shares[step];
    for (int place = from; place < to; place++) {
      Instance instance = block[first + place];
      boolean learned = Values.learnable(instance);
      if (learned) {
        row.shares(margins, place * row.rows(), share);
      }
      for (int r = 0; r < row.rows(); r++) {
        RegressionTree tree = row.tree(r, step);
        int leaf = tree.find(instance.x);
        margins[place * row.rows() + r] += row.rate() * tree.value(leaf);
        if (learned) {
          double g = row.gradient(share, r, instance);
          tree.learn(leaf, g, row.curvature(share, r, instance), row.quantizer(), place);
        }
      }
    }
  }
}
