// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.List;
import org.driftlab.data.Instance;

/** The monitor of {@link ConfidenceAccuracy}: means of calibrated confidence by steps, and the calibration. */
final class AccuracyMonitor implements DataMonitor {
  private final Frame frame;
  private final double drop;
  private final Calibration calibration;

  /** Means of the finished steps, going round: [steps of both windows]. */
  private final double[] steps;

  private long finished;
  private int inStep;
  private double sum;
  private double reference = Double.NaN;
  private double estimate = Double.NaN;
  private double level = Double.NaN;
  private boolean alarm;

  AccuracyMonitor(Frame frame, double drop) {
    this(frame, drop, new Calibration());
  }

  private AccuracyMonitor(Frame frame, double drop, Calibration calibration) {
    this.frame = frame;
    this.drop = drop;
    this.calibration = calibration;
    steps = new double[(frame.referenceSize() + frame.window()) / frame.step()];
  }

  @Override
  public boolean update(Instance instance, double[] scores) {
    sum += calibration.calibrated(Source.CONFIDENCE.value(scores));
    if (++inStep < frame.step()) {
      return false;
    }
    steps[(int) (finished++ % steps.length)] = sum / inStep;
    sum = 0;
    inStep = 0;
    return finished >= steps.length && evaluate();
  }

  private boolean evaluate() {
    int window = frame.window() / frame.step();
    if (Double.isNaN(reference) || frame.reference() == Reference.SLIDING) {
      reference = mean(finished - steps.length, steps.length - window);
    }
    estimate = mean(finished - window, window);
    level = reference - drop;
    alarm = estimate < level;
    if (startsAfresh()) {
      restart();
    }
    return true;
  }

  private double mean(long first, int count) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += steps[(int) ((first + i) % steps.length)];
    }
    return total / count;
  }

  private void restart() {
    finished = 0;
    inStep = 0;
    sum = 0;
    reference = Double.NaN;
  }

  @Override
  public void labelled(double confidence, boolean right) {
    calibration.learn(confidence, right);
  }

  /** The windows begin afresh, and so does the calibration: another model's confidence means something else. */
  @Override
  public void modelChanged() {
    restart();
    calibration.clear();
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
    return estimate;
  }

  /** An estimate below it is an alarm. */
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
    var copy = new AccuracyMonitor(frame, drop, calibration.copy());
    System.arraycopy(steps, 0, copy.steps, 0, steps.length);
    copy.finished = finished;
    copy.inStep = inStep;
    copy.sum = sum;
    copy.reference = reference;
    copy.estimate = estimate;
    copy.level = level;
    copy.alarm = alarm;
    return copy;
  }
}
