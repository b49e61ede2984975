// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Arrays;
import java.util.Optional;
import org.driftlab.data.Instance;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.evaluate.Scorer;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.evaluate.WindowMeasure;
import org.driftlab.evaluate.WindowSeries;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.Refusing;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** A live model in a run: it predicts every instance, is scored when the label arrives, and may learn it. */
final class Contestant {
  /** No prediction was made at this place: the contestant did not exist yet. */
  private static final int NONE = -1;

  /** A prediction of class c that the model's predecessor had made is held as this minus c. */
  private static final int PREDECESSORS = -2;

  private static final int FIRST_PLACES = 64;
  private static final int SERIES_POINTS = 2_048;
  private static final int MOST_KEPT_CLASSES = 16;

  final Role role;
  final Duty duty;
  private final boolean baseline;
  private final double[] scores;
  private int[] predicted;
  /** The place whose prediction {@link #scores} holds. */
  private int latest = NONE;
  private double @Nullable [] kept;
  private @Nullable Comparison comparison;
  private @Nullable GuardWatch guard;
  private final Scorer scorer;
  private final WindowSeries measured;
  private @Nullable MetricSeries cost;
  private LearnerSpec spec;
  private Learner learner;
  /** The same learner, if it is one that refuses steps: asked after every label. */
  private @Nullable Refusing refusing;
  private @Nullable VersionId version;
  private boolean learning;
  private boolean probabilities;
  private boolean changed;
  private @Nullable FineTuning tuning;
  private long refusals;

  Contestant(Role role, LearnerSpec spec, Learner learner, boolean learning, int classes, int window) {
    this(role, Duty.NONE, spec, learner, learning, classes, window);
  }

  Contestant(Role role, Duty duty, LearnerSpec spec, Learner learner, boolean learning, int classes, int window) {
    this.role = role;
    this.duty = duty;
    baseline = isBaseline(role);
    this.spec = spec;
    this.learner = learner;
    refusing = learner instanceof Refusing one ? one : null;
    this.learning = learning;
    scores = new double[classes];
    predicted = new int[0];
    scorer = new Scorer(classes, window);
    measured = new WindowSeries(SERIES_POINTS);
  }

  private Contestant(Contestant other) {
    role = other.role;
    duty = other.duty;
    baseline = other.baseline;
    kept = other.kept == null ? null : other.kept.clone();
    comparison = other.comparison == null ? null : other.comparison.copy();
    guard = other.guard == null ? null : other.guard.copy();
    spec = other.spec;
    learner = other.learner.copy();
    refusing = learner instanceof Refusing one ? one : null;
    learning = other.learning;
    probabilities = other.probabilities;
    version = other.version;
    changed = other.changed;
    tuning = other.tuning;
    refusals = other.refusals;
    scores = other.scores.clone();
    predicted = other.predicted.clone();
    latest = other.latest;
    scorer = other.scorer.copy();
    measured = other.measured.copy();
    cost = other.cost == null ? null : other.cost.copy();
  }

  Contestant copy() {
    return new Contestant(this);
  }

  private static boolean isBaseline(Role role) {
    return role == Role.NO_CHANGE || role == Role.MAJORITY;
  }

  /** Predicts an instance and keeps the class for when the label arrives. */
  void predict(Instance instance, int place) {
    ask(instance);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      // As a value and not as a branch, because no processor could foretell it.
      best = scores[c] > scores[best] ? c : best;
    }
    if (place >= predicted.length) {
      grow(place);
    }
    predicted[place] = best;
    latest = place;
    if (kept != null) {
      System.arraycopy(scores, 0, kept, place * scores.length, scores.length);
    }
  }

  /**
   * Asks the learner. The baselines are asked at a place of their own, so that the compiler sees only one kind of learner at the
   * other, as most runs have, and calls it directly.
   */
  private void ask(Instance instance) {
    if (baseline) {
      learner.predict(instance, scores);
    } else {
      learner.predict(instance, scores);
    }
  }

  /** Its probabilities are measured too, if it is a model: a baseline has none. */
  void measureProbabilities() {
    probabilities = !baseline;
  }

  /** Keeps the scores of labels that come late, unless there are so many classes that they would take much room. */
  void keepFewScores() {
    if (probabilities && scores.length <= MOST_KEPT_CLASSES) {
      keepScores();
    }
  }

  /** From now on the scores of each prediction are kept with its class. */
  void keepScores() {
    if (kept == null) {
      kept = new double[predicted.length * scores.length];
      Arrays.fill(kept, Double.NaN);
    }
  }

  /** The score that the prediction at a place gave to a class; {@code NaN} if it was made before scores were kept. */
  double score(int place, int c) {
    return kept == null ? Double.NaN : kept[place * scores.length + c];
  }

  /** The class probabilities of the last prediction: [classes]; overwritten by the next one. */
  double[] scores() {
    return scores;
  }

  /** The highest of {@link #scores}. */
  double confidence() {
    double best = 0;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    return best;
  }

  /** Places come in use as more labels are under way; one not yet seen holds no prediction. */
  private void grow(int place) {
    int before = predicted.length;
    predicted = Arrays.copyOf(predicted, Math.max(FIRST_PLACES, 2 * (place + 1)));
    Arrays.fill(predicted, before, predicted.length, NONE);
    if (kept != null) {
      kept = Arrays.copyOf(kept, predicted.length * scores.length);
    }
  }

  /** The class predicted for the instance at a place, or {@link #NONE}. */
  private int at(int place) {
    int code = place < predicted.length ? predicted[place] : NONE;
    return code >= NONE ? code : PREDECESSORS - code;
  }

  /** Whether the model itself made the prediction at a place, and not one that it has replaced. */
  boolean predictedItself(int place) {
    return place < predicted.length && predicted[place] >= 0;
  }

  /** What is predicted already and waits for its label is another model's work. */
  private void disown() {
    for (int place = 0; place < predicted.length; place++) {
      if (predicted[place] >= 0) {
        predicted[place] = PREDECESSORS - predicted[place];
      }
    }
  }

  /** The class it predicted for the instance at a place, or a negative number if it did not. */
  int predictedAt(int place) {
    return at(place);
  }

  boolean wasRight(int place, int truth) {
    return at(place) == truth;
  }

  /** Scores the prediction made at a place; a contestant that did not predict it is not scored on it. */
  void score(int place, int truth, boolean noChangeRight, boolean majorityRight) {
    int of = at(place);
    if (of == NONE) {
      return;
    }
    scorer.score(truth, of, noChangeRight, majorityRight);
    if (probabilities) {
      scoreProbabilities(place, truth, of);
    }
  }

  /** Those of a label that comes with its instance are at hand; those of a later one if they were kept. */
  private void scoreProbabilities(int place, int truth, int of) {
    if (place == latest) {
      scorer.scoreProbabilities(scores, 0, truth, of);
    } else if (kept != null) {
      scorer.scoreProbabilities(kept, place * scores.length, truth, of);
    }
  }

  /** Learns the instance at a place, if the contestant learns at all and had predicted it. */
  void learn(Instance instance, int place) {
    if (learning && at(place) != NONE) {
      learner.learn(instance);
      changed = true;
    }
  }

  /** Learns the instance at a place as a baseline, which always does, see {@link #ask}. */
  void learnAsBaseline(Instance instance, int place) {
    if (at(place) != NONE) {
      learner.learn(instance);
    }
  }

  /** Learns an instance out of the replay memory, or one that has gathered in a batch. */
  void rehearse(Instance instance) {
    if (learning) {
      learner.learn(instance);
      changed = true;
    }
  }

  void sample(long index) {
    measured.sample(index, scorer);
    if (comparison != null) {
      comparison.sample();
    }
  }

  /** Notes what its errors in the window cost a label, where something is at stake. */
  void sampleCost(long index, double costPerLabel) {
    if (cost == null) {
      cost = new MetricSeries(SERIES_POINTS);
    }
    cost.add(index, costPerLabel);
  }

  /** What {@link #sampleCost} noted. */
  SeriesView cost() {
    return cost == null ? SeriesView.EMPTY : cost.view();
  }

  /** Has this shadow compared with the champion. */
  void compareBy(Comparison newComparison) {
    comparison = newComparison;
  }

  /** There is no gate any more. */
  void compareNoMore() {
    comparison = null;
  }

  @Nullable Comparison comparison() {
    return comparison;
  }

  /** Has this deposed champion compared with its successor. */
  void guardBy(GuardWatch newGuard) {
    guard = newGuard;
  }

  @Nullable GuardWatch guard() {
    return guard;
  }

  Scorer scorer() {
    return scorer;
  }

  /** What its model is. */
  LearnerSpec spec() {
    return spec;
  }

  Learner learner() {
    return learner;
  }

  boolean learning() {
    return learning;
  }

  Optional<VersionId> version() {
    return Optional.ofNullable(version);
  }

  /** Whether the model has learned since it was last equal to its version. */
  boolean changed() {
    return changed;
  }

  /** The model as it stands is now stored as this version. */
  void storedAs(VersionId id) {
    version = id;
    changed = false;
  }

  /** Puts another model in, equal to a stored version. */
  void replace(LearnerSpec newSpec, Learner newLearner, VersionId id) {
    replace(newSpec, newLearner);
    storedAs(id);
  }

  /** Puts a model in that is no stored version yet; the version it stems from stays. */
  void replace(LearnerSpec newSpec, Learner newLearner) {
    disown();
    spec = newSpec;
    take(newLearner);
    changed = true;
  }

  private void take(Learner newLearner) {
    learner = newLearner;
    tuning = null;
    refusing = learner instanceof Refusing one ? one : null;
    refusals = refusing == null ? 0 : refusing.refusals();
  }

  /** A copy of the model is being fine-tuned; another model in its place makes that pointless. */
  void tune(FineTuning newTuning) {
    tuning = newTuning;
  }

  @Nullable FineTuning tuning() {
    return tuning;
  }

  /** Whether the model has begun to refuse steps since this was last asked. */
  boolean beginsToRefuse() {
    if (refusing == null || refusing.refusals() == refusals) {
      return false;
    }
    refusals = refusing.refusals();
    return true;
  }

  /** As a legend shows it, such as "champion" or "shadow v4". */
  String name() {
    return role.legend(duty, version);
  }

  void freeze() {
    learning = false;
  }

  void thaw() {
    learning = true;
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    return learner.modelBytes() + measured.bytes() + (cost == null ? 0 : cost.bytes()) + scorer.bytes() + (long) Integer.BYTES * predicted.length
        + (long) Double.BYTES * (scores.length + (kept == null ? 0 : kept.length))
        + (comparison == null ? 0 : comparison.bytes());
  }

  RunSnapshot.Contestant view() {
    return new RunSnapshot.Contestant(name(), role, duty, version(), scorer.window(), scorer.cumulative(), measured.view(WindowMeasure.ACCURACY),
        Optional.ofNullable(comparison).map(c -> c.view(learner.modelBytes())), scorer.windowConfusion(), scorer.confusion(),
        cost(), measured.view());
  }
}
