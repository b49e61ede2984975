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
 * Payments by card, of which a few are fraud by a gang that changes its pattern when it is caught too often.
 *
 * <p>Amounts are the natural logarithm of euros. Honest ones are Gaussian (3.5, 1), at an hour that is Gaussian (14, 4) and
 * wrapped at 24, at an exponential distance of mean 20 km from home, with an exponential number of payments in the last hour of mean
 * 0.5, at a uniform merchant, in 5 % of the cases from a new device. A pattern of fraud has a merchant, an amount, an hour, a
 * distance and a pace of its own, drawn from the pattern's number and not from the seed. A payment of the gang that is predicted
 * to be fraud is one that was caught: after {@code patience} of them the next payment follows the next pattern. Costs nine draws an
 * instance.
 */
public record CardPayments(
    @Param(label = "Fraud", help = "The share of payments that are fraud.", min = 0.0001, max = 0.5) double fraud,
    @Param(label = "Patience", unit = "frauds", help = "How many are caught before the gang changes its pattern; 0 for never.",
        min = 0, max = 1_000_000) int patience,
    @Param(label = "Pattern", help = "The first pattern of fraud.", min = 0, max = 1_000_000) int pattern,
    @Param(label = "Seed") int seed) implements StreamSpec {
  private static final List<String> MERCHANTS =
      List.of("grocery", "fuel", "restaurant", "clothing", "electronics", "travel", "games", "vouchers");
  private static final Schema SCHEMA = new Schema(List.of(new Attribute.Numeric("amountLog"), new Attribute.Numeric("hour"),
      new Attribute.Numeric("distanceKm"), new Attribute.Numeric("paymentsLastHour"),
      new Attribute.Nominal("merchant", MERCHANTS), new Attribute.Nominal("device", List.of("known", "new"))),
      Headers.classes("honest", "fraud"));

  public CardPayments {
    Params.check(CardPayments.class, fraud, patience, pattern, seed);
  }

  public CardPayments() {
    this(0.015, 150, 0, 1);
  }

  @Override
  public String id() {
    return "card-payments";
  }

  @Override
  public String title() {
    return "Card payments with an adaptive gang";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed));
  }

  @Override
  public CardPayments withSeed(int newSeed) {
    return new CardPayments(fraud, patience, pattern, newSeed);
  }

  private static final class State implements AnsweredStream, TruthStream {
    private static final int FRAUD = 1;
    private static final int DAY = 24;

    private final CardPayments spec;
    private final LegacyRandom random;
    private int pattern;
    private int caught;
    private boolean fraud;
    private boolean answered = true;

    State(CardPayments spec, LegacyRandom random) {
      this.spec = spec;
      this.random = random;
      pattern = spec.pattern;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      fraud = random.nextDouble() < spec.fraud;
      answered = false;
      double amount = random.nextGaussian();
      double hour = random.nextGaussian();
      double distance = -StrictMath.log1p(-random.nextDouble());
      double pace = -StrictMath.log1p(-random.nextDouble());
      int merchant = random.nextInt(MERCHANTS.size());
      boolean special = random.nextDouble() < 0.8;
      out.x[0] = fraud ? 4 + 2.5 * trait(0) + 0.4 * amount : 3.5 + amount;
      out.x[1] = wrapped(fraud ? DAY * trait(1) + 1.5 * hour : 14 + 4 * hour);
      out.x[2] = fraud ? 30 + 200 * trait(2) + 20 * distance : 20 * distance;
      out.x[3] = fraud ? 1 + 4 * trait(3) + pace : 0.5 * pace;
      out.x[4] = fraud && special ? (int) (trait(4) * MERCHANTS.size()) : merchant;
      out.x[5] = random.nextDouble() < (fraud ? 0.6 : 0.05) ? 1 : 0;
      out.y = fraud ? FRAUD : 0;
      out.weight = 1;
      return true;
    }

    /** A trait of the pattern in [0, 1): a hash of the pattern's number and the trait's. */
    private double trait(int number) {
      long mixed = (pattern * 8L + number + 1) * 0x9E3779B97F4A7C15L;
      mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
      return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
    }

    private static double wrapped(double hour) {
      double rest = hour % DAY;
      return rest < 0 ? rest + DAY : rest;
    }

    @Override
    public boolean answer(int predicted) {
      if (answered || !fraud || predicted != FRAUD || spec.patience == 0) {
        answered = true;
        return false;
      }
      answered = true;
      caught++;
      if (caught < spec.patience) {
        return false;
      }
      caught = 0;
      pattern++;
      return true;
    }

    @Override
    public int trueLabel() {
      return fraud ? FRAUD : 0;
    }

    @Override
    public InstanceStream copy() {
      var copy = new State(spec, random.copy());
      copy.pattern = pattern;
      copy.caught = caught;
      copy.fraud = fraud;
      copy.answered = answered;
      return copy;
    }
  }
}
