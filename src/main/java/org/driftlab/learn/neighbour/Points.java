// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Stored instances, one array a feature (numeric ones first), with their labels and weights. The arrays grow by
 * doubling; they are visible to the learners of this package, which read them in their loops. A missing numeric value
 * is {@code NaN}, a missing nominal one −1.
 */
final class Points {
  private static final int FIRST_ROOM = 64;

  /** How many numeric features there are: the first columns. */
  final int numeric;

  /** The values, [features][room]. */
  double[][] columns;

  /** The class of each, [room]. */
  int[] labels;

  /** The weight of each, [room]. */
  double[] weights;

  /** How many are stored. */
  int count;

  Points(FeatureLayout layout) {
    this(layout.numeric.length, new double[layout.numeric.length + layout.nominal.length][0], new int[0],
        new double[0], 0);
  }

  private Points(int numeric, double[][] columns, int[] labels, double[] weights, int count) {
    this.numeric = numeric;
    this.columns = columns;
    this.labels = labels;
    this.weights = weights;
    this.count = count;
  }

  /** How many instances fit without growing. */
  int room() {
    return labels.length;
  }

  /** Fills in an instance's values in the order of the columns, [features]. */
  static void encode(FeatureLayout layout, double[] x, double[] out) {
    int numeric = layout.numeric.length;
    for (int j = 0; j < numeric; j++) {
      double value = x[layout.numeric[j]];
      out[j] = Values.present(value) ? value : Double.NaN;
    }
    for (int k = 0; k < layout.nominal.length; k++) {
      out[numeric + k] = Values.index(x[layout.nominal[k]], layout.offset[k + 1] - layout.offset[k]);
    }
  }

  /** Makes room for so many instances, at most as many as ever needed. */
  void reserve(int needed, int most) {
    if (needed <= room()) {
      return;
    }
    int room = (int) Math.min(most, Math.max(Math.max(FIRST_ROOM, needed), 2L * room()));
    for (int f = 0; f < columns.length; f++) {
      columns[f] = Arrays.copyOf(columns[f], room);
    }
    labels = Arrays.copyOf(labels, room);
    weights = Arrays.copyOf(weights, room);
  }

  /** Stores encoded values at a place. */
  void put(int place, double[] values, int label, double weight) {
    for (int f = 0; f < columns.length; f++) {
      columns[f][place] = values[f];
    }
    labels[place] = label;
    weights[place] = weight;
  }

  /** Copies the values at a place, [features]. */
  void get(int place, double[] values) {
    for (int f = 0; f < columns.length; f++) {
      values[f] = columns[f][place];
    }
  }

  /** Moves what is stored at one place to another. */
  void move(int from, int to) {
    for (double[] column : columns) {
      column[to] = column[from];
    }
    labels[to] = labels[from];
    weights[to] = weights[from];
  }

  /** Moves the instances in [from, from + length) to the front; their count becomes the length. */
  void keep(int from, int length) {
    for (double[] column : columns) {
      System.arraycopy(column, from, column, 0, length);
    }
    System.arraycopy(labels, from, labels, 0, length);
    System.arraycopy(weights, from, weights, 0, length);
    count = length;
  }

  Points copy() {
    double[][] copies = columns.clone();
    Arrays.setAll(copies, f -> columns[f].clone());
    return new Points(numeric, copies, labels.clone(), weights.clone(), count);
  }

  /** The bytes of the stored instances; the arrays themselves may have room for as many again. */
  long bytes() {
    return count * bytesEach();
  }

  /** The bytes of one instance. */
  long bytesEach() {
    return columns.length * (long) Double.BYTES + Integer.BYTES + Double.BYTES;
  }

  /** Leaves at most so many instances, evenly spread over what there is. */
  void thin(int most) {
    if (count > most) {
      for (int i = 0; i < most; i++) {
        move((int) ((long) i * count / most), i);
      }
      count = most;
    }
  }

  void save(ModelWriter out) {
    out.writeInts(Arrays.copyOf(labels, count));
    out.writeDoubles(Arrays.copyOf(weights, count));
    for (double[] column : columns) {
      out.writeDoubles(Arrays.copyOf(column, count));
    }
  }

  /** Restores what {@link #save} wrote, of at most so many instances. */
  static Points load(FeatureLayout layout, int classes, int most, ModelReader in) {
    int[] labels = in.readInts();
    int count = StoredValues.within(labels.length, 0, most, "number of instances");
    for (int label : labels) {
      StoredValues.within(label, 0, classes - 1, "label");
    }
    var points = new Points(layout);
    points.reserve(count, most);
    points.count = count;
    System.arraycopy(labels, 0, points.labels, 0, count);
    double[] weights = StoredValues.weights(in.readDoubles(), count, "instance weights");
    System.arraycopy(weights, 0, points.weights, 0, count);
    for (int f = 0; f < points.columns.length; f++) {
      double[] column = ModelReader.expectLength(in.readDoubles(), count, "column");
      check(column, layout, f);
      System.arraycopy(column, 0, points.columns[f], 0, count);
    }
    return points;
  }

  private static void check(double[] column, FeatureLayout layout, int f) {
    int k = f - layout.numeric.length;
    for (double value : column) {
      boolean good = k < 0 ? Double.isNaN(value) || Values.present(value)
          : value == -1 || Values.index(value, layout.offset[k + 1] - layout.offset[k]) == value;
      if (!good) {
        throw new ModelFormatException("The stored model's instances hold %s, which their feature cannot be."
            .formatted(value));
      }
    }
  }
}
