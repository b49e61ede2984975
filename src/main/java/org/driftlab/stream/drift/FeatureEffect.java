// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

/** What one event does to the features of an instance; it holds its random numbers and whatever it remembers. */
abstract sealed class FeatureEffect {
  /** An effect of no features, for events that change none. */
  static final FeatureEffect NOTHING = new Affine(new int[0], 0, 0);

  /**
   * Changes the features.
   *
   * @param x features, [features]
   * @param strength in [0, 1]; greater than 0 unless the effect {@link #watches}
   */
  abstract void apply(double[] x, double strength, EventRandom random);

  /** Whether it has to see each instance, those too on which it has no effect. */
  boolean watches() {
    return false;
  }

  /** An independent effect that continues identically. */
  FeatureEffect copy() {
    return this;
  }

  /** The effect of a change on features; one of {@link #NOTHING} for a change of labels. */
  static FeatureEffect of(Change change, EventTarget target) {
    return switch (change) {
      case Change.Scale c -> new Affine(target.features(c.features(), true), c.factor() - 1, 0);
      case Change.Offset c -> new Affine(target.features(c.features(), true), 0, c.amount());
      case Change.Rotation c -> new Turn(target.pair(c.first(), c.second(), true), c);
      case Change.FeatureNoise c -> new Noise(target.features(c.features(), true), c.deviation(), true);
      case Change.NoisySensor c -> new Noise(target.features(c.features(), true), c.deviation(), false);
      case Change.StuckSensor c -> new Stuck(target.features(c.features(), false));
      case Change.MissingSensor c -> new Missing(target.features(c.features(), false));
      case Change.SwappedSensors c -> new Swap(target.pair(c.first(), c.second(), false));
      case Change.PriorShift _, Change.NewClass _, Change.VanishedClass _, Change.LabelNoise _ -> NOTHING;
    };
  }

  private static final class Affine extends FeatureEffect {
    private final int[] features;
    private final double gain;
    private final double offset;

    Affine(int[] features, double gain, double offset) {
      this.features = features;
      this.gain = gain;
      this.offset = offset;
    }

    @Override
    void apply(double[] x, double strength, EventRandom random) {
      double factor = 1 + strength * gain;
      double amount = strength * offset;
      for (int f : features) {
        x[f] = x[f] * factor + amount;
      }
    }
  }

  private static final class Turn extends FeatureEffect {
    private final int[] pair;
    private final double eighth;
    private final Change.Rotation change;
    /** The angle's strength, sine and cosine, kept while the strength stays. */
    private double turned;
    private double sin;
    private double cos = 1;

    Turn(int[] pair, Change.Rotation change) {
      this.pair = pair;
      this.change = change;
      this.eighth = Math.toRadians(change.degrees()) / 8;
    }

    @Override
    void apply(double[] x, double strength, EventRandom random) {
      if (strength != turned) {
        turn(strength);
      }
      double u = x[pair[0]] - change.firstCentre();
      double v = x[pair[1]] - change.secondCentre();
      x[pair[0]] = change.firstCentre() + u * cos - v * sin;
      x[pair[1]] = change.secondCentre() + u * sin + v * cos;
    }

    /**
     * Sine and cosine by their Taylor series up to a¹¹ and a¹² at an eighth of the angle, at most π/8, and three
     * doublings: the error is below 1e-13, and a gradual turn stays cheap.
     */
    private void turn(double strength) {
      double a = strength * eighth;
      double q = a * a;
      double s = a * (1 - q * (1 / 6.0) * (1 - q * (1 / 20.0) * (1 - q * (1 / 42.0) * (1 - q * (1 / 72.0)
          * (1 - q * (1 / 110.0))))));
      double c = 1 - q * (1 / 2.0) * (1 - q * (1 / 12.0) * (1 - q * (1 / 30.0) * (1 - q * (1 / 56.0)
          * (1 - q * (1 / 90.0) * (1 - q * (1 / 132.0))))));
      for (int i = 0; i < 3; i++) {
        double twice = 2 * s * c;
        c = 1 - 2 * s * s;
        s = twice;
      }
      turned = strength;
      sin = s;
      cos = c;
    }

    @Override
    FeatureEffect copy() {
      return new Turn(pair, change);
    }
  }

  private static final class Noise extends FeatureEffect {
    private final int[] features;
    private final double deviation;
    /** Whether the strength scales the noise of every reading, or is the probability of a disturbed one. */
    private final boolean gradual;

    Noise(int[] features, double deviation, boolean gradual) {
      this.features = features;
      this.deviation = deviation;
      this.gradual = gradual;
    }

    @Override
    void apply(double[] x, double strength, EventRandom random) {
      double scale = gradual ? strength * deviation : deviation;
      for (int f : features) {
        if (gradual || random.happens(strength)) {
          x[f] += scale * random.nextGaussian();
        }
      }
    }
  }

  private static final class Stuck extends FeatureEffect {
    private final int[] features;
    private final double[] shown;
    private boolean fresh = true;

    Stuck(int[] features) {
      this.features = features;
      this.shown = new double[features.length];
    }

    @Override
    boolean watches() {
      return true;
    }

    @Override
    void apply(double[] x, double strength, EventRandom random) {
      for (int i = 0; i < features.length; i++) {
        // A choice of values and not of ways, which the processor could not foresee.
        double value = !fresh && random.happens(strength) ? shown[i] : x[features[i]];
        x[features[i]] = value;
        shown[i] = value;
      }
      fresh = false;
    }

    @Override
    FeatureEffect copy() {
      var copy = new Stuck(features);
      System.arraycopy(shown, 0, copy.shown, 0, shown.length);
      copy.fresh = fresh;
      return copy;
    }
  }

  private static final class Missing extends FeatureEffect {
    private final int[] features;

    Missing(int[] features) {
      this.features = features;
    }

    @Override
    void apply(double[] x, double strength, EventRandom random) {
      for (int f : features) {
        x[f] = random.happens(strength) ? Double.NaN : x[f];
      }
    }
  }

  private static final class Swap extends FeatureEffect {
    private final int[] pair;

    Swap(int[] pair) {
      this.pair = pair;
    }

    @Override
    void apply(double[] x, double strength, EventRandom random) {
      boolean swapped = random.happens(strength);
      double first = x[pair[0]];
      double second = x[pair[1]];
      x[pair[0]] = swapped ? second : first;
      x[pair[1]] = swapped ? first : second;
    }
  }
}
