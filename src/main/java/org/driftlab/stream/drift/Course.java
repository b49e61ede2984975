// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

/** The strength of one event at each instance: its profile times its severity, in all its occurrences. */
final class Course {
  /** Beyond this exponent a logistic is, to the 2⁻⁵³ of a draw, 0 or 1. */
  private static final double EXPONENT_LIMIT = 38;
  private static final double CELLS_PER_UNIT = 64;
  /** Far more than the rounding of an exponential, a sum, a quotient and of the cell's edge. */
  private static final double SLACK = 1e-12;
  /** The logistic at the edges of the cells, from −{@link #EXPONENT_LIMIT}. */
  private static final double[] BOUNDS = bounds();

  private final long start;
  private final long length;
  private final Profile profile;
  private final double severity;
  private final Recurrence recurrence;
  private final double middle;
  private final double steepness;

  Course(DriftEvent event) {
    start = event.start();
    length = event.length();
    profile = event.profile();
    severity = event.severity();
    recurrence = event.recurrence();
    middle = start + length / 2;
    steepness = 4.0 / Math.max(1, length);
  }

  boolean isClassical() {
    return profile == Profile.CLASSICAL_SIGMOID;
  }

  /** A number in [0, severity]; the last, plainest form of the question whether an event holds. */
  double strength(long index) {
    if (!recurrence.recurs()) {
      return severity * profile.strength(index, start, length);
    }
    long phase = phase(index);
    if (phase < 0) {
      return 0;
    } else if (phase < recurrence.hold()) {
      return severity * profile.strength(phase, 0, length);
    }
    return severity * (1 - profile.strength(phase, recurrence.hold(), length));
  }

  /**
   * The strength of an injection: that of {@link #strength}, but a classical sigmoid is interpolated between the edges of
   * the cells by the cubic that has the logistic's values and slopes there, right to 1e-10 and without an exponential.
   */
  double injectedStrength(long index) {
    if (!isClassical()) {
      return strength(index);
    }
    double z = steepness * (index - middle);
    if (Math.abs(z) >= EXPONENT_LIMIT) {
      return z > 0 ? severity : 0;
    }
    double place = (z + EXPONENT_LIMIT) * CELLS_PER_UNIT;
    int cell = (int) place;
    double t = place - cell;
    double low = BOUNDS[cell];
    double high = BOUNDS[cell + 1];
    double rise = high - low;
    double lowBend = low * (1 - low) / CELLS_PER_UNIT - rise;
    double highBend = rise - high * (1 - high) / CELLS_PER_UNIT;
    return severity * (low + t * (rise + (1 - t) * (lowBend * (1 - t) + highBend * t)));
  }

  private double exponent(long index) {
    return 4.0 * (index - start - length / 2) / length;
  }

  /** Whether the strength is 0 or the severity here for certain, and not by rounding on a slope. */
  boolean isLevel(long index) {
    if (isClassical()) {
      return false;
    }
    long phase = recurrence.recurs() ? phase(index) : index - start;
    return phase < 0 || phase >= length && (!recurrence.recurs() || phase < recurrence.hold()
        || phase >= recurrence.hold() + length);
  }

  /** The next index at which the strength may be another than here. */
  long nextChange(long index) {
    if (index < start && !isClassical()) {
      return start;
    } else if (!isLevel(index)) {
      return index + 1;
    } else if (!recurrence.recurs()) {
      return Long.MAX_VALUE;
    }
    long phase = phase(index);
    if (phase < 0) {
      return Long.MAX_VALUE;
    } else if (phase < recurrence.hold()) {
      return index - phase + recurrence.hold();
    }
    return index - phase + recurrence.period();
  }

  /**
   * The next index, after one at which the strength was asked, at which it is worth asking again if that is done only
   * every {@code step} instances of a slope; a slope's end is never passed.
   */
  long nextStep(long index, long step) {
    long next = nextChange(index);
    if (next != index + 1 || isClassical()) {
      return isClassical() ? index + step : next;
    } else if (isLevel(index)) {
      return next;
    }
    long phase = recurrence.recurs() ? phase(index) : index - start;
    long into = phase < length ? phase : phase - recurrence.hold();
    return index + Math.min(step, length - into);
  }

  /** Instances since the present occurrence began; negative before the first and after the last. */
  private long phase(long index) {
    long since = index - start;
    return since < 0 || since / recurrence.period() >= recurrence.times() ? -1 : since % recurrence.period();
  }

  /**
   * Whether u ≤ strength, for the classical sigmoid: decided by bounds from a table, so that the exponential is needed
   * for about one draw in a thousand, and with the same outcome.
   */
  boolean classicalHolds(long index, double u) {
    double z = exponent(index);
    if (severity != 1) {
      return u <= strength(index);
    } else if (Math.abs(z) > EXPONENT_LIMIT) {
      return z > 0 || u == 0;
    }
    int cell = (int) ((z + EXPONENT_LIMIT) * CELLS_PER_UNIT);
    if (u < BOUNDS[cell] * (1 - SLACK)) {
      return true;
    }
    return u <= BOUNDS[cell + 1] * (1 + SLACK) && u <= strength(index);
  }

  private static double[] bounds() {
    int cells = (int) (2 * EXPONENT_LIMIT * CELLS_PER_UNIT);
    // One cell more than needed: z = limit falls on the last edge.
    var bounds = new double[cells + 2];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = 1 / (1 + StrictMath.exp(EXPONENT_LIMIT - i / CELLS_PER_UNIT));
    }
    return bounds;
  }
}
