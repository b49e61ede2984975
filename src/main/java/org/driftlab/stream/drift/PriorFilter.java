// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

/**
 * Rejection to given class proportions when those of the stream are not known.
 *
 * <p>A list of wanted classes is kept, each drawn from the target. An instance is taken if its class is on the list; the
 * entry is then drawn anew. Whatever the stream's own proportions are, the number of instances of a class that were
 * taken differs from the number of its draws by less than the list is long, so the target is met to within 32
 * instances beyond the sampling error; P(x|y) stays what it was. A list, rather than the one class wanted next, keeps
 * the waste near that of rejection with known proportions: of K equally frequent classes in equal proportion
 * 32/(31 + K) of the instances are taken instead of 1/K.
 */
final class PriorFilter {
  static final int WANTED = 32;

  private static final int CELLS = 256;

  private final double[] cumulative;
  /** For each of equal cells of [0, 1) the class that a draw at its lower edge means. */
  private final int[] guide;
  private final int[] wanted;
  private int filled;

  PriorFilter(double[] proportions) {
    cumulative = new double[proportions.length];
    wanted = new int[proportions.length];
    double sum = 0;
    for (int c = 0; c < proportions.length; c++) {
      sum += proportions[c];
      cumulative[c] = sum;
    }
    // The last one becomes exactly 1, which no draw reaches.
    for (int c = 0; c < proportions.length; c++) {
      cumulative[c] /= sum;
    }
    guide = new int[CELLS];
    for (int cell = 1; cell < CELLS; cell++) {
      guide[cell] = classOf((double) cell / CELLS, guide[cell - 1]);
    }
  }

  private PriorFilter(PriorFilter other) {
    cumulative = other.cumulative;
    guide = other.guide;
    wanted = other.wanted.clone();
    filled = other.filled;
  }

  /** Whether an instance of the class is taken. */
  boolean takes(int label, EventRandom random) {
    while (filled < WANTED) {
      wanted[draw(random)]++;
      filled++;
    }
    if (wanted[label] == 0) {
      return false;
    }
    wanted[label]--;
    filled--;
    return true;
  }

  /** A class that is on the list, for a message. */
  int waitsFor() {
    int most = 0;
    for (int c = 1; c < wanted.length; c++) {
      most = wanted[c] > wanted[most] ? c : most;
    }
    return most;
  }

  private int draw(EventRandom random) {
    double u = random.nextDouble();
    return classOf(u, guide[(int) (u * CELLS)]);
  }

  /** The class whose share of [0, 1) holds u, sought from a class that is not above it. */
  private int classOf(double u, int from) {
    int c = from;
    while (u >= cumulative[c]) {
      c++;
    }
    return c;
  }

  PriorFilter copy() {
    return new PriorFilter(this);
  }
}
