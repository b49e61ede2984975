// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.ejml.data.DMatrixRMaj;

/**
 * A monitor that compares all features at once: it keeps every k-th instance of the two windows and hands them to a
 * test as points. The reference is encoded when it is new, so with a sliding one that is at each comparison.
 */
final class RowMonitor implements DataMonitor {
  /** What a test says of two sets of points. */
  interface Test {
    /** Learns the reference: [rows × coordinates]. */
    void fit(DMatrixRMaj reference);

    /** Compares the current window with it: [rows × coordinates]; the answer is {@link #statistic}. */
    void compare(DMatrixRMaj current);

    double statistic();

    double level();

    boolean alarm();

    /** An independent copy. */
    Test copy();
  }

  private final Schema schema;
  private final Frame frame;
  private final int every;
  private final int features;
  private final double[] rows;
  private final Test test;
  private long seen;
  private long start;
  private Encoding encoding;
  private boolean fitted;
  private double statistic = Double.NaN;
  private double level = Double.NaN;
  private boolean alarm;

  /**
   * A monitor that has seen nothing.
   *
   * @param every keeps one instance of so many; the frame's step is a multiple of it
   */
  RowMonitor(Schema schema, Frame frame, int every, Test test) {
    this.schema = schema;
    this.frame = frame;
    this.every = every;
    this.test = test;
    features = schema.featureCount();
    rows = new double[(frame.referenceSize() + frame.window()) / every * features];
    encoding = new Encoding(schema, rows, 0, 0);
  }

  private RowMonitor(RowMonitor other) {
    schema = other.schema;
    frame = other.frame;
    every = other.every;
    features = other.features;
    rows = other.rows.clone();
    test = other.test.copy();
    seen = other.seen;
    start = other.start;
    encoding = other.encoding;
    fitted = other.fitted;
    statistic = other.statistic;
    level = other.level;
    alarm = other.alarm;
  }

  @Override
  public boolean update(Instance instance, double[] scores) {
    long since = seen - start;
    if (since % every == 0) {
      System.arraycopy(instance.x, 0, rows, row(since / every) * features, features);
    }
    seen++;
    since++;
    int full = frame.referenceSize() + frame.window();
    if (since < full || (since - full) % frame.step() != 0) {
      return false;
    }
    evaluate(since / every);
    return true;
  }

  /** Where a kept instance stands: a fixed reference stays in front, the current window goes round behind it. */
  private int row(long kept) {
    int reference = frame.referenceSize() / every;
    int window = frame.window() / every;
    if (frame.reference() == Reference.SLIDING) {
      return (int) (kept % (reference + window));
    }
    return kept < reference ? (int) kept : reference + (int) ((kept - reference) % window);
  }

  private void evaluate(long kept) {
    int reference = frame.referenceSize() / every;
    int window = frame.window() / every;
    boolean sliding = frame.reference() == Reference.SLIDING;
    int oldest = sliding ? row(kept) : 0;
    if (!fitted || sliding) {
      encoding = new Encoding(schema, rows, oldest, reference);
      test.fit(encoding.points(rows, oldest, reference));
      fitted = true;
    }
    // Of a current window that goes round its own part the order does not matter.
    test.compare(encoding.points(rows, sliding ? (oldest + reference) % (reference + window) : reference, window));
    statistic = test.statistic();
    level = test.level();
    alarm = test.alarm();
    if (startsAfresh()) {
      start = seen;
      fitted = false;
    }
  }

  @Override
  public boolean alarm() {
    return alarm;
  }

  @Override
  public boolean startsAfresh() {
    return alarm && frame.reference() == Reference.RENEWED;
  }

  @Override
  public double statistic() {
    return statistic;
  }

  @Override
  public double level() {
    return level;
  }

  @Override
  public List<FeatureFinding> findings() {
    return List.of();
  }

  @Override
  public DataMonitor copy() {
    return new RowMonitor(this);
  }
}
