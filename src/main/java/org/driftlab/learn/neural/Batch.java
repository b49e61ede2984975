// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;
import org.ejml.data.DMatrixRMaj;

/** Up to a fixed number of input rows with label, weight and the classes at stake. */
final class Batch {
  private final int width;
  private final DMatrixRMaj matrix;
  final int[] labels;
  final double[] weights;
  final long[] classes;
  private int rows;

  Batch(int most, int width) {
    this.width = width;
    matrix = new DMatrixRMaj(most, width);
    labels = new int[most];
    weights = new double[most];
    classes = new long[most];
  }

  int rows() {
    return rows;
  }

  /** Notes what belongs to the next row and returns the array into which it is to be written. */
  double[] next(int label, double weight, long atStake) {
    labels[rows] = label;
    weights[rows] = weight;
    classes[rows] = atStake;
    return matrix.data;
  }

  /** Says that the next row was written, and returns how many there are. */
  int added() {
    return ++rows;
  }

  void clear() {
    rows = 0;
  }

  /** The rows, [rows × width]. */
  DMatrixRMaj matrix() {
    matrix.numRows = rows;
    matrix.numCols = width;
    return matrix;
  }

  void set(Batch other) {
    rows = other.rows;
    System.arraycopy(other.matrix.data, 0, matrix.data, 0, rows * width);
    System.arraycopy(other.labels, 0, labels, 0, rows);
    System.arraycopy(other.weights, 0, weights, 0, rows);
    System.arraycopy(other.classes, 0, classes, 0, rows);
  }

  void save(ModelWriter out) {
    out.writeInt(rows);
    for (int r = 0; r < rows; r++) {
      out.writeInt(labels[r]);
      out.writeDouble(weights[r]);
      out.writeLong(classes[r]);
      out.writeDoubles(java.util.Arrays.copyOfRange(matrix.data, r * width, (r + 1) * width));
    }
  }

  void load(ModelReader in, int classCount) {
    rows = StoredValues.within(in.readInt(), 0, labels.length, "batch");
    for (int r = 0; r < rows; r++) {
      labels[r] = StoredValues.within(in.readInt(), 0, classCount - 1, "label");
      weights[r] = in.readDouble();
      classes[r] = in.readLong();
      if (!(weights[r] > 0)) {
        throw new ModelFormatException("The stored model's weight of an instance is not positive.");
      }
      System.arraycopy(StoredValues.finite(in.readDoubles(), width, "inputs"), 0, matrix.data, r * width, width);
    }
  }

  long bytes() {
    return Double.BYTES * (matrix.data.length + 2L * weights.length) + Integer.BYTES * (long) labels.length;
  }
}
