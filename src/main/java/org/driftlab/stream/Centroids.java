// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/** The labelled centres of the random RBF generators, around which their instances lie. */
final class Centroids {
  private static final int CELLS = 256;

  /** [centroids][attributes]. */
  final double[][] centres;
  private final int[] labels;
  private final double[] deviations;
  private final double[] weights;
  /** Sums of the weights up to each centroid, itself included; the last is their total. */
  private final double[] sums;
  /** For each of equal cells of [0, 1) the centroid that its lower edge falls on: where a search begins. */
  private final int[] guide = new int[CELLS];

  Centroids(int modelSeed, int classes, int attributes, int count) {
    var random = new LegacyRandom(modelSeed);
    centres = new double[count][attributes];
    labels = new int[count];
    deviations = new double[count];
    weights = new double[count];
    sums = new double[count];
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < attributes; i++) {
        centres[c][i] = random.nextDouble();
      }
      labels[c] = random.nextInt(classes);
      deviations[c] = random.nextDouble();
      weights[c] = random.nextDouble();
    }
    sumUp();
  }

  private Centroids(Centroids other) {
    centres = new double[other.centres.length][];
    for (int c = 0; c < centres.length; c++) {
      centres[c] = other.centres[c].clone();
    }
    labels = other.labels;
    deviations = other.deviations.clone();
    weights = other.weights.clone();
    sums = other.sums.clone();
    System.arraycopy(other.guide, 0, guide, 0, CELLS);
  }

  /** Draws an instance: a centroid by weight, a direction, and a normally distributed distance. */
  void draw(LegacyRandom random, Instance out) {
    int c = choose(random.nextDouble());
    double[] centre = centres[c];
    double squares = 0;
    for (int i = 0; i < centre.length; i++) {
      double direction = random.nextDouble() * 2 - 1;
      out.x[i] = direction;
      squares += direction * direction;
    }
    double scale = random.nextGaussian() * deviations[c] / Math.sqrt(squares);
    for (int i = 0; i < centre.length; i++) {
      out.x[i] = centre[i] + out.x[i] * scale;
    }
    out.y = labels[c];
    out.weight = 1;
  }

  private void sumUp() {
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      sum += weights[c];
      sums[c] = sum;
    }
    int c = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      c = search((double) cell / CELLS * sum, c);
      guide[cell] = c;
    }
  }

  /** The centroid on whose share of the total weight a number in [0, 1) falls. */
  private int choose(double share) {
    return search(share * sums[sums.length - 1], guide[(int) (share * CELLS)]);
  }

  private int search(double value, int from) {
    int c = from;
    while (c < sums.length - 1 && sums[c] <= value) {
      c++;
    }
    return c;
  }

  /** Centres, deviations and weights one after another. */
  double[] parameters() {
    int attributes = centres[0].length;
    var all = new double[centres.length * (attributes + 2)];
    int at = 0;
    for (double[] centre : centres) {
      System.arraycopy(centre, 0, all, at, attributes);
      at += attributes;
    }
    System.arraycopy(deviations, 0, all, at, deviations.length);
    System.arraycopy(weights, 0, all, at + deviations.length, weights.length);
    return all;
  }

  /** Takes what {@link #parameters} gave. */
  void move(double[] all) {
    int at = 0;
    for (double[] centre : centres) {
      System.arraycopy(all, at, centre, 0, centre.length);
      at += centre.length;
    }
    System.arraycopy(all, at, deviations, 0, deviations.length);
    System.arraycopy(all, at + deviations.length, weights, 0, weights.length);
    sumUp();
  }

  /** Independent centres; what never changes is shared. */
  Centroids copy() {
    return new Centroids(this);
  }
}
