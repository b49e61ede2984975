// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

/**
 * Members in a row, each of which takes something over from the one before it at every place of a stretch. Teams of neighbours
 * work at the same time: while one is at a part of the stretch, the team before it is a part ahead. So on n threads, with p
 * parts, the work takes (p + n − 1)/(p · n) of the time that one needs, if all members cost the same. Each member comes to the
 * places in their order, and to each after the member before it, so the number of threads changes nothing in the result.
 */
final class Relay {
  /** What a member does at some places, one after the other. */
  interface Leg {
    void run(int member, int from, int to);
  }

  /** Into how many parts a stretch is cut: more of them would cost more hand-overs than the shorter wait at its ends saves. */
  private static final int PARTS = 16;

  private static final int SHORTEST = 8;

  private final int threads;
  private final Leg leg;
  private final Crew.Work working = this::work;
  private int members;
  private int places;
  private int teams;
  private int part;
  private int round;

  Relay(int threads, Leg leg) {
    this.threads = threads;
    this.leg = leg;
  }

  /** Lets members 0 to {@code memberCount} − 1 go through places 0 to {@code placeCount} − 1. */
  void run(int memberCount, int placeCount) {
    members = memberCount;
    places = placeCount;
    teams = Math.min(threads, members);
    part = teams == 1 ? places : Math.max(SHORTEST, (places + PARTS - 1) / PARTS);
    int parts = (places + part - 1) / part;
    for (round = 0; round < parts + teams - 1; round++) {
      Crew.run(threads, teams, working);
    }
  }

  private void work(int team) {
    int from = (round - team) * part;
    if (from < 0 || from >= places) {
      return;
    }
    int to = Math.min(places, from + part);
    for (int member = team * members / teams; member < (team + 1) * members / teams; member++) {
      leg.run(member, from, to);
    }
  }
}
