// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.stream.Collectors;
import org.driftlab.data.Params;
import org.driftlab.stream.StreamSpec;

/**
 * One injected drift: what changes, from when, over how many instances, how strongly, and whether it comes back.
 *
 * <p>Code that only shows events needs no switch over their types: {@link #kind}, {@link #title} and {@link #describe}
 * say what each is.
 */
public sealed interface DriftEvent {
  /** The zero-based index of the first instance that may be affected. */
  long start();

  /** The number of instances over which the change comes; 0 for an abrupt one. */
  long length();

  /** How the change comes. */
  Profile profile();

  /** How much of the change is there at its height, in (0, 1]; the profile is multiplied by it. */
  double severity();

  /** Whether and how often the event goes away and comes back. */
  Recurrence recurrence();

  /** A short name of the kind, such as "concept", "label-swap" or "prior-shift"; it stands in files. */
  String kind();

  /** The kind as a person reads it. */
  String title();

  /** What changes, in a few words. */
  String describe();

  /** The first index at which the change is complete; {@code start} for an abrupt one. */
  default long end() {
    return start() + length();
  }

  /** The concept changes: instances come from another stream of the same schema. */
  record ConceptSwitch(StreamSpec to, long start, long length, Profile profile, double severity, Recurrence recurrence)
      implements DriftEvent {
    /** A switch that is complete and stays. */
    public ConceptSwitch(StreamSpec to, long start, long length, Profile profile) {
      this(to, start, length, profile, 1, Recurrence.NONE);
    }

    @Override
    public String kind() {
      return "concept";
    }

    @Override
    public String title() {
      return "Concept switch";
    }

    @Override
    public String describe() {
      return "to " + to.title();
    }
  }

  /**
   * The parameters of the stream in force move to those of another of its kind, while its random numbers go on: there is
   * no lottery between two concepts but one that changes little by little.
   *
   * <p>It moves the target of the last concept switch above it that stays, or the base stream if there is none.
   *
   * @param to a stream of the same kind that differs only in what {@link StreamSpec#movable} names
   */
  record Incremental(StreamSpec to, long start, long length, Profile profile, double severity, Recurrence recurrence)
      implements DriftEvent {
    /** A movement that is complete and stays. */
    public Incremental(StreamSpec to, long start, long length, Profile profile) {
      this(to, start, length, profile, 1, Recurrence.NONE);
    }

    @Override
    public String kind() {
      return "incremental";
    }

    @Override
    public String title() {
      return "Moving parameters";
    }

    @Override
    public String describe() {
      return "to " + to.title() + " with " + to.movable().stream().sorted()
          .map(name -> Params.of(to).stream().filter(info -> info.name().equals(name)).findFirst()
              .map(info -> name + " " + info.value()).orElse(name))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Two classes exchange their meaning: P(y|x) changes while P(x) stays.
   *
   * @param first a class index
   * @param second another class index
   */
  record LabelSwap(int first, int second, long start, long length, Profile profile, double severity,
      Recurrence recurrence) implements DriftEvent {
    /** A swap that is complete and stays. */
    public LabelSwap(int first, int second, long start, long length, Profile profile) {
      this(first, second, start, length, profile, 1, Recurrence.NONE);
    }

    @Override
    public String kind() {
      return "label-swap";
    }

    @Override
    public String title() {
      return "Label swap";
    }

    @Override
    public String describe() {
      return "classes " + first + " and " + second;
    }
  }

  /**
   * The instances are changed on their way, whatever stream they come from.
   *
   * @param change what is done to them; its id is the event's kind
   */
  record Injection(Change change, long start, long length, Profile profile, double severity, Recurrence recurrence)
      implements DriftEvent {
    /** An injection of full severity that stays. */
    public Injection(Change change, long start, long length, Profile profile) {
      this(change, start, length, profile, 1, Recurrence.NONE);
    }

    @Override
    public String kind() {
      return change.id();
    }

    @Override
    public String title() {
      return change.title();
    }

    @Override
    public String describe() {
      return Params.of(change).stream()
          .filter(info -> !info.value().equals(""))
          .map(info -> info.name() + " " + info.value())
          .collect(Collectors.joining(", "));
    }
  }
}
