// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The test of {@link Mmd}. */
final class MmdTest implements RowMonitor.Test {
  /** The frequencies are the same in every run: they are no part of the data's chance. */
  private static final long SEED = 0x5EED_0F_F0_04_1EL;

  private static final int MEDIAN_POINTS = 100;

  /** Points of the reference that the covariance is estimated from. */
  private static final int COVARIANCE_POINTS = 1_000;

  private final double alpha;
  private final int frequencies;
  private DMatrixRMaj frequency = new DMatrixRMaj(0, 0);
  private double[] referenceMean = new double[0];
  private int referenceCount;
  private double trace;
  private double trace2;
  private double trace3;
  private double pValue = 1;

  MmdTest(double alpha, int frequencies) {
    this.alpha = alpha;
    this.frequencies = frequencies;
  }

  @Override
  public void fit(DMatrixRMaj reference) {
    frequency = frequencies(reference.numCols, medianDistance(reference));
    DMatrixRMaj features = features(reference);
    referenceMean = means(features);
    referenceCount = reference.numRows;
    int rows = Math.min(COVARIANCE_POINTS, referenceCount);
    traces(CommonOps_DDRM.extract(features, referenceCount - rows, referenceCount, 0, features.numCols));
  }

  private DMatrixRMaj frequencies(int coordinates, double width) {
    var random = new SplittableRandom(SEED);
    var matrix = new DMatrixRMaj(frequencies, coordinates);
    for (int i = 0; i < matrix.data.length; i++) {
      // Box and Muller; the second number of each pair is not needed.
      double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      matrix.data[i] = radius * StrictMath.cos(2 * Math.PI * random.nextDouble()) / width;
    }
    return matrix;
  }

  /** The median distance of points that lie evenly in the reference; 1 if they are all the same. */
  private static double medianDistance(DMatrixRMaj points) {
    int n = Math.min(MEDIAN_POINTS, points.numRows);
    var distances = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        int a = (int) ((long) i * points.numRows / n) * points.numCols;
        int b = (int) ((long) j * points.numRows / n) * points.numCols;
        double sum = 0;
        for (int c = 0; c < points.numCols; c++) {
          double difference = points.data[a + c] - points.data[b + c];
          sum += difference * difference;
        }
        distances[count++] = sum;
      }
    }
    Arrays.sort(distances);
    double median = count == 0 ? 0 : Math.sqrt(distances[count / 2]);
    return median > 0 ? median : 1;
  }

  /** Cosines and sines of the points at all frequencies, over the root of the number of frequencies. */
  private DMatrixRMaj features(DMatrixRMaj points) {
    var angles = new DMatrixRMaj(points.numRows, frequencies);
    CommonOps_DDRM.multTransB(points, frequency, angles);
    var features = new DMatrixRMaj(points.numRows, 2 * frequencies);
    double scale = 1 / Math.sqrt(frequencies);
    for (int i = 0; i < angles.data.length; i++) {
      features.data[2 * i] = scale * Wave.cos(angles.data[i]);
      features.data[2 * i + 1] = scale * Wave.sin(angles.data[i]);
    }
    return features;
  }

  static double[] means(DMatrixRMaj points) {
    var means = new double[points.numCols];
    for (int i = 0; i < points.data.length; i++) {
      means[i % means.length] += points.data[i];
    }
    for (int c = 0; c < means.length; c++) {
      means[c] /= points.numRows;
    }
    return means;
  }

  /** The traces of the covariance's first three powers, freed of most of the bias of their estimation. */
  private void traces(DMatrixRMaj features) {
    int n = features.numRows;
    int d = features.numCols;
    double[] mean = means(features);
    for (int i = 0; i < features.data.length; i++) {
      features.data[i] -= mean[i % d];
    }
    var covariance = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(1.0 / (n - 1), features, features, covariance);
    var square = new DMatrixRMaj(d, d);
    CommonOps_DDRM.mult(covariance, covariance, square);
    trace = CommonOps_DDRM.trace(covariance);
    double second = CommonOps_DDRM.trace(square);
    double third = 0;
    for (int i = 0; i < covariance.data.length; i++) {
      third += covariance.data[i] * square.data[i];
    }
    trace2 = second - trace * trace / n;
    trace3 = third - 3 * trace * trace2 / n - trace * trace * trace / ((double) n * n);
  }

  @Override
  public void compare(DMatrixRMaj current) {
    double[] mean = means(features(current));
    double distance = 0;
    for (int c = 0; c < mean.length; c++) {
      distance += (mean[c] - referenceMean[c]) * (mean[c] - referenceMean[c]);
    }
    double scale = (double) referenceCount * current.numRows / (referenceCount + current.numRows);
    if (trace2 > 0 && trace3 > 0) {
      double freedom = trace2 * trace2 * trace2 / (trace3 * trace3);
      double standard = (scale * distance - trace) / Math.sqrt(2 * trace2);
      pValue = Tails.chiSquare(freedom + standard * Math.sqrt(2 * freedom), freedom);
    } else {
      // The reference does not vary.
      pValue = distance > 0 ? 0 : 1;
    }
  }

  @Override
  public double statistic() {
    return Evidence.of(pValue);
  }

  @Override
  public double level() {
    return Evidence.of(alpha);
  }

  @Override
  public boolean alarm() {
    return pValue <= alpha;
  }

  @Override
  public RowMonitor.Test copy() {
    var copy = new MmdTest(alpha, frequencies);
    copy.frequency = frequency;
    copy.referenceMean = referenceMean;
    copy.referenceCount = referenceCount;
    copy.trace = trace;
    copy.trace2 = trace2;
    copy.trace3 = trace3;
    copy.pValue = pValue;
    return copy;
  }
}
