// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/**
 * The lanes of a version tree drawn newest on top. The champion and its ancestors stand in lane 0; every other branch
 * takes the lowest lane that is free from its parent up to its tip. Cost: O(versions · lanes).
 */
final class VersionLanes {
  /**
   * What is drawn in the row of one version.
   *
   * @param lane where its node stands
   * @param fromBelow whether a line comes up to the node from the row below
   * @param toAbove whether a line leaves the node upwards in its own lane
   * @param through lanes that pass by, ascending
   * @param branches lanes to which a curve leaves the node upwards, ascending
   */
  record Row(int lane, boolean fromBelow, boolean toAbove, List<Integer> through, List<Integer> branches) {}

  /** A chain of versions in one lane: from its parent's place (-1 for none) to its tip; places count from the oldest. */
  private static final class Chain {
    final int parent;
    final List<Integer> places = new ArrayList<>();
    int lane;

    Chain(int parent) {
      this.parent = parent;
    }

    int first() {
      return places.getFirst();
    }

    int tip() {
      return places.getLast();
    }
  }

  private VersionLanes() {}

  /**
   * The rows of the versions, in the same order.
   *
   * @param versions parents before their children
   */
  static List<Row> of(List<ModelVersion> versions, Optional<VersionId> champion) {
    List<Chain> chains = chains(versions, mainLine(versions, champion));
    assignLanes(chains);
    return rows(versions.size(), chains);
  }

  /** The champion and all it descends from. */
  private static Set<VersionId> mainLine(List<ModelVersion> versions, Optional<VersionId> champion) {
    var parents = new HashMap<VersionId, Optional<VersionId>>();
    versions.forEach(v -> parents.put(v.id(), v.parent()));
    var main = new HashSet<VersionId>();
    for (Optional<VersionId> at = champion; at.isPresent(); at = parents.getOrDefault(at.get(), Optional.empty())) {
      main.add(at.get());
    }
    return main;
  }

  private static List<Chain> chains(List<ModelVersion> versions, Set<VersionId> main) {
    Set<VersionId> forkedByMain = new HashSet<>();
    for (ModelVersion v : versions) {
      if (main.contains(v.id())) {
        v.parent().ifPresent(forkedByMain::add);
      }
    }
    var chains = new ArrayList<Chain>();
    var chainOf = new HashMap<VersionId, Chain>();
    Map<VersionId, Integer> placeOf = new HashMap<>();
    for (int place = 0; place < versions.size(); place++) {
      ModelVersion v = versions.get(place);
      int parentPlace = v.parent().map(p -> placeOf.getOrDefault(p, -1)).orElse(-1);
      Chain chain = v.parent().map(chainOf::get).orElse(null);
      boolean goesOn = chain != null && chain.tip() == parentPlace
          && (main.contains(v.id()) || !forkedByMain.contains(v.parent().orElseThrow()));
      if (chain == null || !goesOn) {
        chain = new Chain(parentPlace);
        chains.add(chain);
      }
      chain.places.add(place);
      chainOf.put(v.id(), chain);
      placeOf.put(v.id(), place);
    }
    return chains;
  }

  /** Lowest free lane first; the first chain holds the oldest version, from which the main line comes. */
  private static void assignLanes(List<Chain> chains) {
    var busyUntil = new ArrayList<Integer>();
    for (Chain chain : chains) {
      int from = chain.parent < 0 ? chain.first() : chain.parent;
      int lane = 0;
      while (lane < busyUntil.size() && busyUntil.get(lane) >= from) {
        lane++;
      }
      if (lane == busyUntil.size()) {
        busyUntil.add(chain.tip());
      } else {
        busyUntil.set(lane, chain.tip());
      }
      chain.lane = lane;
    }
  }

  private static List<Row> rows(int count, List<Chain> chains) {
    var rows = new Row[count];
    for (Chain chain : chains) {
      for (int i = 0; i < chain.places.size(); i++) {
        rows[chain.places.get(i)] = new Row(chain.lane, i > 0 || chain.parent >= 0, i < chain.places.size() - 1,
            new ArrayList<>(), new ArrayList<>());
      }
    }
    for (Chain chain : chains) {
      if (chain.parent >= 0) {
        rows[chain.parent].branches().add(chain.lane);
      }
      int next = 0;
      int from = chain.parent < 0 ? chain.first() : chain.parent + 1;
      for (int place = from; place <= chain.tip(); place++) {
        if (place == chain.places.get(next)) {
          next++;
        } else {
          rows[place].through().add(chain.lane);
        }
      }
    }
    return List.of(rows);
  }
}
