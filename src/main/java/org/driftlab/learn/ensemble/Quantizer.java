// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Puts feature values into bins that all trees of a learner share, so that an instance is looked up once and not in every
 * tree. The borders of a numeric feature are quantiles of the first instances; they are drawn anew from the last ones when
 * many of those lie outside. A nominal feature has a bin a value, the last bin for all beyond.
 */
final class Quantizer {
  /** The most bins of a feature. */
  static final int BINS = 32;

  /** In place of a bin: the value is missing. */
  static final int MISSING = -1;

  /** New borders are drawn when more than one value in this many lies outside the old ones. */
  private static final int OUTSIDE = 5;

  private final Schema schema;
  private final int features;
  private final int[] valueCounts;

  /** The last instances, [rows · features]. */
  private final double[] recent;

  private final int rows;
  private int filled;

  /** Borders in ascending order, [features · (BINS − 1)], those not needed infinite; and smallest and largest value. */
  private final double[] borders;

  private final double[] low;
  private final double[] high;
  private boolean ready;

  /** The bins of the last instance at each place, [places · features]. */
  private int[] bins;

  Quantizer(Schema schema) {
    this.schema = schema;
    features = schema.featureCount();
    valueCounts = new int[features];
    Arrays.setAll(valueCounts, schema::valueCount);
    rows = features > 500 ? 64 : 256;
    recent = new double[rows * features];
    borders = new double[features * (BINS - 1)];
    low = new double[features];
    high = new double[features];
    bins = new int[features];
  }

  boolean ready() {
    return ready;
  }

  /** How many instances can be added with the borders staying what they are. */
  int staysFor() {
    return rows - filled - 1;
  }

  /** Makes room for the bins of as many instances. */
  void reserve(int places) {
    if (places * features > bins.length) {
      bins = new int[places * features];
    }
  }

  /** The bin of a feature of the instance that was added last at a place. */
  int bin(int place, int f) {
    return bins[place * features + f];
  }

  /**
   * Notes an instance and keeps its bins at a place, see {@link #reserve}; true if the borders are new and what was counted by
   * bins is void.
   */
  boolean add(double[] x, int place) {
    System.arraycopy(x, 0, recent, filled * features, features);
    boolean renewed = false;
    if (++filled == rows) {
      filled = 0;
      if (!ready || manyOutside()) {
        draw();
        renewed = true;
      }
    }
    if (ready) {
      for (int f = 0; f < features; f++) {
        bins[place * features + f] = binOf(f, x[f]);
      }
    }
    return renewed;
  }

  private int binOf(int f, double value) {
    if (schema.isNominal(f)) {
      int index = Values.index(value, valueCounts[f]);
      return Math.min(index, BINS - 1);
    } else if (!Values.present(value)) {
      return MISSING;
    }
    int from = f * (BINS - 1);
    int bin = 0;
    for (int step = BINS / 2; step > 0; step /= 2) {
      bin += value > borders[from + bin + step - 1] ? step : 0;
    }
    return bin;
  }

  /** The border above a bin of a numeric feature. */
  double border(int f, int bin) {
    return borders[f * (BINS - 1) + bin];
  }

  private boolean manyOutside() {
    for (int f = 0; f < features; f++) {
      int outside = 0;
      for (int row = 0; row < rows; row++) {
        double value = recent[row * features + f];
        outside += value < low[f] || value > high[f] ? 1 : 0;
      }
      if (outside * OUTSIDE > rows && !schema.isNominal(f)) {
        return true;
      }
    }
    return false;
  }

  private void draw() {
    ready = true;
    var values = new double[rows];
    for (int f = 0; f < features; f++) {
      int count = 0;
      for (int row = 0; row < rows; row++) {
        double value = recent[row * features + f];
        if (Values.present(value)) {
          values[count++] = value;
        }
      }
      Arrays.sort(values, 0, count);
      int from = f * (BINS - 1);
      Arrays.fill(borders, from, from + BINS - 1, Double.POSITIVE_INFINITY);
      low[f] = count > 0 ? values[0] : 0;
      high[f] = count > 0 ? values[count - 1] : 0;
      int at = from;
      for (int i = 1; i < BINS && count > 0; i++) {
        double border = values[Math.min(count - 1, i * count / BINS)];
        if (border < high[f] && (at == from || border > borders[at - 1])) {
          borders[at++] = border;
        }
      }
    }
  }

  Quantizer copy() {
    var copy = new Quantizer(schema);
    System.arraycopy(recent, 0, copy.recent, 0, recent.length);
    System.arraycopy(borders, 0, copy.borders, 0, borders.length);
    System.arraycopy(low, 0, copy.low, 0, features);
    System.arraycopy(high, 0, copy.high, 0, features);
    copy.filled = filled;
    copy.ready = ready;
    return copy;
  }

  long bytes() {
    return (long) Double.BYTES * (recent.length + borders.length + 3L * features);
  }

  void save(ModelWriter out) {
    out.writeInt(filled);
    out.writeBoolean(ready);
    out.writeDoubles(recent);
    out.writeDoubles(borders);
    out.writeDoubles(low);
    out.writeDoubles(high);
  }

  static Quantizer load(Schema schema, ModelReader in) {
    var loaded = new Quantizer(schema);
    loaded.filled = StoredValues.within(in.readInt(), 0, loaded.rows - 1, "number of noted instances");
    loaded.ready = in.readBoolean();
    read(in, loaded.recent, "noted instances");
    read(in, loaded.borders, "borders");
    read(in, loaded.low, "smallest values");
    read(in, loaded.high, "largest values");
    for (double border : loaded.borders) {
      if (Double.isNaN(border)) {
        throw new ModelFormatException("The stored model's borders hold a value that is not a number.");
      }
    }
    return loaded;
  }

  private static void read(ModelReader in, double[] into, String what) {
    System.arraycopy(ModelReader.expectLength(in.readDoubles(), into.length, what), 0, into, 0, into.length);
  }
}
