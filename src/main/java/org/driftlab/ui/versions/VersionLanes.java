// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  record Row(int lane, boolean fromBelow, boolean toAbove, List<Integer> through, List<Integer> branches) {
    private Row withThrough(int passing) {
      return new Row(lane, fromBelow, toAbove, and(through, passing), branches);
    }

    private Row withBranch(int leaving) {
      return new Row(lane, fromBelow, toAbove, through, and(branches, leaving));
    }

    private static List<Integer> and(List<Integer> lanes, int another) {
      var all = new ArrayList<>(lanes);
      all.add(another);
      return all;
    }
  }

  /** A chain of versions in one lane: from its parent's place (-1 for none) to its tip; places count from the oldest. */
  private static final class Chain {
    final int parent;
    final int first;
    int tip;
    int lane;

    Chain(int parent, int first) {
      this.parent = parent;
      this.first = first;
      tip = first;
    }
  }

  private VersionLanes() {}

  /**
   * The rows of the versions, in the same order.
   *
   * @param versions parents before their children
   */
  static List<Row> of(List<ModelVersion> versions, Optional<VersionId> champion) {
    int[] parents = parents(versions);
    boolean[] main = mainLine(versions, champion, parents);
    var chainOf = new Chain[parents.length];
    List<Chain> chains = chains(parents, main, chainOf);
    assignLanes(chains);
    return rows(chains, chainOf);
  }

  /** The place of each version's parent, -1 for none. */
  private static int[] parents(List<ModelVersion> versions) {
    Map<VersionId, Integer> places = HashMap.newHashMap(versions.size());
    var parents = new int[versions.size()];
    for (int place = 0; place < parents.length; place++) {
      ModelVersion v = versions.get(place);
      VersionId before = place == 0 ? null : versions.get(place - 1).id();
      VersionId parent = v.parent().orElse(null);
      parents[place] = parent == null ? -1 : parent.equals(before) ? place - 1 : places.getOrDefault(parent, -1);
      places.put(v.id(), place);
    }
    return parents;
  }

  /** The champion and all it descends from. */
  private static boolean[] mainLine(List<ModelVersion> versions, Optional<VersionId> champion, int[] parents) {
    var main = new boolean[parents.length];
    int at = parents.length - 1;
    while (at >= 0 && !champion.equals(Optional.of(versions.get(at).id()))) {
      at--;
    }
    for (; at >= 0; at = parents[at]) {
      main[at] = true;
    }
    return main;
  }

  private static List<Chain> chains(int[] parents, boolean[] main, Chain[] chainOf) {
    var forkedByMain = new boolean[parents.length];
    for (int place = 0; place < parents.length; place++) {
      if (main[place] && parents[place] >= 0) {
        forkedByMain[parents[place]] = true;
      }
    }
    var chains = new ArrayList<Chain>();
    for (int place = 0; place < parents.length; place++) {
      int parent = parents[place];
      Chain chain = parent < 0 ? null : chainOf[parent];
      if (chain == null || chain.tip != parent || !main[place] && forkedByMain[parent]) {
        chain = new Chain(parent, place);
        chains.add(chain);
      }
      chain.tip = place;
      chainOf[place] = chain;
    }
    return chains;
  }

  /** Lowest free lane first; the first chain holds the oldest version, from which the main line comes. */
  private static void assignLanes(List<Chain> chains) {
    var busyUntil = new ArrayList<Integer>();
    for (Chain chain : chains) {
      int from = chain.parent < 0 ? chain.first : chain.parent;
      int lane = 0;
      while (lane < busyUntil.size() && busyUntil.get(lane) >= from) {
        lane++;
      }
      if (lane == busyUntil.size()) {
        busyUntil.add(chain.tip);
      } else {
        busyUntil.set(lane, chain.tip);
      }
      chain.lane = lane;
    }
  }

  private static List<Row> rows(List<Chain> chains, Chain[] chainOf) {
    var rows = new Row[chainOf.length];
    for (int place = 0; place < rows.length; place++) {
      Chain chain = chainOf[place];
      rows[place] = new Row(chain.lane, place > chain.first || chain.parent >= 0, place < chain.tip, List.of(), List.of());
    }
    for (Chain chain : chains) {
      if (chain.parent >= 0) {
        rows[chain.parent] = rows[chain.parent].withBranch(chain.lane);
      }
      int from = chain.parent < 0 ? chain.first : chain.parent + 1;
      for (int place = from; place <= chain.tip; place++) {
        if (chainOf[place] != chain) {
          rows[place] = rows[place].withThrough(chain.lane);
        }
      }
    }
    return List.of(rows);
  }
}
