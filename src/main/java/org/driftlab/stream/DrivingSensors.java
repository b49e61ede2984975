// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * What a car's sensors say on a road that it has to keep, and what a good driver does then.
 *
 * <p>Offset from the lane's middle in m, Gaussian of deviation 0.6; heading in degrees against the lane, deviation 3; curvature in
 * 1/km, deviation 2; speed in m/s, Gaussian (25, 5); distance to what is ahead in m, uniform in [0, 200); its height in m,
 * exponential of mean 1. What to do, in this order: with something nearer than 1.2 s of way, {@code brake}, or {@code swerve} if it
 * is lower than 0.3 m, as lost cargo is; else steer against d = offset + 0.05·heading·speed/10 − 0.1·curvature: {@code left} for
 * d above 0.5, {@code right} below −0.5, else {@code keep}. Rain changes what there is and not what is right: speed is 7 m/s lower, wider
 * spread the offset (1), the light half and the road wet. Costs eight draws an instance.
 */
public record DrivingSensors(
    @Param(label = "Weather", help = "Changes what the road is like, not what is right.") Weather weather,
    @Param(label = "Seed") int seed) implements StreamSpec {
  private static final Schema SCHEMA = new Schema(List.of(new Attribute.Numeric("offset"), new Attribute.Numeric("heading"),
      new Attribute.Numeric("curvature"), new Attribute.Numeric("speed"), new Attribute.Numeric("distance"),
      new Attribute.Numeric("height"), new Attribute.Numeric("light"), new Attribute.Numeric("wetness")),
      Headers.classes("keep", "left", "right", "brake", "swerve"));

  /** What the weather is like. */
  public enum Weather {
    DRY,
    RAIN
  }

  public DrivingSensors {
    Params.check(DrivingSensors.class, weather, seed);
  }

  public DrivingSensors() {
    this(Weather.DRY, 1);
  }

  @Override
  public String id() {
    return "driving-sensors";
  }

  @Override
  public String title() {
    return "A car's sensors on the road";
  }

  @Override
  public InstanceStream create() {
    return new State(weather == Weather.RAIN, new LegacyRandom(seed));
  }

  @Override
  public DrivingSensors withSeed(int newSeed) {
    return new DrivingSensors(weather, newSeed);
  }

  private static final class State implements InstanceStream {
    private static final int KEEP = 0;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int BRAKE = 3;
    private static final int SWERVE = 4;

    private final boolean rain;
    private final LegacyRandom random;

    State(boolean rain, LegacyRandom random) {
      this.rain = rain;
      this.random = random;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      double[] x = out.x;
      x[0] = (rain ? 1 : 0.6) * random.nextGaussian();
      x[1] = 3 * random.nextGaussian();
      x[2] = 2 * random.nextGaussian();
      x[3] = Math.max(0, (rain ? 18 : 25) + 5 * random.nextGaussian());
      x[4] = 200 * random.nextDouble();
      x[5] = -StrictMath.log1p(-random.nextDouble());
      x[6] = (rain ? 0.4 : 0.8) + 0.1 * random.nextGaussian();
      x[7] = rain ? 0.5 + 0.5 * random.nextDouble() : 0.1 * random.nextDouble();
      out.y = action(x);
      out.weight = 1;
      return true;
    }

    private static int action(double[] x) {
      if (x[4] < 1.2 * x[3]) {
        return x[5] < 0.3 ? SWERVE : BRAKE;
      }
      double d = x[0] + 0.05 * x[1] * x[3] / 10 - 0.1 * x[2];
      return d > 0.5 ? LEFT : d < -0.5 ? RIGHT : KEEP;
    }

    @Override
    public InstanceStream copy() {
      return new State(rain, random.copy());
    }
  }
}
