// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * AUC over the last labels: how likely a positive has a higher score than a negative, ties counting one half (the Mann–Whitney
 * statistic over positives · negatives). A label costs O(1), asking O(window log window).
 */
public final class RankWindow {
  private final double[] scores;
  private final boolean[] positives;
  private int next;
  private int size;

  /** Holds up to so many labels. */
  public RankWindow(int length) {
    scores = new double[length];
    positives = new boolean[length];
  }

  private RankWindow(RankWindow other) {
    scores = other.scores.clone();
    positives = other.positives.clone();
    next = other.next;
    size = other.size;
  }

  /** Takes a label; one whose score is {@code NaN} is left out. */
  public void add(double score, boolean positive) {
    if (Double.isNaN(score)) {
      return;
    }
    scores[next] = score;
    positives[next] = positive;
    next = next + 1 == scores.length ? 0 : next + 1;
    size = Math.min(size + 1, scores.length);
  }

  /** The AUC in 0..1; {@code NaN} without a positive or without a negative. */
  public double auc() {
    double[] negatives = scoresOf(false);
    double[] others = scoresOf(true);
    if (negatives.length == 0 || others.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(negatives);
    Arrays.sort(others);
    double wins = 0;
    int below = 0;
    int upTo = 0;
    for (double score : others) {
      while (below < negatives.length && negatives[below] < score) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < negatives.length && negatives[upTo] == score) {
        upTo++;
      }
      wins += below + 0.5 * (upTo - below);
    }
    return wins / ((double) negatives.length * others.length);
  }

  private double[] scoresOf(boolean wanted) {
    double[] found = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (positives[i] == wanted) {
        found[count++] = scores[i];
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The bytes of its arrays. */
  public long bytes() {
    return (Double.BYTES + 1L) * scores.length;
  }

  /** An independent copy. */
  public RankWindow copy() {
    return new RankWindow(this);
  }
}
