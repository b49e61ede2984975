// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.evaluate.Metrics;

/**
 * What is expected of a run, with tolerance: what a scenario's story promises, in a form that a run can be held against. Judged
 * from a snapshot; costs one pass over its series or events.
 */
public sealed interface Expectation extends Spec {
  /** A metric of a contestant. */
  enum Metric {
    ACCURACY,
    KAPPA,
    KAPPA_M,
    KAPPA_T,
    /** The mean cost of a label, of a scenario with stakes; between two instances of the champion only. */
    COST,
    /** The champion's AUC for the class at stake: the mean of the sliding window's values. */
    AUC,
    /** The champion's hit rate at 10 of a scenario with stakes and items. */
    HIT_RATE,
    /** The mean accuracy of the champion on all concepts it was tested on at the end, see {@link Figure}; so are the following. */
    ACC,
    /** Backward transfer: what later concepts did to earlier ones. */
    BWT,
    /** Forward transfer: what is known of a concept before it comes. */
    FWT,
    /** How far concepts fell from their best. */
    FORGETTING,
    /** The mean of the least accuracies after a concept was learned. */
    MIN_ACC,
    /** How far concepts fell while others were learned, and rose again. */
    STABILITY_GAP;

    /** Whether it is kept through time. */
    boolean isSeries() {
      return this == ACCURACY || ofStakes();
    }

    /** Whether it is measured only where something is at stake. */
    boolean ofStakes() {
      return this == COST || this == AUC || this == HIT_RATE;
    }

    /** Whether it is measured only where the champion is tested on past concepts. */
    boolean ofForgetting() {
      return ordinal() >= ACC.ordinal();
    }

    Figure figure() {
      return Figure.valueOf(name());
    }

    double of(Metrics metrics) {
      return switch (this) {
        case COST, AUC, HIT_RATE, ACC, BWT, FWT, FORGETTING, MIN_ACC, STABILITY_GAP -> Double.NaN;
        case ACCURACY -> metrics.accuracy();
        case KAPPA -> metrics.kappa();
        case KAPPA_M -> metrics.kappaM();
        case KAPPA_T -> metrics.kappaT();
      };
    }
  }

  /** What may happen in a run. */
  enum Happening {
    /** Another version became champion; the first version's coming to power is none. */
    PROMOTION,
    /** An earlier version became champion again, by a person or by the guard. */
    ROLLBACK,
    /** The champion's model was replaced after a detection. */
    RETRAINING,
    /** The detector said that the errors changed. */
    DETECTION,
    /** A data monitor said that the features or the scores changed. */
    DATA_DRIFT;

    boolean is(RunEvent event) {
      return switch (this) {
        case PROMOTION -> event instanceof RunEvent.Promoted promoted && !promoted.by().equals(Succession.INITIAL);
        case ROLLBACK -> event instanceof RunEvent.RolledBack;
        case RETRAINING -> event instanceof RunEvent.Retrained;
        case DETECTION -> event instanceof RunEvent.Detection;
        case DATA_DRIFT -> event instanceof RunEvent.DataDrift;
      };
    }
  }

  /** How a run stands against an expectation. */
  enum State {
    MET,
    NOT_MET,
    /** The run has not come far enough to say. */
    OPEN
  }

  /**
   * What became of an expectation.
   *
   * @param value what was measured; empty while it is open or if there is nothing to measure
   */
  record Outcome(Expectation expectation, OptionalDouble value, State state) {
    /** The value with up to four decimals; a dash if there is none. */
    public String valueText() {
      return value.isEmpty() ? "–" : text(value.getAsDouble());
    }
  }

  /** The expectation in one sentence without its full stop. */
  String describe();

  /** How a run stands against it. */
  Outcome of(RunSnapshot snapshot);

  /** How a run stands against each of some expectations. */
  static List<Outcome> of(List<Expectation> expectations, RunSnapshot snapshot) {
    return expectations.stream().map(e -> e.of(snapshot)).toList();
  }

  /**
   * A contestant's metric lies in an interval: over all labels of the run, or the mean of the sliding window's values between
   * two instances.
   *
   * @param who the contestant; the first one of several shadows
   * @param metric what is measured; between two instances only the accuracy and the champion's cost, AUC and hit rate are kept
   * @param from first instance; 0 together with {@code to} for all labels
   * @param to instance behind the last one; 0 for the run's end
   * @param min the least value, included
   * @param max the greatest value, included
   */
  record Level(
      @Param(label = "Who", help = "The contestant.") Role who,
      @Param(label = "Metric", help = "What is measured.") Metric metric,
      @Param(label = "From", unit = "instances", help = "First instance; 0 with 'to' 0 for all labels.", min = 0) long from,
      @Param(label = "To", unit = "instances", help = "Instance behind the last one; 0 for the end.", min = 0) long to,
      @Param(label = "At least", help = "The least value.", min = -1, max = 1e9) double min,
      @Param(label = "At most", help = "The greatest value.", min = -1, max = 1e9) double max) implements Expectation {
    public Level {
      Params.check(Level.class, who, metric, from, to, min, max);
      Span.check(from, to);
      if (!metric.isSeries() && (from > 0 || to > 0)) {
        throw new InputException(("Parameter 'metric' is %s, which is measured over all labels only; set 'from' and 'to' to 0 or"
            + " take accuracy.").formatted(Params.word(metric)));
      }
      if (metric.ofForgetting() && who != Role.CHAMPION) {
        throw new InputException("Parameter 'who' is %s, but %s is measured of the champion only.".formatted(Params.word(who),
            Params.word(metric)));
      }
      if (metric.ofStakes() && who != Role.CHAMPION && (metric != Metric.COST || from > 0 || to > 0)) {
        throw new InputException("Parameter 'who' is %s, but the %s is measured of the champion only.".formatted(Params.word(who),
            Params.word(metric)));
      }
      if (metric != Metric.COST && max > 1) {
        throw new InputException("Parameter 'max' is %s but must be at most 1 unless the metric is cost.".formatted(max));
      }
      if (min > max) {
        throw new InputException("Parameter 'min' is %s but must be at most 'max', which is %s.".formatted(min, max));
      }
    }

    public Level() {
      this(Role.CHAMPION, Metric.ACCURACY, 0, 0, 0, 1);
    }

    /** The accuracy of a contestant between two instances. */
    public Level(Role who, long from, long to, double min, double max) {
      this(who, Metric.ACCURACY, from, to, min, max);
    }

    @Override
    public String id() {
      return "level";
    }

    @Override
    public String title() {
      return "A metric's level";
    }

    @Override
    public String describe() {
      return "%s of %s %s is in [%s, %s]".formatted(Params.word(metric), Params.word(who), Span.words(from, to), text(min), text(max));
    }

    @Override
    public Outcome of(RunSnapshot snapshot) {
      return Span.judge(this, snapshot, from, to, Measurement.of(snapshot, who, metric, from, to), min, max);
    }
  }

  /**
   * A contestant's accuracy is higher than another one's by a margin, or its cost lower.
   *
   * @param metric accuracy, or the cost of a label over all labels
   * @param from first instance; 0 together with {@code to} for all labels
   * @param to instance behind the last one; 0 for the run's end
   * @param min the least margin
   */
  record Lead(
      @Param(label = "Who", help = "The contestant that is better.") Role who,
      @Param(label = "Over", help = "The contestant that is worse.") Role over,
      @Param(label = "Metric", help = "Accuracy, or cost, of which less is better.") Metric metric,
      @Param(label = "From", unit = "instances", help = "First instance; 0 with 'to' 0 for all labels.", min = 0) long from,
      @Param(label = "To", unit = "instances", help = "Instance behind the last one; 0 for the end.", min = 0) long to,
      @Param(label = "At least", help = "By how much.", min = -1, max = 1e9) double min) implements Expectation {
    public Lead {
      Params.check(Lead.class, who, over, metric, from, to, min);
      Span.check(from, to);
      if (metric != Metric.ACCURACY && metric != Metric.COST) {
        throw new InputException("Parameter 'metric' is %s but must be accuracy or cost.".formatted(Params.word(metric)));
      }
      if (metric == Metric.COST && (from > 0 || to > 0)) {
        throw new InputException("Parameter 'metric' is cost, which is compared over all labels only; set 'from' and 'to' to 0.");
      }
      if (metric == Metric.ACCURACY && min > 1) {
        throw new InputException("Parameter 'min' is %s but must be at most 1 unless the metric is cost.".formatted(min));
      }
    }

    public Lead() {
      this(Role.CHAMPION, Role.STATIC, 0, 0, 0);
    }

    /** One contestant ahead of another in accuracy. */
    public Lead(Role who, Role over, long from, long to, double min) {
      this(who, over, Metric.ACCURACY, from, to, min);
    }

    @Override
    public String id() {
      return "lead";
    }

    @Override
    public String title() {
      return "One contestant ahead of another";
    }

    @Override
    public String describe() {
      String better = metric == Metric.COST ? "%s costs less a label than %s by at least %s %s"
          : "%s is more accurate than %s by at least %s %s";
      return better.formatted(Params.word(who), Params.word(over), text(min), Span.words(from, to));
    }

    @Override
    public Outcome of(RunSnapshot snapshot) {
      double lead = Measurement.of(snapshot, who, metric, from, to) - Measurement.of(snapshot, over, metric, from, to);
      return Span.judge(this, snapshot, from, to, metric == Metric.COST ? -lead : lead, min, Double.POSITIVE_INFINITY);
    }
  }

  /**
   * A drift is detected in time: the detector, or a data monitor, speaks within so many instances.
   *
   * @param at the drift's first instance
   * @param within instances that it may take
   */
  record Detected(
      @Param(label = "Drift at", unit = "instances", help = "The drift's first instance.", min = 0) long at,
      @Param(label = "Within", unit = "instances", help = "How long the detection may take.", min = 1) long within)
      implements Expectation {
    public Detected {
      Params.check(Detected.class, at, within);
    }

    public Detected() {
      this(0, 5_000);
    }

    @Override
    public String id() {
      return "detected";
    }

    @Override
    public String title() {
      return "A drift is detected";
    }

    @Override
    public String describe() {
      return String.format(Locale.ROOT, "the drift at %,d is detected within %,d instances", at, within);
    }

    /** The value is the delay in instances, of the first detection after the drift, in time or not. */
    @Override
    public Outcome of(RunSnapshot snapshot) {
      double delay = snapshot.events().stream()
          .filter(event -> Happening.DETECTION.is(event) || Happening.DATA_DRIFT.is(event))
          .mapToLong(RunEvent::at).filter(index -> index >= at).mapToDouble(index -> index - at).findFirst().orElse(Double.NaN);
      if (delay <= within) {
        return new Outcome(this, OptionalDouble.of(delay), State.MET);
      }
      boolean open = snapshot.index() < at + within && Double.isNaN(delay);
      return new Outcome(this, Double.isNaN(delay) ? OptionalDouble.empty() : OptionalDouble.of(delay),
          open ? State.OPEN : State.NOT_MET);
    }
  }

  /**
   * Something happens so many times between two instances.
   *
   * @param from first instance
   * @param to instance behind the last one; 0 for the run's end
   * @param min the fewest times
   * @param max the most times
   */
  record Happens(
      @Param(label = "What", help = "What happens.") Happening what,
      @Param(label = "From", unit = "instances", help = "First instance.", min = 0) long from,
      @Param(label = "To", unit = "instances", help = "Instance behind the last one; 0 for the end.", min = 0) long to,
      @Param(label = "At least", unit = "times", min = 0) int min,
      @Param(label = "At most", unit = "times", min = 0) int max) implements Expectation {
    public Happens {
      Params.check(Happens.class, what, from, to, min, max);
      Span.check(from, to);
      if (min > max) {
        throw new InputException("Parameter 'min' is %d but must be at most 'max', which is %d.".formatted(min, max));
      }
    }

    public Happens() {
      this(Happening.PROMOTION, 0, 0, 1, Integer.MAX_VALUE);
    }

    @Override
    public String id() {
      return "happens";
    }

    @Override
    public String title() {
      return "Something happens";
    }

    @Override
    public String describe() {
      String times = max == 0 ? "no" : min == max ? Integer.toString(min)
          : max == Integer.MAX_VALUE ? "at least " + min : "from %d to %d".formatted(min, max);
      return "%s %s %s".formatted(times, Params.word(what), Span.words(from, to));
    }

    /** The value is how often it happened. */
    @Override
    public Outcome of(RunSnapshot snapshot) {
      long count = snapshot.events().stream()
          .filter(event -> what.is(event) && event.at() >= from && (to == 0 || event.at() < to)).count();
      boolean done = to == 0 ? snapshot.phase() == RunSnapshot.Phase.FINISHED : snapshot.index() >= to;
      State state = count > max ? State.NOT_MET : !done && (count < min || max < Integer.MAX_VALUE) ? State.OPEN
          : count >= min ? State.MET : State.NOT_MET;
      return new Outcome(this, OptionalDouble.of(count), state);
    }
  }

  /**
   * Whether the scenario measures what is expected of it.
   *
   * @throws InputException if a figure of forgetting is promised and nothing tests past concepts
   */
  static void check(List<Expectation> expectations, boolean testsForgetting) {
    for (Expectation expectation : expectations) {
      if (!testsForgetting && expectation instanceof Level level && level.metric.ofForgetting()) {
        throw new InputException("The promise of %s in 'expect' needs a test on past concepts; add 'forgetting:'."
            .formatted(Params.word(level.metric)));
      }
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
