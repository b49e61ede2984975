// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.driftlab.data.Schema;

/**
 * Where the features of a schema lie in a learner's arrays: numeric ones are numbered among themselves, and the values
 * of all nominal ones stand side by side in one row. The arrays are public for hot loops and must not be changed.
 */
public final class FeatureLayout {
  /** The features that are numeric, [numeric]. */
  public final int[] numeric;

  /** The features that are nominal, [nominal]. */
  public final int[] nominal;

  /**
   * The first place of each nominal feature's values in the row of all values, then the row's length: [nominal + 1].
   */
  public final int[] offset;

  public FeatureLayout(Schema schema) {
    this(schema, IntStream.range(0, schema.featureCount()).toArray());
  }

  /** A layout of some of a schema's features, in ascending order. */
  public FeatureLayout(Schema schema, int[] features) {
    numeric = Arrays.stream(features).filter(f -> !schema.isNominal(f)).toArray();
    nominal = Arrays.stream(features).filter(schema::isNominal).toArray();
    offset = new int[nominal.length + 1];
    for (int k = 0; k < nominal.length; k++) {
      offset[k + 1] = Math.addExact(offset[k], schema.valueCount(nominal[k]));
    }
  }

  /** The features in ascending order. */
  public int[] features() {
    return IntStream.concat(Arrays.stream(numeric), Arrays.stream(nominal)).sorted().toArray();
  }

  /** The number of values of all nominal features together. */
  public int valueCount() {
    return offset[nominal.length];
  }

  /** The place of a nominal feature's value in the row of all values, or −1 if it is missing. */
  public int place(int k, double[] x) {
    int index = Values.index(x[nominal[k]], offset[k + 1] - offset[k]);
    return index < 0 ? -1 : offset[k] + index;
  }
}
