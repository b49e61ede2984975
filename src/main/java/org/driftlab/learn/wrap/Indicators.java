// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import java.util.ArrayList;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Values;

/** The transformation of {@link OneHot}; it learns nothing. */
final class Indicators implements Transform {
  /** The number of values of each feature, 0 of a numeric one, [features]. */
  private final int[] valueCounts;

  private final int length;

  Indicators(Schema schema) {
    valueCounts = new int[schema.featureCount()];
    int sum = 0;
    for (int f = 0; f < valueCounts.length; f++) {
      valueCounts[f] = schema.valueCount(f);
      sum = Math.addExact(sum, schema.isNominal(f) ? valueCounts[f] : 1);
    }
    length = sum;
  }

  /** The schema the other learner sees. */
  static Schema schema(Schema schema) {
    var features = new ArrayList<Attribute>();
    for (Attribute feature : schema.features()) {
      if (feature instanceof Attribute.Nominal nominal) {
        nominal.values().forEach(value -> features.add(new Attribute.Numeric(nominal.name() + " = " + value)));
      } else {
        features.add(feature);
      }
    }
    return new Schema(features, schema.label());
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void apply(double[] x, double[] out) {
    int at = 0;
    for (int f = 0; f < valueCounts.length; f++) {
      int count = valueCounts[f];
      if (count == 0) {
        out[at++] = x[f];
        continue;
      }
      int index = Values.index(x[f], count);
      for (int value = 0; value < count; value++) {
        out[at++] = index < 0 ? Double.NaN : index == value ? 1 : 0;
      }
    }
  }

  @Override
  public void learn(Instance instance) {}

  @Override
  public Indicators copy() {
    return this;
  }

  @Override
  public void save(ModelWriter out) {}

  @Override
  public long bytes() {
    return (long) Integer.BYTES * valueCounts.length;
  }
}
