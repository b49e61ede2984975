// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.List;

/** The commands of a run in the order they are given; replays a run with them. Immutable. */
final class Plan {
  private final List<Intervention> commands;

  Plan(List<Intervention> commands) {
    this.commands = List.copyOf(commands);
  }

  List<Intervention> commands() {
    return commands;
  }

  int size() {
    return commands.size();
  }

  Intervention get(int number) {
    return commands.get(number);
  }

  /** The plan with a command at a place. */
  Plan with(int place, Intervention command) {
    var more = new ArrayList<Intervention>(commands);
    more.add(place, command);
    return new Plan(more);
  }

  /** The plan without the command at a place. */
  Plan without(int place) {
    var fewer = new ArrayList<Intervention>(commands);
    fewer.remove(place);
    return new Plan(fewer);
  }

  /** How many commands are given up to an index, those at it included. */
  int countUntil(long index) {
    int count = 0;
    while (count < commands.size() && commands.get(count).at() <= index) {
      count++;
    }
    return count;
  }

  /**
   * Takes a run on to an index or to its end, giving it the commands on the way and at the index.
   *
   * @param most of the plan's commands only so many
   */
  void replay(Run run, long target, int most) {
    carryOut(run, most);
    while (!run.finished() && run.index() < target) {
      int next = run.log().interventionCount();
      long stop = next < most ? Math.min(target, commands.get(next).at()) : target;
      run.advance(stop - run.index());
      carryOut(run, most);
    }
  }

  /** Gives a run the commands that are due; one given after the end stands one instance beyond it. */
  private void carryOut(Run run, int most) {
    int next = run.log().interventionCount();
    while (next < most && (commands.get(next).at() <= run.index() || run.finished())) {
      run.apply(commands.get(next).command());
      next++;
    }
  }
}
