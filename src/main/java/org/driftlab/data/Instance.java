// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

/**
 * One observation: a buffer that is filled again and again, so that a stream of a billion instances allocates nothing.
 *
 * <p>The fields are public because every hot loop reads them; whoever keeps an instance copies it with {@link #set}.
 */
public final class Instance {
  /** {@link #y} of an instance whose label is not known. */
  public static final int NO_LABEL = -1;

  /** Feature values, [features]; a nominal one holds its value's index; {@code NaN} is missing. */
  public final double[] x;

  /** The zero-based class index, or {@link #NO_LABEL}. */
  public int y = NO_LABEL;

  /** The weight, 1 unless a learner or wrapper says otherwise. */
  public double weight = 1;

  public Instance(int features) {
    x = new double[features];
  }

  public Instance(Schema schema) {
    this(schema.featureCount());
  }

  /** Takes over values, label and weight of another instance of the same shape. */
  public void set(Instance other) {
    System.arraycopy(other.x, 0, x, 0, x.length);
    y = other.y;
    weight = other.weight;
  }
}
