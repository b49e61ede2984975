// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.DetectionMark;
import org.driftlab.ui.support.chart.DriftBand;
import org.driftlab.ui.support.chart.ReignSegment;

/**
 * What the timeline shows of a snapshot.
 *
 * @param bands the true drifts, those to come included
 * @param marks detections and missed drifts
 * @param reigns who was champion when
 * @param summary the detections in a few words
 * @param score the detections in numbers
 */
record TimelineContent(List<DriftBand> bands, List<DetectionMark> marks, List<ReignSegment> reigns, String summary,
    ScoreTable score) {
  static final TimelineContent EMPTY = new TimelineContent(List.of(), List.of(), List.of(), "", ScoreTable.EMPTY);

  static TimelineContent of(RunSnapshot snapshot, long acceptance, Texts texts) {
    return of(snapshot, acceptance, texts, drift -> name(drift, texts));
  }

  /** @param names what a true drift is called */
  static TimelineContent of(RunSnapshot snapshot, long acceptance, Texts texts, Function<Drift, String> names) {
    var begun = snapshot.truth().drifts().stream().filter(drift -> drift.at() < snapshot.index()).toList();
    var alarms = Alarms.assign(begun, detections(snapshot), acceptance);
    var marks = marks(snapshot, alarms, acceptance, texts);
    return new TimelineContent(bands(snapshot, names), marks, reigns(snapshot),
        summary(snapshot, alarms, marks, acceptance, texts), ScoreTable.of(snapshot, acceptance, texts));
  }

  /** The number of detections, right or wrong. */
  long detections() {
    return marks.stream().filter(mark -> mark.kind() != DetectionMark.Kind.MISSED_DRIFT).count();
  }

  private static List<DriftBand> bands(RunSnapshot snapshot, Function<Drift, String> names) {
    return snapshot.truth().drifts().stream()
        .map(drift -> new DriftBand(drift.at(), drift.until(), names.apply(drift)))
        .toList();
  }

  /** The kind in words; a kind without words of its own goes by its id. */
  private static String name(Drift drift, Texts texts) {
    String key = "drift." + drift.kind();
    return texts.bundle().containsKey(key) ? texts.get(key) : drift.kind();
  }

  private static List<DetectionMark> marks(RunSnapshot snapshot, Alarms alarms, long acceptance, Texts texts) {
    var marks = new ArrayList<DetectionMark>();
    for (int i = 0; i < alarms.detections().length; i++) {
      long at = alarms.detections()[i];
      int drift = alarms.driftOf()[i];
      marks.add(drift == Alarms.NONE
          ? new DetectionMark(at, DetectionMark.Kind.FALSE_ALARM,
              texts.get(alarms.isRepeated(at, acceptance) ? "mark.repeated" : "mark.false", at))
          : new DetectionMark(at, DetectionMark.Kind.TRUE_ALARM,
              texts.get("mark.true", at, at - alarms.drifts().get(drift).at())));
    }
    for (int j = 0; j < alarms.drifts().size(); j++) {
      var drift = alarms.drifts().get(j);
      if (!alarms.isHit(j) && isDecided(drift, snapshot, acceptance)) {
        long middle = drift.at() + (drift.until() - drift.at()) / 2;
        marks.add(new DetectionMark(middle, DetectionMark.Kind.MISSED_DRIFT, texts.get("mark.missed", drift.at())));
      }
    }
    return marks;
  }

  /** Whether a detection of the drift would come too late now. */
  private static boolean isDecided(Drift drift, RunSnapshot snapshot, long acceptance) {
    return snapshot.phase() == RunSnapshot.Phase.FINISHED || snapshot.index() > drift.until() + acceptance;
  }

  private static List<ReignSegment> reigns(RunSnapshot snapshot) {
    return snapshot.reigns().stream().map(reign -> new ReignSegment(reign.from(),
        reign.isOpen() ? snapshot.index() : reign.until(), reign.version().toString(), reign.isOpen())).toList();
  }

  private static String summary(RunSnapshot snapshot, Alarms alarms, List<DetectionMark> marks, long acceptance,
      Texts texts) {
    if (marks.isEmpty()) {
      return snapshot.index() == 0 ? "" : texts.get("detections.none");
    }
    var score = DetectionScore.of(alarms.drifts().stream().mapToLong(Drift::at).toArray(),
        alarms.drifts().stream().mapToLong(Drift::until).toArray(), alarms.detections(), acceptance, snapshot.index());
    long missed = marks.stream().filter(mark -> mark.kind() == DetectionMark.Kind.MISSED_DRIFT).count();
    var words = new StringJoiner(" · ");
    words.add(texts.get("detections.true", score.tp()));
    words.add(texts.get("detections.false", score.fp()));
    words.add(texts.get("detections.missed", missed));
    score.meanDelay().ifPresent(delay -> words.add(texts.get("detections.delay", Math.round(delay))));
    return words.toString();
  }

  private static long[] detections(RunSnapshot snapshot) {
    return snapshot.events().stream().filter(RunEvent.Detection.class::isInstance).mapToLong(RunEvent::at).toArray();
  }
}
