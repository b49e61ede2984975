// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * All contestants of a run in a fixed order: champion, shadows by age, the static model, then the baselines.
 *
 * <p>They stand in an array because each instance visits every one of them twice.
 */
final class Contestants {
  private final Contestant champion;
  private final Contestant noChange;
  private final Contestant majority;
  private Contestant[] all;
  private Contestant[] models = {};
  private Contestant[] compared = {};
  private Contestant[] deposed = {};
  /** Whether the models' probabilities are measured. */
  private boolean probabilities;
  /** Whether labels come later than their instances, so that probabilities are kept until then. */
  private boolean late;

  Contestants(Contestant champion, Contestant noChange, Contestant majority) {
    this.champion = champion;
    this.noChange = noChange;
    this.majority = majority;
    all = new Contestant[] {champion, noChange, majority};
    sort();
  }

  private Contestants(Contestant[] all) {
    this.all = all;
    champion = all[0];
    noChange = all[all.length - 2];
    majority = all[all.length - 1];
    sort();
  }

  Contestants copy() {
    var copies = new Contestant[all.length];
    for (int i = 0; i < all.length; i++) {
      copies[i] = all[i].copy();
    }
    var copy = new Contestants(copies);
    copy.probabilities = probabilities;
    copy.late = late;
    return copy;
  }

  Contestant champion() {
    return champion;
  }

  /** The shadow of a version, if it is running; the guard's does not count. */
  Optional<Contestant> shadow(VersionId version) {
    for (Contestant contestant : all) {
      if (contestant.role == Role.SHADOW && contestant.duty != Duty.DEPOSED && contestant.version().equals(Optional.of(version))) {
        return Optional.of(contestant);
      }
    }
    return Optional.empty();
  }

  /** The strategy's candidate, if there is one. */
  @Nullable Contestant candidate() {
    for (Contestant contestant : all) {
      if (contestant.duty == Duty.CANDIDATE) {
        return contestant;
      }
    }
    return null;
  }

  /** The deposed champions that the guard still compares, by age; asked for after every label, so not to be changed. */
  Contestant[] deposed() {
    return deposed;
  }

  /** The shadows that are compared with the champion, by age; asked for after every label, so not to be changed. */
  Contestant[] compared() {
    return compared;
  }

  /** Sorts the contestants; to be called as well when one got a comparison or a guard after it was added. */
  void sort() {
    models = Arrays.stream(all).filter(Contestants::isModel).toArray(Contestant[]::new);
    compared = Arrays.stream(all).filter(contestant -> contestant.comparison() != null).toArray(Contestant[]::new);
    deposed = Arrays.stream(all).filter(contestant -> contestant.guard() != null).toArray(Contestant[]::new);
  }

  void add(Contestant newcomer) {
    var list = new ArrayList<Contestant>(List.of(all));
    int place = 0;
    while (list.get(place).role.compareTo(newcomer.role) <= 0) {
      place++;
    }
    list.add(place, newcomer);
    if (probabilities) {
      newcomer.measureProbabilities();
    }
    if (late) {
      newcomer.keepFewScores();
    }
    all = list.toArray(Contestant[]::new);
    sort();
  }

  void remove(Contestant leaver) {
    var list = new ArrayList<Contestant>(List.of(all));
    list.remove(leaver);
    all = list.toArray(Contestant[]::new);
    sort();
  }

  void predict(Instance instance, int place) {
    for (Contestant contestant : all) {
      contestant.predict(instance, place);
    }
  }

  /** The models' probabilities are measured as well, from now on. */
  void measureProbabilities() {
    probabilities = true;
    for (Contestant contestant : all) {
      contestant.measureProbabilities();
    }
  }

  /** A label comes later than its instance. */
  void labelIsLate() {
    if (!late) {
      late = true;
      for (Contestant contestant : all) {
        contestant.keepFewScores();
      }
    }
  }

  void score(int place, int truth) {
    boolean noChangeRight = noChange.wasRight(place, truth);
    boolean majorityRight = majority.wasRight(place, truth);
    for (Contestant contestant : all) {
      contestant.score(place, truth, noChangeRight, majorityRight);
    }
  }

  void learnBaselines(Instance instance, int place) {
    noChange.learnAsBaseline(instance, place);
    majority.learnAsBaseline(instance, place);
  }

  /** The champion and the shadows learn, if they do at all. */
  void learn(Instance instance, int place) {
    for (Contestant model : models) {
      model.learn(instance, place);
    }
  }

  /** The champion and the learning shadows rehearse; the baselines have nothing to rehearse. */
  void rehearse(Instance instance) {
    for (Contestant model : models) {
      model.rehearse(instance);
    }
  }

  /** The champion and the shadows. */
  List<Contestant> models() {
    return List.of(models);
  }

  /** Tells of each model that has just begun to refuse steps. */
  void refusals(Consumer<Contestant> tell) {
    for (Contestant model : models) {
      if (model.beginsToRefuse()) {
        tell.accept(model);
      }
    }
  }

  private static boolean isModel(Contestant contestant) {
    return contestant.role == Role.CHAMPION || contestant.role == Role.SHADOW;
  }

  /** Puts a label before every comparison of a shadow with the champion; they count what both predicted themselves. */
  void compare(int place, int truth, boolean withScores) {
    if (!champion.predictedItself(place)) {
      return;
    }
    int championsClass = champion.predictedAt(place);
    for (Contestant contestant : compared) {
      Comparison comparison = contestant.comparison();
      if (comparison != null && contestant.predictedItself(place) && !comparison.isSettled()) {
        comparison.add(truth, championsClass, contestant.predictedAt(place));
        if (withScores) {
          comparison.addScores(champion.score(place, truth), contestant.score(place, truth));
        }
      }
    }
  }

  void sample(long index) {
    for (Contestant contestant : all) {
      contestant.sample(index);
    }
  }

  void sampleCosts(long index, StakesWatch stakes) {
    for (Contestant contestant : all) {
      contestant.sampleCost(index, stakes.costPerLabel(contestant.scorer().windowConfusion()));
    }
  }

  void closeWindow(Fingerprint fingerprint) {
    for (Contestant contestant : all) {
      fingerprint.add(contestant.role, contestant.scorer().window());
    }
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    long bytes = 0;
    for (Contestant contestant : all) {
      bytes += contestant.bytes();
    }
    return bytes;
  }

  /** Replaces the model of each contestant that learns, of those that hold versions of one kind of learner. */
  void replaceLearning(String kind, LearnerSpec spec, UnaryOperator<Learner> change) {
    for (Contestant contestant : all) {
      if (contestant.learning() && isModel(contestant) && contestant.spec().id().equals(kind)) {
        contestant.replace(spec, change.apply(contestant.learner()));
      }
    }
  }

  /** Puts a label before the guard of each deposed champion. */
  void guard(int place, int truth) {
    if (deposed.length == 0 || !champion.predictedItself(place)) {
      return;
    }
    int championsClass = champion.predictedAt(place);
    for (Contestant contestant : deposed) {
      GuardWatch guard = contestant.guard();
      if (guard != null && contestant.predictedItself(place)) {
        guard.add(truth, championsClass, contestant.predictedAt(place));
      }
    }
  }

  List<RunSnapshot.Contestant> view() {
    var views = new ArrayList<RunSnapshot.Contestant>();
    for (Contestant contestant : all) {
      views.add(contestant.view());
    }
    return List.copyOf(views);
  }
}
