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
 * Two Boolean and two numeric attributes; an instance is positive when two of three conditions hold, without noise.
 *
 * <p>The conditions are v = 1, w = 1 and y &lt; 0.5 + 0.3 sin(3πx); function 2 turns the classes round. J. Gama, P.
 * Medas, G. Castillo and P. Rodrigues, Learning with drift detection, SBIA 2004, pages 286–295. Gives MOA 2024.07's
 * MixedGenerator value for value. Costs four draws and a sine an instance.
 */
public record Mixed(
    @Param(label = "Function", help = "1, or 2 for the opposite classes.", min = 1, max = 2) int function,
    @Param(label = "Seed") int seed,
    @Param(label = "Balance classes", help = "Throw candidates away so that the classes alternate.")
    boolean balanceClasses) implements StreamSpec {
  private static final List<String> BITS = List.of("0", "1");
  private static final Schema SCHEMA = new Schema(
      List.of(new Attribute.Nominal("v", BITS), new Attribute.Nominal("w", BITS), new Attribute.Numeric("x"),
          new Attribute.Numeric("y")),
      Headers.classes("positive", "negative"));

  public Mixed {
    Params.check(Mixed.class, function, seed, balanceClasses);
  }

  public Mixed() {
    this(1, 1, false);
  }

  @Override
  public String id() {
    return "mixed";
  }

  @Override
  public String title() {
    return "Mixed Boolean and numeric";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed), new Balance(balanceClasses));
  }

  @Override
  public Mixed withSeed(int newSeed) {
    return new Mixed(function, newSeed, balanceClasses);
  }

  private static final class State implements InstanceStream {
    private final Mixed spec;
    private final LegacyRandom random;
    private final Balance balance;

    State(Mixed spec, LegacyRandom random, Balance balance) {
      this.spec = spec;
      this.random = random;
      this.balance = balance;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      do {
        out.y = candidate(out.x);
      } while (!balance.keeps(out.y));
      out.weight = 1;
      return true;
    }

    private int candidate(double[] x) {
      int v = random.nextDouble() < 0.5 ? 0 : 1;
      int w = random.nextDouble() < 0.5 ? 0 : 1;
      x[0] = v;
      x[1] = w;
      x[2] = random.nextDouble();
      x[3] = random.nextDouble();
      int conditions = v + w + (x[3] < Sine.wave(x[2]) ? 1 : 0);
      return conditions >= 2 == (spec.function == 1) ? 0 : 1;
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, random.copy(), balance.copy());
    }
  }
}
