// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Set;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * SEA concepts: three numbers in [0, 10), of which the sum of the first two is compared with a threshold.
 *
 * <p>The thresholds of functions 1 to 4 are 8, 9, 7 and 9.5; {@code groupA} is at or below. The third attribute is
 * irrelevant. W. N. Street and Y. Kim, A streaming ensemble algorithm (SEA) for large-scale classification, KDD 2001,
 * pages 377–382. Gives MOA 2024.07's SEAGenerator value for value. Costs four draws an instance.
 */
public record Sea(
    @Param(label = "Function", help = "Which of the four thresholds separates the classes.", min = 1, max = 4)
    int function,
    @Param(label = "Seed") int seed,
    @Param(label = "Balance classes", help = "Throw candidates away so that the classes alternate.")
    boolean balanceClasses,
    @Param(label = "Noise", unit = "%", help = "How many of the labels are flipped.", min = 0, max = 100)
    int noisePercentage) implements StreamSpec {
  private static final double[] THRESHOLDS = {8, 9, 7, 9.5};
  private static final Schema SCHEMA = new Schema(Headers.numeric("attrib", 3), Headers.classes("groupA", "groupB"));

  public Sea {
    Params.check(Sea.class, function, seed, balanceClasses, noisePercentage);
  }

  public Sea() {
    this(1, 1, false, 10);
  }

  @Override
  public String id() {
    return "sea";
  }

  @Override
  public String title() {
    return "SEA concepts";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed), new Balance(balanceClasses));
  }

  @Override
  public Sea withSeed(int newSeed) {
    return new Sea(function, newSeed, balanceClasses, noisePercentage);
  }

  @Override
  public Set<String> movable() {
    return Set.of("function", "noisePercentage");
  }

  private static final class State implements TruthStream, MovableStream {
    private final Sea spec;
    private double threshold;
    private int noise;
    private final LegacyRandom random;
    private final Balance balance;
    private int trueLabel = Instance.NO_LABEL;

    State(Sea spec, LegacyRandom random, Balance balance) {
      this.spec = spec;
      this.threshold = THRESHOLDS[spec.function - 1];
      this.noise = spec.noisePercentage;
      this.random = random;
      this.balance = balance;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      int label;
      do {
        label = candidate(out.x);
      } while (!balance.keeps(label));
      trueLabel = label;
      out.y = random.percent(noise) ? 1 - label : label;
      out.weight = 1;
      return true;
    }

    @Override
    public int trueLabel() {
      return trueLabel;
    }

    private int candidate(double[] x) {
      x[0] = 10 * random.nextDouble();
      x[1] = 10 * random.nextDouble();
      x[2] = 10 * random.nextDouble();
      return x[0] + x[1] <= threshold ? 0 : 1;
    }

    @Override
    public double[] parameters() {
      return new double[] {threshold, noise};
    }

    @Override
    public void move(double[] parameters) {
      threshold = parameters[0];
      noise = (int) Math.rint(parameters[1]);
    }

    @Override
    public InstanceStream copy() {
      var copy = new State(spec, random.copy(), balance.copy());
      copy.trueLabel = trueLabel;
      copy.threshold = threshold;
      copy.noise = noise;
      return copy;
    }
  }
}
