// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.driftlab.data.Params;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.MovableStream;
import org.driftlab.stream.StreamSpec;

/**
 * The movement of one stream's parameters: each incremental event, in the order of the schedule, leads them by the share
 * of its strength from where the events above it leave them to those of its target.
 *
 * <p>On a slope the parameters move in at most {@link #STEPS} steps; between two steps an instance costs a comparison.
 */
final class Movement {
  private static final int STEPS = 1_000;

  /** Which stream moves: 0 for the base, k for the target of the k-th concept switch. */
  final int stream;
  private final Course[] courses;
  private final long[] steps;
  /** The parameters the stream began with. */
  private final double[] home;
  /** [events][parameters]. */
  private final double[][] targets;
  private final double[] now;

  /**
   * A movement at rest.
   *
   * @param events the incremental events of this stream, checked
   */
  Movement(int stream, MovableStream moved, List<DriftEvent.Incremental> events) {
    this.stream = stream;
    courses = events.stream().map(Course::new).toArray(Course[]::new);
    steps = events.stream().mapToLong(event -> Math.max(1, event.length() / STEPS)).toArray();
    home = moved.parameters();
    targets = new double[courses.length][];
    Arrays.setAll(targets, i -> ((MovableStream) events.get(i).to().create()).parameters());
    now = home.clone();
  }

  private Movement(Movement other) {
    stream = other.stream;
    courses = other.courses;
    steps = other.steps;
    home = other.home;
    targets = other.targets;
    now = other.now.clone();
  }

  Movement copy() {
    return new Movement(this);
  }

  /** Moves the stream to where it is to be at an instance; returns the index at which to ask again. */
  long move(InstanceStream moved, long index) {
    System.arraycopy(home, 0, now, 0, now.length);
    long next = Long.MAX_VALUE;
    for (int i = 0; i < courses.length; i++) {
      lead(now, targets[i], courses[i].injectedStrength(index));
      next = Math.min(next, courses[i].nextStep(index, steps[i]));
    }
    ((MovableStream) moved).move(now);
    return next;
  }

  private static void lead(double[] from, double[] to, double share) {
    if (share >= 1) {
      System.arraycopy(to, 0, from, 0, from.length);
    } else if (share > 0) {
      for (int p = 0; p < from.length; p++) {
        from[p] += share * (to[p] - from[p]);
      }
    }
  }

  /**
   * Checks that a stream can move to an event's target: one of the same kind that differs in what moves alone.
   *
   * @throws org.driftlab.data.InputException if not
   */
  static void check(EventTarget event, StreamSpec from, StreamSpec to) {
    if (from.movable().isEmpty()) {
      throw event.refuse(("moves parameters of '%s', which cannot move; use the kind concept instead, or a stream such"
          + " as sea, hyperplane or random-rbf.").formatted(from.id()));
    } else if (!from.getClass().equals(to.getClass())) {
      throw event.refuse("moves from '%s' to '%s'; name the same stream with other parameters, or use the kind concept."
          .formatted(from.id(), to.id()));
    }
    Set<String> free = new HashSet<>(from.movable());
    free.retainAll(to.movable());
    List<Params.Info> before = Params.of(from);
    List<Params.Info> after = Params.of(to);
    for (int i = 0; i < before.size(); i++) {
      String name = before.get(i).name();
      Object value = before.get(i).value();
      if (!free.contains(name) && !name.equals("seed") && !value.equals(after.get(i).value())) {
        throw event.refuse("changes '%s' of %s from %s to %s; only %s can move.".formatted(name, from.id(), value,
            after.get(i).value(), String.join(" and ", from.movable().stream().sorted().toList())));
      }
    }
  }
}
