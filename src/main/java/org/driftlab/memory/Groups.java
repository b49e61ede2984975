// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import java.util.Arrays;
import org.driftlab.data.LegacyRandom;

/**
 * Slots in groups: adding, removing and drawing one of a group are O(1), and finding the largest group is O(1) because a
 * knock-out tree of the sizes is kept, at O(log groups) a change.
 */
final class Groups {
  private final int[] group;
  private final int[] rank;
  private int[][] members;
  private int[] sizes;

  /** The winner of each match; the groups themselves are the leaves, [2 · leaves]. */
  private int[] winner;

  Groups(int slots, int groups) {
    group = new int[slots];
    rank = new int[slots];
    members = new int[leaves(groups)][0];
    sizes = new int[members.length];
    winner = winners(members.length);
  }

  private Groups(Groups other) {
    group = other.group.clone();
    rank = other.rank.clone();
    members = new int[other.members.length][];
    Arrays.setAll(members, g -> other.members[g].clone());
    sizes = other.sizes.clone();
    winner = other.winner.clone();
  }

  private static int leaves(int groups) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, groups - 1)) * 2);
  }

  private static int[] winners(int leaves) {
    var winner = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      winner[leaves + i] = i;
    }
    for (int i = leaves - 1; i > 0; i--) {
      winner[i] = winner[2 * i];
    }
    return winner;
  }

  /** Makes room for more groups. */
  void ensure(int groups) {
    if (groups <= sizes.length) {
      return;
    }
    int before = sizes.length;
    members = Arrays.copyOf(members, leaves(groups));
    Arrays.fill(members, before, members.length, new int[0]);
    sizes = Arrays.copyOf(sizes, members.length);
    winner = winners(members.length);
    for (int g = 0; g < before; g++) {
      replay(g);
    }
  }

  void add(int slot, int g) {
    int size = sizes[g]++;
    if (size == members[g].length) {
      members[g] = Arrays.copyOf(members[g], Math.min(group.length, Math.max(8, size + (size >> 1))));
    }
    members[g][size] = slot;
    group[slot] = g;
    rank[slot] = size;
    replay(g);
  }

  void remove(int slot) {
    int g = group[slot];
    int lastOne = members[g][--sizes[g]];
    members[g][rank[slot]] = lastOne;
    rank[lastOne] = rank[slot];
    replay(g);
  }

  private void replay(int g) {
    for (int i = (sizes.length + g) >> 1; i > 0; i >>= 1) {
      int left = winner[2 * i];
      int right = winner[2 * i + 1];
      winner[i] = sizes[right] > sizes[left] ? right : left;
    }
  }

  int size(int g) {
    return sizes[g];
  }

  /** The largest group, the first of equal ones. */
  int largest() {
    return winner[1];
  }

  /** A slot of a group that is not empty, all alike likely. */
  int pick(int g, LegacyRandom random) {
    return members[g][random.nextInt(sizes[g])];
  }

  long bytes() {
    return Integer.BYTES * ((long) group.length + rank.length + sizes.length + winner.length
        + Arrays.stream(members).mapToLong(m -> m.length).sum());
  }

  Groups copy() {
    return new Groups(this);
  }
}
