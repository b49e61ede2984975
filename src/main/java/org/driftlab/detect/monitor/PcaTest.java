// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The test of {@link PcaReconstruction}. */
final class PcaTest implements RowMonitor.Test {
  private final double alpha;
  private final double explained;
  private double[] mean = new double[0];
  private DMatrixRMaj components = new DMatrixRMaj(0, 0);
  private double referenceMean;
  private double referenceVariance;
  private int referenceCount;
  private double pValue = 1;

  PcaTest(double alpha, double explained) {
    this.alpha = alpha;
    this.explained = explained;
  }

  @Override
  public void fit(DMatrixRMaj reference) {
    int half = reference.numRows / 2;
    DMatrixRMaj learned = CommonOps_DDRM.extract(reference, 0, half, 0, reference.numCols);
    mean = MmdTest.means(learned);
    components = components(centred(learned));
    DMatrixRMaj rest = CommonOps_DDRM.extract(reference, half, reference.numRows, 0, reference.numCols);
    double[] errors = errors(rest);
    referenceCount = errors.length;
    referenceMean = mean(errors);
    referenceVariance = variance(errors, referenceMean);
  }

  /** The principal axes that explain the wanted share of the variance, at least one and not all: [axes × coordinates]. */
  private DMatrixRMaj components(DMatrixRMaj centred) {
    int d = centred.numCols;
    var covariance = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(centred, centred, covariance);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (d < 2 || !eigen.decompose(covariance)) {
      return new DMatrixRMaj(0, d);
    }
    var order = new Integer[d];
    double total = 0;
    for (int i = 0; i < d; i++) {
      order[i] = i;
      total += eigen.getEigenvalue(i).getReal();
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()));
    int count = 0;
    double sum = 0;
    while (count < d - 1 && (count == 0 || sum < explained * total)) {
      sum += eigen.getEigenvalue(order[count++]).getReal();
    }
    var axes = new DMatrixRMaj(count, d);
    for (int i = 0; i < count; i++) {
      System.arraycopy(eigen.getEigenVector(order[i]).data, 0, axes.data, i * d, d);
    }
    return axes;
  }

  private DMatrixRMaj centred(DMatrixRMaj points) {
    DMatrixRMaj centred = points.copy();
    for (int i = 0; i < points.data.length; i++) {
      centred.data[i] -= mean[i % mean.length];
    }
    return centred;
  }

  /** The squared length that is left of each point when its part along the axes is taken away. */
  private double[] errors(DMatrixRMaj points) {
    DMatrixRMaj centred = centred(points);
    var along = new DMatrixRMaj(points.numRows, components.numRows);
    CommonOps_DDRM.multTransB(centred, components, along);
    var errors = new double[points.numRows];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.max(0, squaredLength(centred, i) - squaredLength(along, i));
    }
    return errors;
  }

  private static double squaredLength(DMatrixRMaj matrix, int row) {
    double sum = 0;
    for (int c = 0; c < matrix.numCols; c++) {
      double value = matrix.data[row * matrix.numCols + c];
      sum += value * value;
    }
    return sum;
  }

  @Override
  public void compare(DMatrixRMaj current) {
    double[] errors = errors(current);
    double now = mean(errors);
    double error = Math.sqrt(referenceVariance / referenceCount + variance(errors, now) / errors.length);
    double difference = Math.abs(now - referenceMean);
    // A constant reference is rebuilt exactly, up to rounding.
    pValue = difference <= 1e-12 ? 1 : error > 0 ? Tails.normalTwoSided(difference / error) : 0;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / Math.max(1, values.length - 1);
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
    var copy = new PcaTest(alpha, explained);
    copy.mean = mean;
    copy.components = components;
    copy.referenceMean = referenceMean;
    copy.referenceVariance = referenceVariance;
    copy.referenceCount = referenceCount;
    copy.pValue = pValue;
    return copy;
  }
}
