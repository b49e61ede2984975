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
 * STAGGER concepts: three nominal attributes and three Boolean rules over them, without noise.
 *
 * <p>J. C. Schlimmer and R. H. Granger, Incremental learning from noisy data, Machine Learning 1, 1986, pages 317–354.
 * Gives MOA 2024.07's STAGGERGenerator value for value. Costs three draws an instance.
 */
public record Stagger(
    @Param(label = "Function", help = "Small and red; green or circle; medium or large.", min = 1, max = 3)
    int function,
    @Param(label = "Seed") int seed,
    @Param(label = "Balance classes", help = "Throw candidates away so that the classes alternate.")
    boolean balanceClasses) implements StreamSpec {
  private static final int SMALL = 0;
  private static final int RED = 0;
  private static final int GREEN = 2;
  private static final int CIRCLE = 0;
  private static final Schema SCHEMA = new Schema(List.of(
      new Attribute.Nominal("size", List.of("small", "medium", "large")),
      new Attribute.Nominal("color", List.of("red", "blue", "green")),
      new Attribute.Nominal("shape", List.of("circle", "square", "triangle"))),
      Headers.classes("false", "true"));

  public Stagger {
    Params.check(Stagger.class, function, seed, balanceClasses);
  }

  public Stagger() {
    this(1, 1, false);
  }

  @Override
  public String id() {
    return "stagger";
  }

  @Override
  public String title() {
    return "STAGGER concepts";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed), new Balance(balanceClasses));
  }

  @Override
  public Stagger withSeed(int newSeed) {
    return new Stagger(function, newSeed, balanceClasses);
  }

  private static final class State implements InstanceStream {
    private final Stagger spec;
    private final LegacyRandom random;
    private final Balance balance;

    State(Stagger spec, LegacyRandom random, Balance balance) {
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
        int size = random.nextInt(3);
        int color = random.nextInt(3);
        int shape = random.nextInt(3);
        out.x[0] = size;
        out.x[1] = color;
        out.x[2] = shape;
        out.y = holds(size, color, shape) ? 1 : 0;
      } while (!balance.keeps(out.y));
      out.weight = 1;
      return true;
    }

    private boolean holds(int size, int color, int shape) {
      return switch (spec.function) {
        case 1 -> size == SMALL && color == RED;
        case 2 -> color == GREEN || shape == CIRCLE;
        default -> size != SMALL;
      };
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, random.copy(), balance.copy());
    }
  }
}
