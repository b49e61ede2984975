// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Friedman's first function as a question of yes and no: is it above its median?
 *
 * <p>The function is f(x) = 10 sin(πx₁x₂) + 20(x₃ − ½)² + 10x₄ + 5x₅ of ten numbers uniform in [0, 1), the last five
 * irrelevant; normal noise is added before it is compared. J. H. Friedman, Multivariate adaptive regression splines,
 * The Annals of Statistics 19(1), 1991, pages 1–67, equation 61. That is a regression problem; the threshold, found by
 * numerical integration of the distribution of f, is this program's own and makes the classes equally frequent, so
 * accuracies are not to be compared with anyone's. Costs ten draws, a sine and a normal number an instance.
 */
public record Friedman(
    @Param(label = "Noise", help = "Standard deviation of the noise on the function.", min = 0) double noise,
    @Param(label = "Seed") int seed) implements StreamSpec {
  private static final int ATTRIBUTES = 10;
  private static final double MEDIAN = 14.4109017;
  private static final Schema SCHEMA =
      new Schema(Headers.numeric("att", ATTRIBUTES), Headers.classes("below", "above"));

  public Friedman {
    Params.check(Friedman.class, noise, seed);
  }

  public Friedman() {
    this(1, 1);
  }

  @Override
  public String id() {
    return "friedman";
  }

  @Override
  public String title() {
    return "Friedman's function";
  }

  @Override
  public InstanceStream create() {
    return new State(noise, new LegacyRandom(seed), Instance.NO_LABEL);
  }

  @Override
  public Friedman withSeed(int newSeed) {
    return new Friedman(noise, newSeed);
  }

  private static final class State implements TruthStream {
    private final double noise;
    private final LegacyRandom random;
    private int trueLabel;

    State(double noise, LegacyRandom random, int trueLabel) {
      this.noise = noise;
      this.random = random;
      this.trueLabel = trueLabel;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      double[] x = out.x;
      for (int i = 0; i < ATTRIBUTES; i++) {
        x[i] = random.nextDouble();
      }
      double value = 10 * Sines.sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];
      trueLabel = value > MEDIAN ? 1 : 0;
      out.y = value + noise * random.nextGaussian() > MEDIAN ? 1 : 0;
      out.weight = 1;
      return true;
    }

    @Override
    public int trueLabel() {
      return trueLabel;
    }

    @Override
    public InstanceStream copy() {
      return new State(noise, random.copy(), trueLabel);
    }
  }
}
