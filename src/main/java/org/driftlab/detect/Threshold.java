// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/**
 * Which parameter of a detector decides how readily it reports a drift: the one that calibration adjusts.
 *
 * @param parameter its name
 * @param strictness whether a higher or a lower value means fewer drifts
 * @param warning the name of the parameter that does the same for warnings, empty if there is none; it may not be
 *     stricter than the first
 */
public record Threshold(String parameter, Strictness strictness, String warning) {

  /** The direction in which a threshold becomes harder to pass. */
  public enum Strictness {
    HIGHER,
    LOWER
  }

  static Threshold higher(String parameter) {
    return new Threshold(parameter, Strictness.HIGHER, "");
  }

  static Threshold lower(String parameter) {
    return new Threshold(parameter, Strictness.LOWER, "");
  }

  static Threshold higher(String parameter, String warning) {
    return new Threshold(parameter, Strictness.HIGHER, warning);
  }

  static Threshold lower(String parameter, String warning) {
    return new Threshold(parameter, Strictness.LOWER, warning);
  }

  /** The stricter of two values. */
  double stricter(double a, double b) {
    return strictness == Strictness.HIGHER ? Math.max(a, b) : Math.min(a, b);
  }

  /** The more lenient of two values. */
  double milder(double a, double b) {
    return strictness == Strictness.HIGHER ? Math.min(a, b) : Math.max(a, b);
  }
}
