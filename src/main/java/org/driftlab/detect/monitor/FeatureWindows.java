// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;
import org.driftlab.data.Schema;

/**
 * The reference and the current window of every feature as histograms, fed one instance at a time. All monitors of the
 * same frame read the same windows.
 *
 * <p>The first instances are kept as they are; from them come the bins (see {@link NumericBins}). From then on an
 * instance costs one count a feature. The windows consist of blocks of one step each, so sliding costs nothing but
 * adding blocks up at a comparison. A sliding reference also keeps the instances themselves and finds new bins each
 * time it has moved by its own length. A value that is no finite number, or no index of a nominal value, is missing.
 */
final class FeatureWindows {
  /** How many instances of a sliding reference its new bins are found from. */
  private static final int SAMPLE = 512;

  private final Schema schema;
  private final Frame frame;
  private final int features;
  private final boolean[] isNominal;
  private final int[] offset;
  private final NumericBins[] bins;
  private final double[] center;
  private final double[] roughness;
  private final Tally reference;
  private final Tally current;
  private final Tally[] blocks;
  private double[] raw;
  private long seen;
  private long blocksDone;
  private long builtAt;
  private boolean built;
  private boolean compared;
  private final WassersteinNull[] wasserstein;

  FeatureWindows(Schema schema, Frame frame) {
    this.schema = schema;
    this.frame = frame;
    features = schema.featureCount();
    isNominal = new boolean[features];
    offset = new int[features + 1];
    for (int f = 0; f < features; f++) {
      isNominal[f] = schema.isNominal(f);
      offset[f + 1] = offset[f] + 1 + (isNominal[f] ? schema.valueCount(f) : NumericBins.MOST_BINS);
    }
    bins = new NumericBins[features];
    Arrays.fill(bins, new NumericBins(new double[0], 0));
    center = new double[features];
    roughness = new double[features];
    wasserstein = new WassersteinNull[features];
    Arrays.fill(wasserstein, WassersteinNull.NONE);
    reference = new Tally(offset[features], features);
    current = new Tally(offset[features], features);
    blocks = new Tally[rowsKept() / frame.step() - (sliding() ? 0 : frame.referenceSize() / frame.step())];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new Tally(offset[features], features);
    }
    raw = new double[(sliding() ? rowsKept() : frame.referenceSize()) * features];
  }

  private FeatureWindows(FeatureWindows other) {
    schema = other.schema;
    frame = other.frame;
    features = other.features;
    isNominal = other.isNominal;
    offset = other.offset;
    bins = other.bins.clone();
    center = other.center.clone();
    roughness = other.roughness.clone();
    wasserstein = other.wasserstein.clone();
    reference = other.reference.copy();
    current = other.current.copy();
    blocks = new Tally[other.blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = other.blocks[b].copy();
    }
    raw = other.raw.clone();
    seen = other.seen;
    blocksDone = other.blocksDone;
    builtAt = other.builtAt;
    built = other.built;
    compared = other.compared;
  }

  FeatureWindows copy() {
    return new FeatureWindows(this);
  }

  /** Windows of the same frame that have seen nothing. */
  FeatureWindows fresh() {
    return new FeatureWindows(schema, frame);
  }

  private boolean sliding() {
    return frame.reference() == Reference.SLIDING;
  }

  private int rowsKept() {
    return frame.referenceSize() + frame.window();
  }

  /**
   * Takes the next instance's features.
   *
   * @return whether a step ended and both windows are full, so that they can be compared
   */
  boolean add(double[] x) {
    if (sliding()) {
      keep(x, (int) (seen % rowsKept()));
    } else if (!built) {
      keep(x, (int) seen);
    }
    seen++;
    if (!built) {
      if (seen == frame.referenceSize()) {
        build();
      }
      return false;
    }
    int slot = (int) (blocksDone % blocks.length);
    tally(x, 0, blocks[slot]);
    long sinceBlock = seen - frame.referenceSize() - (blocksDone - firstBlocks()) * frame.step();
    return sinceBlock == frame.step() && blockEnds();
  }

  private long firstBlocks() {
    return sliding() ? frame.referenceSize() / frame.step() : 0;
  }

  private void keep(double[] x, int row) {
    System.arraycopy(x, 0, raw, row * features, features);
  }

  private boolean blockEnds() {
    blocksDone++;
    boolean full = blocksDone >= blocks.length;
    if (full) {
      if (sliding() && (blocksDone - builtAt) * frame.step() >= frame.referenceSize()) {
        rebuild();
      }
      sumUp();
      compared = true;
    }
    blocks[(int) (blocksDone % blocks.length)].clear();
    return full;
  }

  /** Adds the blocks up to the windows. */
  private void sumUp() {
    int inCurrent = frame.window() / frame.step();
    current.clear();
    if (sliding()) {
      reference.clear();
    }
    // Oldest first; the slot after the newest holds the oldest.
    for (int age = 0; age < blocks.length; age++) {
      Tally block = blocks[(int) ((blocksDone + age) % blocks.length)];
      if (age >= blocks.length - inCurrent) {
        current.add(block);
      } else {
        reference.add(block);
      }
    }
  }

  /** The reference is there: finds its bins and counts it. */
  private void build() {
    built = true;
    findBins(0, frame.referenceSize(), 1);
    if (sliding()) {
      int perBlock = frame.step();
      for (int row = 0; row < frame.referenceSize(); row++) {
        tally(raw, row * features, blocks[row / perBlock]);
      }
      blocksDone = firstBlocks();
      builtAt = blocksDone;
    } else {
      for (int row = 0; row < frame.referenceSize(); row++) {
        tally(raw, row * features, reference);
      }
      raw = new double[0];
    }
  }

  /** Finds the bins of a sliding reference anew and counts all that is kept again. */
  private void rebuild() {
    builtAt = blocksDone;
    int oldest = (int) (seen % rowsKept());
    findBins(oldest, frame.referenceSize(), Math.max(1, frame.referenceSize() / SAMPLE));
    for (int age = 0; age < blocks.length; age++) {
      Tally block = blocks[(int) ((blocksDone + age) % blocks.length)];
      block.clear();
      for (int i = 0; i < frame.step(); i++) {
        int row = (oldest + age * frame.step() + i) % rowsKept();
        tally(raw, row * features, block);
      }
    }
  }

  private void findBins(int firstRow, int rows, int stride) {
    Arrays.fill(wasserstein, WassersteinNull.NONE);
    int capacity = raw.length / Math.max(1, features);
    var values = new double[(rows + stride - 1) / stride];
    for (int f = 0; f < features; f++) {
      if (!isNominal[f]) {
        int n = 0;
        for (int i = 0; i < rows; i += stride) {
          double value = raw[(firstRow + i) % capacity * features + f];
          if (isFinite(value)) {
            values[n++] = value;
          }
        }
        Arrays.sort(values, 0, n);
        bins[f] = new NumericBins(values, n);
        moments(f, values, n);
      }
    }
  }

  private void moments(int f, double[] values, int n) {
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += (values[i] - mean) / (i + 1);
    }
    double area = 0;
    for (int i = 1; i < n; i++) {
      double below = (double) i / n;
      area += Math.sqrt(below * (1 - below)) * (values[i] - values[i - 1]);
    }
    center[f] = mean;
    roughness[f] = area;
  }

  private void tally(double[] x, int from, Tally into) {
    int[] counts = into.counts;
    double[] sums = into.sums;
    double[] squares = into.squares;
    double[] spreads = into.spreads;
    for (int f = 0; f < features; f++) {
      double value = x[from + f];
      if (isNominal[f]) {
        counts[offset[f] + nominal(f, value)]++;
      } else if (isFinite(value)) {
        int place = offset[f] + bins[f].index(value);
        double distance = value - center[f];
        counts[place]++;
        sums[place] += distance;
        squares[f] += distance * distance;
        spreads[f] += Math.abs(distance);
      } else {
        counts[offset[f + 1] - 1]++;
      }
    }
  }

  /** The index of a nominal value; the one after the last for a missing value. */
  private int nominal(int f, double value) {
    int values = offset[f + 1] - offset[f] - 1;
    return value >= 0 && value < values ? (int) value : values;
  }

  private static boolean isFinite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  /** Whether both windows have been full once, so that they can be read. */
  boolean compared() {
    return compared;
  }

  boolean isNominal(int f) {
    return isNominal[f];
  }

  Schema schema() {
    return schema;
  }

  Frame frame() {
    return frame;
  }

  /** How many bins a feature has at present, missing values not counted. */
  int binCount(int f) {
    return isNominal[f] ? schema.valueCount(f) : bins[f].count();
  }

  NumericBins bins(int f) {
    return bins[f];
  }

  int offset(int f) {
    return offset[f];
  }

  /** The place of a feature's missing values. */
  int missingPlace(int f) {
    return offset[f + 1] - 1;
  }

  Tally reference() {
    return reference;
  }

  Tally current() {
    return current;
  }

  /** ∫ √(F(1 − F)) dx of the reference's distribution function F. */
  double roughness(int f) {
    return roughness[f];
  }

  /** What the Wasserstein distance of a numeric feature does without drift; found once for each set of bins. */
  WassersteinNull wasserstein(int f) {
    if (wasserstein[f] == WassersteinNull.NONE) {
      wasserstein[f] = WassersteinNull.of(this, f);
    }
    return wasserstein[f];
  }
}
