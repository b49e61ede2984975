// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.List;
import java.util.Set;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Loan applicants with six numeric and three nominal attributes, sorted into two groups by one of ten rules.
 *
 * <p>R. Agrawal, T. Imielinski and A. Swami, Database mining: a performance perspective, IEEE TKDE 5(6), 1993, pages
 * 914–925. Gives MOA 2024.07's AgrawalGenerator value for value, its small upper limit of a perturbed house value
 * included. The label is that of the values before perturbation. Costs up to fifteen draws an instance; balancing
 * functions 8 and 10 throws away about 50 and 475 candidates for each instance of class 1.
 */
public record Agrawal(
    @Param(label = "Function", help = "Which of the ten rules labels the instances.", min = 1, max = 10) int function,
    @Param(label = "Seed") int seed,
    @Param(label = "Perturbation", help = "How far numbers are moved at random, as a share of their range.",
        min = 0, max = 1) double perturbation,
    @Param(label = "Balance classes", help = "Throw candidates away so that the classes alternate.")
    boolean balanceClasses) implements StreamSpec {
  private static final int SALARY = 0;
  private static final int COMMISSION = 1;
  private static final int AGE = 2;
  private static final int ELEVEL = 3;
  private static final int CAR = 4;
  private static final int ZIPCODE = 5;
  private static final int HVALUE = 6;
  private static final int HYEARS = 7;
  private static final int LOAN = 8;
  private static final Schema SCHEMA = new Schema(List.of(
      new Attribute.Numeric("salary"), new Attribute.Numeric("commission"), new Attribute.Numeric("age"),
      new Attribute.Nominal("elevel", List.of("level0", "level1", "level2", "level3", "level4")),
      new Attribute.Nominal("car", Headers.numbered("car", 20)),
      new Attribute.Nominal("zipcode", Headers.numbered("zipcode", 9)),
      new Attribute.Numeric("hvalue"), new Attribute.Numeric("hyears"), new Attribute.Numeric("loan")),
      Headers.classes("groupA", "groupB"));

  public Agrawal {
    Params.check(Agrawal.class, function, seed, perturbation, balanceClasses);
  }

  public Agrawal() {
    this(1, 1, 0.05, false);
  }

  @Override
  public String id() {
    return "agrawal";
  }

  @Override
  public String title() {
    return "Agrawal loan applicants";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed), new Balance(balanceClasses));
  }

  @Override
  public Agrawal withSeed(int newSeed) {
    return new Agrawal(function, newSeed, perturbation, balanceClasses);
  }

  @Override
  public Set<String> movable() {
    return Set.of("perturbation");
  }

  private static final class State implements MovableStream {
    private final Agrawal spec;
    private final LegacyRandom random;
    private final Balance balance;
    private double perturbation;

    State(Agrawal spec, LegacyRandom random, Balance balance) {
      this.spec = spec;
      this.random = random;
      this.balance = balance;
      this.perturbation = spec.perturbation;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      do {
        candidate(out.x);
        out.y = isGroupA(out.x) ? 0 : 1;
      } while (!balance.keeps(out.y));
      if (perturbation > 0) {
        perturb(out.x);
      }
      out.weight = 1;
      return true;
    }

    private void candidate(double[] x) {
      x[SALARY] = 20000 + 130000 * random.nextDouble();
      x[COMMISSION] = x[SALARY] >= 75000 ? 0 : 10000 + 65000 * random.nextDouble();
      x[AGE] = 20 + random.nextInt(61);
      x[ELEVEL] = random.nextInt(5);
      x[CAR] = random.nextInt(20);
      x[ZIPCODE] = random.nextInt(9);
      x[HVALUE] = (9 - x[ZIPCODE]) * 100000 * (0.5 + random.nextDouble());
      x[HYEARS] = 1 + random.nextInt(30);
      x[LOAN] = random.nextDouble() * 500000;
    }

    private void perturb(double[] x) {
      x[SALARY] = perturbed(x[SALARY], 130000, 20000, 150000);
      if (x[COMMISSION] > 0) {
        x[COMMISSION] = perturbed(x[COMMISSION], 65000, 10000, 75000);
      }
      x[AGE] = Math.floor(perturbed(x[AGE], 60, 20, 80) + 0.5);
      x[HVALUE] = perturbed(x[HVALUE], (9 - x[ZIPCODE]) * 100000, 0, 135000);
      x[HYEARS] = Math.floor(perturbed(x[HYEARS], 29, 1, 30) + 0.5);
      x[LOAN] = perturbed(x[LOAN], 500000, 0, 500000);
    }

    private double perturbed(double value, double range, double low, double high) {
      double moved = value + range * (2 * (random.nextDouble() - 0.5)) * perturbation;
      return Math.min(Math.max(moved, low), high);
    }

    private boolean isGroupA(double[] x) {
      int band = x[AGE] < 40 ? 0 : x[AGE] < 60 ? 1 : 2;
      return switch (spec.function) {
        case 1 -> band != 1;
        case 2 -> earnsUsually(band, x[SALARY]);
        case 3 -> learnedUsually(band, x[ELEVEL]);
        case 4 -> isIn(x[SALARY], salaryFrom(band, learnedUsually(band, x[ELEVEL])), 50000);
        case 5 -> isIn(x[LOAN], loanFrom(band, earnsUsually(band, x[SALARY])), 200000);
        case 6 -> earnsUsually(band, x[SALARY] + x[COMMISSION]);
        case 7 -> income(x) - x[LOAN] / 5 - 20000 > 0;
        case 8 -> income(x) - 5000 * x[ELEVEL] - 20000 > 0;
        case 9 -> income(x) - 5000 * x[ELEVEL] - x[LOAN] / 5 - 10000 > 0;
        default -> income(x) - 5000 * x[ELEVEL] + equity(x) / 5 - 10000 > 0;
      };
    }

    private static boolean earnsUsually(int band, double salary) {
      return isIn(salary, band == 0 ? 50000 : band == 1 ? 75000 : 25000, 50000);
    }

    private static boolean learnedUsually(int band, double level) {
      return level >= band && level <= (band == 0 ? 1 : band + 2);
    }

    private static double salaryFrom(int band, boolean learnedUsually) {
      return switch (band) {
        case 0 -> learnedUsually ? 25000 : 50000;
        case 1 -> learnedUsually ? 50000 : 75000;
        default -> learnedUsually ? 50000 : 25000;
      };
    }

    private static double loanFrom(int band, boolean earnsUsually) {
      return switch (band) {
        case 0 -> earnsUsually ? 100000 : 200000;
        case 1 -> earnsUsually ? 200000 : 300000;
        default -> earnsUsually ? 300000 : 100000;
      };
    }

    private static boolean isIn(double value, double from, double length) {
      return value >= from && value <= from + length;
    }

    private static double income(double[] x) {
      return 2 * (x[SALARY] + x[COMMISSION]) / 3;
    }

    private static double equity(double[] x) {
      return x[HYEARS] >= 20 ? x[HVALUE] * (x[HYEARS] - 20) / 10 : 0;
    }

    @Override
    public double[] parameters() {
      return new double[] {perturbation};
    }

    @Override
    public void move(double[] parameters) {
      perturbation = parameters[0];
    }

    @Override
    public InstanceStream copy() {
      var copy = new State(spec, random.copy(), balance.copy());
      copy.perturbation = perturbation;
      return copy;
    }
  }
}
