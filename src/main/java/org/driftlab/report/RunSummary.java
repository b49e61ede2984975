// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.evaluate.Recovery;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/**
 * What a run came to: the snapshot at its end, read as a report reads it.
 *
 * @param scenario what was run
 * @param snapshot the state at the end
 */
public record RunSummary(Scenario scenario, RunSnapshot snapshot) {
  /** A detection counts for a drift if it comes at most this many windows after the drift's end. */
  private static final int ACCEPTANCE_WINDOWS = 5;

  /** The detections in order. */
  public List<RunEvent.Detection> detections() {
    return snapshot.events().stream().filter(RunEvent.Detection.class::isInstance).map(RunEvent.Detection.class::cast)
        .toList();
  }

  /** What became of each of the scenario's expectations. */
  public List<Expectation.Outcome> outcomes() {
    return Expectation.of(scenario.expect(), snapshot);
  }

  /** The true drifts that began before the run's end. */
  public List<Drift> drifts() {
    return snapshot.truth().drifts().stream().filter(drift -> drift.at() < snapshot.index()).toList();
  }

  /** How the champion's accuracy fell after each of {@link #drifts}, and when it was back. */
  public List<Recovery> recoveries() {
    SeriesView accuracy = snapshot.contestants().stream().filter(c -> c.role() == Role.CHAMPION).findFirst()
        .map(RunSnapshot.Contestant::accuracy).orElse(SeriesView.EMPTY);
    return Recovery.of(accuracy, starts(), ends(), scenario.window() + scenario.labels().usual());
  }

  /** How late after a drift's end a detection may come to count as its detection, in instances. */
  public long acceptance() {
    return (long) ACCEPTANCE_WINDOWS * scenario.window() + scenario.labels().usual();
  }

  /** How well the detections fit the drifts. */
  public DetectionScore score() {
    return DetectionScore.of(starts(), ends(), detections().stream().mapToLong(RunEvent.Detection::at).toArray(),
        acceptance(), length());
  }

  /** What an alarm every so many instances would have scored. */
  public DetectionScore dummyScore() {
    return DetectionScore.dummy(starts(), ends(), acceptance(), length());
  }

  /** The first detection that counts for a drift, if there is one. */
  public OptionalLong detectionOf(Drift drift) {
    return detections().stream().mapToLong(RunEvent.Detection::at)
        .filter(at -> at >= drift.at() && at <= drift.until() + acceptance()).findFirst();
  }

  /** What a version is at the end: champion, shadow, retired (was champion once) or stored. */
  public String status(ModelVersion version) {
    if (snapshot.champion().equals(Optional.of(version.id()))) {
      return "champion";
    } else if (isShadow(version.id())) {
      return "shadow";
    }
    return snapshot.reigns().stream().map(Reign::version).anyMatch(version.id()::equals) ? "retired" : "stored";
  }

  private boolean isShadow(VersionId id) {
    return snapshot.contestants().stream()
        .anyMatch(c -> c.role() == Role.SHADOW && c.version().equals(Optional.of(id)));
  }

  /** The detections of labels still under way at the end are stamped with the end itself. */
  private long length() {
    return snapshot.index() + 1;
  }

  private long[] starts() {
    return drifts().stream().mapToLong(Drift::at).toArray();
  }

  private long[] ends() {
    return drifts().stream().mapToLong(Drift::until).toArray();
  }
}
