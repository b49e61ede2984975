// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.version.VersionId;

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

  Contestants(Contestant champion, Contestant noChange, Contestant majority) {
    this.champion = champion;
    this.noChange = noChange;
    this.majority = majority;
    all = new Contestant[] {champion, noChange, majority};
  }

  private Contestants(Contestant[] all) {
    this.all = all;
    champion = all[0];
    noChange = all[all.length - 2];
    majority = all[all.length - 1];
  }

  Contestants copy() {
    var copies = new Contestant[all.length];
    for (int i = 0; i < all.length; i++) {
      copies[i] = all[i].copy();
    }
    return new Contestants(copies);
  }

  Contestant champion() {
    return champion;
  }

  /** The shadow of a version, if it is running. */
  Optional<Contestant> shadow(VersionId version) {
    for (Contestant contestant : all) {
      if (contestant.role == Role.SHADOW && contestant.version().equals(Optional.of(version))) {
        return Optional.of(contestant);
      }
    }
    return Optional.empty();
  }

  void add(Contestant newcomer) {
    var list = new ArrayList<Contestant>(List.of(all));
    int place = 0;
    while (list.get(place).role.compareTo(newcomer.role) <= 0) {
      place++;
    }
    list.add(place, newcomer);
    all = list.toArray(Contestant[]::new);
  }

  void remove(Contestant leaver) {
    var list = new ArrayList<Contestant>(List.of(all));
    list.remove(leaver);
    all = list.toArray(Contestant[]::new);
  }

  void predict(Instance instance, int place) {
    for (Contestant contestant : all) {
      contestant.predict(instance, place);
    }
  }

  void score(int place, int truth) {
    boolean noChangeRight = noChange.wasRight(place, truth);
    boolean majorityRight = majority.wasRight(place, truth);
    for (Contestant contestant : all) {
      contestant.score(place, truth, noChangeRight, majorityRight);
    }
  }

  void learn(Instance instance, int place) {
    for (Contestant contestant : all) {
      contestant.learn(instance, place);
    }
  }

  /** The champion and the learning shadows rehearse; the baselines have nothing to rehearse. */
  void rehearse(Instance instance) {
    for (Contestant contestant : all) {
      if (contestant.role == Role.CHAMPION || contestant.role == Role.SHADOW) {
        contestant.rehearse(instance);
      }
    }
  }

  void sample(long index) {
    for (Contestant contestant : all) {
      contestant.sample(index);
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

  /** Replaces the model of each contestant that learns, of those that hold versions. */
  void replaceLearning(UnaryOperator<Learner> change) {
    for (Contestant contestant : all) {
      if (contestant.learning() && (contestant.role == Role.CHAMPION || contestant.role == Role.SHADOW)) {
        contestant.replace(change.apply(contestant.learner()));
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
