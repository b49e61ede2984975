// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Arrays;
import java.util.Optional;
import org.driftlab.data.Instance;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.evaluate.Scorer;
import org.driftlab.learn.Learner;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** A live model in a run: it predicts every instance, is scored when the label arrives, and may learn it. */
final class Contestant {
  /** No prediction was made at this place: the contestant did not exist yet. */
  private static final int NONE = -1;

  private static final int FIRST_PLACES = 64;
  private static final int SERIES_POINTS = 2_048;

  final Role role;
  private final double[] scores;
  private int[] predicted;
  private final Scorer scorer;
  private final MetricSeries accuracy;
  private Learner learner;
  private @Nullable VersionId version;
  private boolean learning;
  private boolean changed;

  Contestant(Role role, Learner learner, boolean learning, int classes, int window) {
    this.role = role;
    this.learner = learner;
    this.learning = learning;
    scores = new double[classes];
    predicted = new int[0];
    scorer = new Scorer(classes, window);
    accuracy = new MetricSeries(SERIES_POINTS);
  }

  private Contestant(Contestant other) {
    role = other.role;
    learner = other.learner.copy();
    learning = other.learning;
    version = other.version;
    changed = other.changed;
    scores = other.scores.clone();
    predicted = other.predicted.clone();
    scorer = other.scorer.copy();
    accuracy = other.accuracy.copy();
  }

  Contestant copy() {
    return new Contestant(this);
  }

  /** Predicts an instance and keeps the class for when the label arrives. */
  void predict(Instance instance, int place) {
    learner.predict(instance, scores);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    if (place >= predicted.length) {
      grow(place);
    }
    predicted[place] = best;
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
  }

  /** The class predicted for the instance at a place, or {@link #NONE}. */
  private int at(int place) {
    return place < predicted.length ? predicted[place] : NONE;
  }

  boolean wasRight(int place, int truth) {
    return at(place) == truth;
  }

  /** Scores the prediction made at a place; a contestant that did not predict it is not scored on it. */
  void score(int place, int truth, boolean noChangeRight, boolean majorityRight) {
    if (at(place) != NONE) {
      scorer.score(truth, at(place), noChangeRight, majorityRight);
    }
  }

  /** Learns the instance at a place, if the contestant learns at all and had predicted it. */
  void learn(Instance instance, int place) {
    if (learning && at(place) != NONE) {
      learner.learn(instance);
      changed = true;
    }
  }

  /** Learns an instance out of the replay memory. */
  void rehearse(Instance instance) {
    if (learning) {
      learner.learn(instance);
      changed = true;
    }
  }

  void sample(long index) {
    accuracy.add(index, scorer.windowAccuracy());
  }

  Scorer scorer() {
    return scorer;
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
  void replace(Learner newLearner, VersionId id) {
    learner = newLearner;
    storedAs(id);
  }

  /** Puts a model in that is no stored version yet; the version it stems from stays. */
  void replace(Learner newLearner) {
    learner = newLearner;
    changed = true;
  }

  void freeze() {
    learning = false;
  }

  RunSnapshot.Contestant view() {
    String name = switch (role) {
      case CHAMPION -> "champion";
      case SHADOW -> "shadow " + version;
      case STATIC -> "static " + version;
      case NO_CHANGE -> "no change";
      case MAJORITY -> "majority class";
    };
    return new RunSnapshot.Contestant(name, role, version(), scorer.window(), scorer.cumulative(), accuracy.view());
  }
}
