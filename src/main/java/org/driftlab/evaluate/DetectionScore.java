// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well a detector's detections fit the true drifts of a stream.
 *
 * <p>Drift j lasts from aⱼ to bⱼ (equal if abrupt). A detection at index i hits it if aⱼ ≤ i ≤ bⱼ + w, with w the
 * acceptance window; where windows overlap it belongs to the earliest drift that it hits and that has no hit yet. Only
 * the first hit of a drift counts: every other detection is a false alarm. A number that is not defined is absent, not
 * 0. The mean time ratio follows A. Bifet, <i>Classifier Concept Drift Detection and the Illusion of Progress</i>,
 * ICAISC 2017, LNCS 10246, 715–725. A dummy that raises an alarm every w instances can win on F1: always show
 * {@link #dummy} and the false alarm rate beside a score.
 *
 * @param drifts D, the number of true drifts
 * @param instances T, the length of the stream
 * @param acceptance w, the longest acceptable delay after the end of a drift, in instances
 * @param tp drifts with a hit
 * @param fp false alarms: detections that are not the first hit of a drift
 * @param fn missed drifts, D − tp
 * @param meanDelay mean time to detection: mean of first hit − aⱼ over the detected drifts, in instances; absent if
 *     none was detected
 */
public record DetectionScore(
    int drifts, long instances, long acceptance, int tp, int fp, int fn, OptionalDouble meanDelay) {

  /**
   * Scores detections; O(D log D + N log N + N·D) for N detections.
   *
   * @param driftStarts first index of each drift: [drifts], in any order
   * @param driftEnds last index of each drift, not before its start: [drifts]
   * @param detections indices of the detections, in any order
   * @param acceptance longest acceptable delay after a drift's end, at least 0
   * @param instances length of the stream, at least 0
   * @throws IllegalArgumentException if the arrays do not fit together or a number is out of range
   */
  public static DetectionScore of(
      long[] driftStarts, long[] driftEnds, long[] detections, long acceptance, long instances) {
    return of(driftStarts, driftEnds, detections, acceptance, 0, instances);
  }

  /**
   * As {@link #of(long[], long[], long[], long, long)}, but a detection up to {@code early} instances before a drift
   * hits it too, with a negative delay.
   */
  public static DetectionScore of(
      long[] driftStarts, long[] driftEnds, long[] detections, long acceptance, long early, long instances) {
    check(driftStarts, driftEnds, acceptance, early, instances);
    int[] order = IntStream.range(0, driftStarts.length).boxed()
        .sorted(Comparator.comparingLong(j -> driftStarts[j])).mapToInt(Integer::intValue).toArray();
    long[] sorted = detections.clone();
    Arrays.sort(sorted);
    var hit = new boolean[order.length];
    int tp = 0;
    long delays = 0;
    for (long detection : sorted) {
      for (int j = 0; j < order.length && driftStarts[order[j]] - early <= detection; j++) {
        if (!hit[j] && detection <= driftEnds[order[j]] + acceptance) {
          hit[j] = true;
          tp++;
          delays += detection - driftStarts[order[j]];
          break;
        }
      }
    }
    var meanDelay = tp == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) delays / tp);
    return new DetectionScore(
        order.length, instances, acceptance, tp, detections.length - tp, order.length - tp, meanDelay);
  }

  /**
   * The score of the baseline that raises an alarm every {@code max(1, acceptance)} instances, first at that number
   * minus one, whatever the stream does.
   */
  public static DetectionScore dummy(long[] driftStarts, long[] driftEnds, long acceptance, long instances) {
    return of(driftStarts, driftEnds, alarmsEvery(Math.max(1, acceptance), instances), acceptance, instances);
  }

  /** The indices n − 1, 2n − 1, … below {@code instances}. */
  public static long[] alarmsEvery(long n, long instances) {
    if (n < 1) {
      throw new IllegalArgumentException("n is " + n + " but must be at least 1");
    }
    var alarms = new long[Math.toIntExact(instances / n)];
    for (int i = 0; i < alarms.length; i++) {
      alarms[i] = (i + 1) * n - 1;
    }
    return alarms;
  }

  private static void check(long[] starts, long[] ends, long acceptance, long early, long instances) {
    if (starts.length != ends.length) {
      throw new IllegalArgumentException(starts.length + " drift starts but " + ends.length + " drift ends");
    }
    for (int j = 0; j < starts.length; j++) {
      if (ends[j] < starts[j]) {
        throw new IllegalArgumentException("drift " + j + " ends at " + ends[j] + ", before its start " + starts[j]);
      }
    }
    if (acceptance < 0 || early < 0 || instances < 0) {
      throw new IllegalArgumentException("acceptance, early and instances must be at least 0, but are "
          + acceptance + ", " + early + ", " + instances);
    }
  }

  /** tp / (tp + fp); 0 with no detection. */
  public double precision() {
    return tp == 0 ? 0 : (double) tp / (tp + fp);
  }

  /** tp / (tp + fn); absent on a stream without drift. */
  public OptionalDouble recall() {
    return drifts == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) tp / drifts);
  }

  /** Harmonic mean of precision and recall, 0 if both are 0; absent on a stream without drift. */
  public OptionalDouble f1() {
    // 2PR/(P+R) in counts: one rounding.
    return drifts == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * tp / (2.0 * tp + fp + fn));
  }

  /** Mean delay as a multiple of the acceptance window; absent without a detected drift or with a window of 0. */
  public OptionalDouble normalisedDelay() {
    return meanDelay.isEmpty() || acceptance == 0
        ? OptionalDouble.empty() : OptionalDouble.of(meanDelay.getAsDouble() / acceptance);
  }

  /** Missed detection ratio, fn / D; absent on a stream without drift. */
  public OptionalDouble missedRatio() {
    return drifts == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) fn / drifts);
  }

  /** False alarms per 1,000 instances; absent on an empty stream. */
  public OptionalDouble falseAlarmsPer1000() {
    return instances == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000.0 * fp / instances);
  }

  /** Mean time between false alarms, T / fp, in instances; absent (to be shown as "> T") without a false alarm. */
  public OptionalDouble meanTimeBetweenFalseAlarms() {
    return fp == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) instances / fp);
  }

  /**
   * Mean time ratio, MTFA / mean delay · (1 − missed ratio); larger is better. Without a false alarm T stands for MTFA
   * and the number is a lower bound, see {@link #ratioIsLowerBound}; a mean delay of 0 or less counts as 1. It is 0 if
   * all drifts were missed, absent on a stream without drift.
   */
  public OptionalDouble meanTimeRatio() {
    if (drifts == 0) {
      return OptionalDouble.empty();
    }
    if (meanDelay.isEmpty()) {
      return OptionalDouble.of(0);
    }
    double delay = meanDelay.getAsDouble() <= 0 ? 1 : meanDelay.getAsDouble();
    return OptionalDouble.of((double) instances / Math.max(1, fp) / delay * tp / drifts);
  }

  /** Whether {@link #meanTimeRatio} is only a lower bound, because there was no false alarm but a detected drift. */
  public boolean ratioIsLowerBound() {
    return fp == 0 && tp > 0;
  }
}
