// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;

/** Edits of drift as pure functions; a schedule stays in order of its events' starts. */
public final class Drifts {
  /** What an abrupt event becomes when it is made gradual without a length. */
  static final long SHORTEST_GRADUAL = 1_000;

  private Drifts() {}

  /** A scenario after an edit, and where the event that was edited now stands among the others; -1 if it is gone. */
  public record Edited(Scenario scenario, int event) {}

  /**
   * The event at another place. One that is stretched from nothing becomes gradual, one that is shrunk to nothing abrupt.
   *
   * @param length in instances, at least 0
   */
  public static DriftEvent at(DriftEvent event, long start, long length) {
    Profile profile = length == 0 ? Profile.ABRUPT
        : event.profile() == Profile.ABRUPT ? Profile.SIGMOID : event.profile();
    return with(event, start, length, profile, event.severity(), event.recurrence());
  }

  /** The event with the same change at another time and in another way. */
  static DriftEvent with(DriftEvent event, long start, long length, Profile profile, double severity,
      Recurrence recurrence) {
    return switch (event) {
      case DriftEvent.ConceptSwitch e -> new DriftEvent.ConceptSwitch(e.to(), start, length, profile, severity, recurrence);
      case DriftEvent.Incremental e -> new DriftEvent.Incremental(e.to(), start, length, profile, severity, recurrence);
      case DriftEvent.LabelSwap e ->
          new DriftEvent.LabelSwap(e.first(), e.second(), start, length, profile, severity, recurrence);
      case DriftEvent.Injection e -> new DriftEvent.Injection(e.change(), start, length, profile, severity, recurrence);
    };
  }

  /** The scenario with an event in the place of another one. */
  public static Edited replace(Scenario scenario, int event, DriftEvent other) {
    var events = new ArrayList<DriftEvent>(scenario.drift().events());
    events.set(event, other);
    return sorted(scenario, events, other);
  }

  public static Edited add(Scenario scenario, DriftEvent added) {
    var events = new ArrayList<DriftEvent>(scenario.drift().events());
    events.add(added);
    return sorted(scenario, events, added);
  }

  public static Edited remove(Scenario scenario, int event) {
    var events = new ArrayList<DriftEvent>(scenario.drift().events());
    events.remove(event);
    return new Edited(scenario.withDrift(new DriftSchedule(events)), -1);
  }

  /** The middle of the longest stretch in which no event begins. */
  public static long roomiest(Scenario scenario) {
    long from = 0;
    long best = scenario.instances() / 2;
    long longest = 0;
    for (DriftEvent event : scenario.drift().events()) {
      if (event.start() - from > longest) {
        longest = event.start() - from;
        best = from + longest / 2;
      }
      from = Math.min(event.end(), scenario.instances());
    }
    return scenario.instances() - from > longest ? from + (scenario.instances() - from) / 2 : best;
  }

  private static Edited sorted(Scenario scenario, List<DriftEvent> events, DriftEvent edited) {
    events.sort(Comparator.comparingLong(DriftEvent::start));
    int place = 0;
    while (events.get(place) != edited) {
      place++;
    }
    return new Edited(scenario.withDrift(new DriftSchedule(events)), place);
  }

  static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
