// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

/** How a drift event's strength rises from 0 to 1. */
public enum Profile {
  /** At once, at the start. */
  ABRUPT,
  /** In a straight line over the length. */
  LINEAR,
  /** Along a sigmoid that is 0 before the start and 1 after the end. */
  SIGMOID,
  /** Along the classical sigmoid, centred on the interval and nowhere quite 0 or 1. */
  CLASSICAL_SIGMOID;

  /**
   * The strength of an event at an instance: the probability that the new concept or label is in force there.
   *
   * <p>Linear and confined sigmoid are taken at the middle of the instance, so over the whole length they average to
   * one half; the confined sigmoid is the cubic 3t² − 2t³ of the share t of the length. The classical one is 1/(1 +
   * exp(−4·(index − centre)/length)) with centre = start + ⌊length/2⌋.
   *
   * @param index the zero-based index of the instance
   * @param start the event's start
   * @param length the event's length, at least 1 unless abrupt
   * @return a number in [0, 1]
   */
  public double strength(long index, long start, long length) {
    if (this == CLASSICAL_SIGMOID) {
      return 1 / (1 + StrictMath.exp(-4.0 * (index - start - length / 2) / length));
    } else if (index < start) {
      return 0;
    } else if (this == ABRUPT || index >= start + length) {
      return 1;
    }
    double share = (index - start + 0.5) / length;
    return this == LINEAR ? share : share * share * (3 - 2 * share);
  }
}
