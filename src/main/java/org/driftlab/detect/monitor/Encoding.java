// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Schema;
import org.ejml.data.DMatrixRMaj;

/**
 * Instances as points for monitors of all features at once: a numeric feature in standard deviations from the
 * reference's mean, at most 10 of them, a nominal one as one coordinate a value. What is missing stands at the mean,
 * or at no value. A feature that is constant in the reference counts in its own unit, and a nominal one of more than 32
 * values is left out.
 */
final class Encoding {
  private static final int MOST_VALUES = 32;
  private static final double FARTHEST = 10;

  private final boolean[] nominal;
  private final int[] place;
  private final int[] values;
  private final double[] mean;
  private final double[] inverse;

  /**
   * The encoding that fits a reference.
   *
   * @param rows instances one after another: [rows · features]
   * @param first the row where the reference begins; rows go round
   */
  Encoding(Schema schema, double[] rows, int first, int count) {
    int features = schema.featureCount();
    nominal = new boolean[features];
    place = new int[features + 1];
    values = new int[features];
    mean = new double[features];
    inverse = new double[features];
    int capacity = rows.length / Math.max(1, features);
    for (int f = 0; f < features; f++) {
      nominal[f] = schema.isNominal(f);
      values[f] = nominal[f] && schema.valueCount(f) <= MOST_VALUES ? schema.valueCount(f) : 0;
      place[f + 1] = place[f] + (nominal[f] ? values[f] : 1);
      if (!nominal[f]) {
        scale(f, features, rows, first, count, capacity);
      }
    }
  }

  private void scale(int f, int features, double[] rows, int first, int count, int capacity) {
    double n = 0;
    double average = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double value = rows[(first + i) % capacity * features + f];
      if (Math.abs(value) <= Double.MAX_VALUE) {
        n++;
        double distance = value - average;
        average += distance / n;
        squares += distance * (value - average);
      }
    }
    mean[f] = average;
    inverse[f] = squares > 0 && squares <= Double.MAX_VALUE ? Math.sqrt(n / squares) : 1;
  }

  /** The number of coordinates. */
  int size() {
    return place[place.length - 1];
  }

  /** Some rows as points: [count × {@link #size}]. */
  DMatrixRMaj points(double[] rows, int first, int count) {
    int features = nominal.length;
    int capacity = rows.length / Math.max(1, features);
    var points = new DMatrixRMaj(count, size());
    for (int i = 0; i < count; i++) {
      int from = (first + i) % capacity * features;
      for (int f = 0; f < features; f++) {
        set(points.data, i * size() + place[f], f, rows[from + f]);
      }
    }
    return points;
  }

  private void set(double[] out, int at, int f, double value) {
    if (!nominal[f]) {
      double z = (value - mean[f]) * inverse[f];
      out[at] = z >= -FARTHEST && z <= FARTHEST ? z : z > 0 ? FARTHEST : z < 0 ? -FARTHEST : 0;
    } else if (value >= 0 && value < values[f]) {
      out[at + (int) value] = 1;
    }
  }
}
