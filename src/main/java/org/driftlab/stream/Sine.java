// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Points of the unit square above or below a sine curve, without noise, beside two irrelevant numbers.
 *
 * <p>Functions 1 and 3 call the points below sin(x) and below 0.5 + 0.3 sin(3πx) positive, 2 and 4 those above. J.
 * Gama, P. Medas, G. Castillo and P. Rodrigues, Learning with drift detection, SBIA 2004, pages 286–295. Gives MOA
 * 2024.07's SineGenerator value for value; leaving out the irrelevant attributes changes the draws of all later
 * instances. Costs four draws and a sine an instance.
 */
public record Sine(
    @Param(label = "Function", help = "Which curve, and which side of it is positive.", min = 1, max = 4) int function,
    @Param(label = "Seed") int seed,
    @Param(label = "Leave out irrelevant attributes") boolean suppressIrrelevantAttributes,
    @Param(label = "Balance classes", help = "Throw candidates away so that the classes alternate.")
    boolean balanceClasses) implements StreamSpec {
  private static final Schema RELEVANT = schema(2);
  private static final Schema ALL = schema(4);

  public Sine {
    Params.check(Sine.class, function, seed, suppressIrrelevantAttributes, balanceClasses);
  }

  public Sine() {
    this(1, 1, false, false);
  }

  private static Schema schema(int attributes) {
    return new Schema(Headers.numeric("att", attributes), Headers.classes("positive", "negative"));
  }

  @Override
  public String id() {
    return "sine";
  }

  @Override
  public String title() {
    return "Sine curves";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed), new Balance(balanceClasses));
  }

  @Override
  public Sine withSeed(int newSeed) {
    return new Sine(function, newSeed, suppressIrrelevantAttributes, balanceClasses);
  }

  /** The curve that Sine's functions 3 and 4 and Mixed share. */
  static double wave(double x) {
    return 0.5 + 0.3 * Sines.sin(3 * Math.PI * x);
  }

  private static final class State implements InstanceStream {
    private final Sine spec;
    private final LegacyRandom random;
    private final Balance balance;

    State(Sine spec, LegacyRandom random, Balance balance) {
      this.spec = spec;
      this.random = random;
      this.balance = balance;
    }

    @Override
    public Schema schema() {
      return spec.suppressIrrelevantAttributes ? RELEVANT : ALL;
    }

    @Override
    public boolean next(Instance out) {
      do {
        out.x[0] = random.nextDouble();
        out.x[1] = random.nextDouble();
        out.y = isPositive(out.x[0], out.x[1]) ? 0 : 1;
      } while (!balance.keeps(out.y));
      if (!spec.suppressIrrelevantAttributes) {
        out.x[2] = random.nextDouble();
        out.x[3] = random.nextDouble();
      }
      out.weight = 1;
      return true;
    }

    private boolean isPositive(double x, double y) {
      boolean below = y < (spec.function <= 2 ? Sines.sin(x) : wave(x));
      return below == (spec.function % 2 == 1);
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, random.copy(), balance.copy());
    }
  }
}
