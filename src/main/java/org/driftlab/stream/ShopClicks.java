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
 * A shop shows one item to one user, who clicks on it or not: what a recommender learns from.
 *
 * <p>User, item and daytime are uniform; the click is drawn with probability σ(−1.2 + 2⟨taste, item⟩ + mood of the item's
 * category + 0.5 if the daytime suits the category), taste and item being vectors of length 4 with entries in [−1, 1). Lockdown turns the
 * mood of the categories over, home instead of travel, and gives a third of the users another taste; afterwards half of those keep the
 * new taste and all moods return. Tastes are drawn from the users' and items' numbers and not from the seed. Costs four draws
 * and one look-up an instance; a table of users × items numbers.
 */
public record ShopClicks(
    @Param(label = "Users", min = 2, max = 10_000) int users,
    @Param(label = "Items", min = 2, max = 1_000) int items,
    @Param(label = "Phase", help = "Which world the preferences are of.") Phase phase,
    @Param(label = "Seed") int seed) implements StreamSpec {
  private static final List<String> DAYTIMES = List.of("morning", "noon", "evening", "night");
  private static final int FACTORS = 4;
  private static final int CATEGORIES = 6;
  /** Travel, clothing and restaurant fall, home, groceries and games rise. */
  private static final double[] MOODS = {1.2, 0.8, 0.8, -1.2, -0.8, -0.8};

  /** What the world is like. */
  public enum Phase {
    BEFORE,
    LOCKDOWN,
    AFTER
  }

  public ShopClicks {
    Params.check(ShopClicks.class, users, items, phase, seed);
  }

  public ShopClicks() {
    this(200, 60, Phase.BEFORE, 1);
  }

  @Override
  public String id() {
    return "shop-clicks";
  }

  @Override
  public String title() {
    return "Clicks on recommended items";
  }

  @Override
  public InstanceStream create() {
    var schema = new Schema(List.of(new Attribute.Nominal("user", Headers.numbered("u", users)),
        new Attribute.Nominal("item", Headers.numbered("i", items)), new Attribute.Nominal("daytime", DAYTIMES)),
        Headers.classes("ignored", "clicked"));
    return new State(this, schema, margins(), new LegacyRandom(seed));
  }

  @Override
  public ShopClicks withSeed(int newSeed) {
    return new ShopClicks(users, items, phase, newSeed);
  }

  /** [user · items + item]. */
  private double[] margins() {
    double[] margins = new double[users * items];
    for (int u = 0; u < users; u++) {
      int other = taste(u);
      for (int i = 0; i < items; i++) {
        double product = 0;
        for (int f = 0; f < FACTORS; f++) {
          product += entry(u, f, other) * entry(i, f, 2);
        }
        margins[u * items + i] = -1.2 + 2 * product + (phase == Phase.LOCKDOWN ? -1 : 1) * MOODS[i % CATEGORIES];
      }
    }
    return margins;
  }

  /** 1 for a user whose taste is the new one in this phase, else 0. */
  private int taste(int user) {
    return phase == Phase.LOCKDOWN && user % 3 == 0 || phase == Phase.AFTER && user % 6 == 0 ? 1 : 0;
  }

  /** An entry of a vector in [−1, 1): a hash of whose it is, which it is and of what kind. */
  private static double entry(int owner, int factor, int kind) {
    long mixed = ((owner * (long) FACTORS + factor) * 3 + kind + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-52 - 1;
  }

  private static final class State implements InstanceStream {
    private final ShopClicks spec;
    private final Schema schema;
    private final double[] margins;
    private final LegacyRandom random;

    State(ShopClicks spec, Schema schema, double[] margins, LegacyRandom random) {
      this.spec = spec;
      this.schema = schema;
      this.margins = margins;
      this.random = random;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public boolean next(Instance out) {
      int user = random.nextInt(spec.users);
      int item = random.nextInt(spec.items);
      int daytime = random.nextInt(DAYTIMES.size());
      double margin = margins[user * spec.items + item] + (item % CATEGORIES % DAYTIMES.size() == daytime ? 0.5 : 0);
      out.x[0] = user;
      out.x[1] = item;
      out.x[2] = daytime;
      out.y = random.nextDouble() < 1 / (1 + StrictMath.exp(-margin)) ? 1 : 0;
      out.weight = 1;
      return true;
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, schema, margins, random.copy());
    }
  }
}
