// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/**
 * EDDM, the early drift detection method: an alarm when the distances between errors shrink.
 *
 * <p>M. Baena-García, J. del Campo-Ávila, R. Fidalgo, A. Bifet, R. Gavaldà, R. Morales-Bueno, <i>Early Drift Detection
 * Method</i>, IWKDDS 2006. Input: errors; any value but 1 counts as right. With μ and σ of the distances between
 * errors, g = μ + 2σ and G its maximum from the 30th value on, g/G below 0.90 is a drift and below 0.95 a warning, from
 * the 31st error on. A warning stays up until the next error; a drift comes only at an error and starts everything
 * afresh with the next value. The statistic is the loss 1 − g/G, its levels 0.05 and 0.10. No parameters; O(1) time and
 * memory.
 */
public record Eddm() implements DetectorSpec {
  private static final double WARNING = 0.95;
  private static final double DRIFT = 0.90;
  private static final int MIN_VALUES = 30;
  private static final int MIN_ERRORS = 31;
  /** How far from a level the quick test must be, far beyond what rounding can shift. */
  private static final double BELOW = 1 - 1e-9;
  private static final double ABOVE = 1 + 1e-9;

  @Override
  public String id() {
    return "eddm";
  }

  @Override
  public String title() {
    return "EDDM";
  }

  @Override
  public Input input() {
    return Input.ERRORS;
  }

  @Override
  public DriftDetector create() {
    return new State();
  }

  private static final class State implements DriftDetector {
    private boolean drift;
    private boolean warning;
    private long n;
    private long errors;
    private long lastError;
    private double mean;
    private double squares;
    private double maximum;

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      n++;
      if (value == 1) {
        error();
      }
      if (drift) {
        return Signal.DRIFT;
      }
      return warning ? Signal.WARNING : Signal.STABLE;
    }

    private void error() {
      warning = false;
      errors++;
      double distance = n - lastError;
      lastError = n;
      double oldMean = mean;
      mean += (distance - mean) / errors;
      squares += (distance - mean) * (distance - oldMean);
      if (clearlyCalm()) {
        return;
      }
      double spread = spread();
      if (spread > maximum) {
        maximum = n >= MIN_VALUES ? spread : maximum;
      } else if (tested()) {
        double ratio = spread / maximum;
        drift = ratio < DRIFT;
        warning = !drift && ratio < WARNING;
      }
    }

    /**
     * Whether g lies between the warning's level and G by more than any rounding, which is 0.95G − μ &lt; 2σ &lt; G − μ:
     * in squares nearly every error is decided with no further division and no root.
     */
    private boolean clearlyCalm() {
      double low = WARNING * ABOVE * maximum - mean;
      double high = BELOW * maximum - mean;
      return low > 0 && 4 * squares > low * low * errors && high > 0 && 4 * squares < high * high * errors;
    }

    private double spread() {
      return mean + 2 * Math.sqrt(squares / errors);
    }

    private boolean tested() {
      return lastError >= MIN_VALUES && errors >= MIN_ERRORS;
    }

    private void reset() {
      drift = false;
      warning = false;
      n = 0;
      errors = 0;
      lastError = 0;
      mean = 0;
      squares = 0;
      maximum = 0;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State();
      copy.drift = drift;
      copy.warning = warning;
      copy.n = n;
      copy.errors = errors;
      copy.lastError = lastError;
      copy.mean = mean;
      copy.squares = squares;
      copy.maximum = maximum;
      return copy;
    }

    @Override
    public double statistic() {
      return tested() ? 1 - spread() / maximum : Double.NaN;
    }

    @Override
    public double warningLevel() {
      return 1 - WARNING;
    }

    @Override
    public double driftLevel() {
      return 1 - DRIFT;
    }
  }
}
