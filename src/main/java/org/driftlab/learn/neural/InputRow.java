// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.Arrays;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Turns an instance into a row of numbers for a network: numeric features, standardized by the mean and deviation of what
 * was learned so far and cut to ±4, or as they are; then an indicator for each value of the nominal ones. A missing value
 * is 0.
 */
final class InputRow {
  private static final double LIMIT = 4;

  private final FeatureLayout layout;
  private final boolean scaling;

  /** Weight, mean and squared distances of each numeric feature: three rows side by side, [3 · numeric]. */
  private final double[] moments;

  InputRow(Schema schema, boolean scaling) {
    this(new FeatureLayout(schema), scaling);
  }

  private InputRow(FeatureLayout layout, boolean scaling) {
    this.layout = layout;
    this.scaling = scaling;
    moments = new double[scaling ? 3 * layout.numeric.length : 0];
  }

  int width() {
    return Math.addExact(layout.numeric.length, layout.valueCount());
  }

  void write(double[] x, double[] row, int first) {
    int count = layout.numeric.length;
    for (int j = 0; j < count; j++) {
      row[first + j] = value(x[layout.numeric[j]], j);
    }
    Arrays.fill(row, first + count, first + width(), 0);
    for (int k = 0; k < layout.nominal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        row[first + count + place] = 1;
      }
    }
  }

  private double value(double value, int j) {
    if (!Values.present(value)) {
      return 0;
    }
    if (!scaling) {
      return value;
    }
    int count = layout.numeric.length;
    double squares = moments[2 * count + j];
    if (!(squares > 1e-200)) {
      return 0;
    }
    return Math.clamp((value - moments[count + j]) * Math.sqrt(moments[j] / squares), -LIMIT, LIMIT);
  }

  void learn(double[] x, double weight) {
    int count = scaling ? layout.numeric.length : 0;
    for (int j = 0; j < count; j++) {
      double value = x[layout.numeric[j]];
      if (Values.present(value)) {
        moments[j] += weight;
        double part = weight / moments[j];
        double off = value - moments[count + j];
        moments[count + j] += off * part;
        moments[2 * count + j] += weight * (1 - part) * off * off;
      }
    }
  }

  InputRow copy() {
    var copy = new InputRow(layout, scaling);
    System.arraycopy(moments, 0, copy.moments, 0, moments.length);
    return copy;
  }

  void save(ModelWriter out) {
    out.writeDoubles(moments);
  }

  InputRow load(ModelReader in) {
    System.arraycopy(StoredValues.finite(in.readDoubles(), moments.length, "moments"), 0, moments, 0, moments.length);
    return this;
  }

  long bytes() {
    return Double.BYTES * (long) moments.length;
  }
}
