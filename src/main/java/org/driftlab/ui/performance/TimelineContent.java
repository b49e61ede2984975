// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.DriftBand;
import org.driftlab.ui.support.chart.ReignSegment;
import org.driftlab.ui.support.chart.TimelineMark;
import org.driftlab.ui.support.edit.PartTexts;

/**
 * What the timeline shows of a snapshot.
 *
 * @param bands the true drifts, those to come included
 * @param marks detections, missed drifts, and what was changed on the way
 * @param reigns who was champion when
 * @param summary the detections in a few words
 * @param score the detections in numbers
 */
record TimelineContent(List<DriftBand> bands, List<TimelineMark> marks, List<ReignSegment> reigns, String summary,
    ScoreTable score) {
  static final TimelineContent EMPTY = new TimelineContent(List.of(), List.of(), List.of(), "", ScoreTable.EMPTY);

  static TimelineContent of(RunSnapshot snapshot, long acceptance, Texts texts) {
    return of(snapshot, acceptance, texts, drift -> name(drift, texts),
        change -> new PartTexts(texts.locale()).change(change.before(), change.part()));
  }

  /**
   * The content.
   *
   * @param names what a true drift is called
   * @param changes what was changed on the way, in words
   */
  static TimelineContent of(RunSnapshot snapshot, long acceptance, Texts texts, Function<Drift, String> names,
      Function<RunEvent.Changed, String> changes) {
    var begun = snapshot.truth().drifts().stream().filter(drift -> drift.at() < snapshot.index()).toList();
    var alarms = Alarms.assign(begun, detections(snapshot), acceptance);
    var marks = marks(snapshot, alarms, acceptance, texts);
    marks.addAll(changes(snapshot, texts, changes));
    return new TimelineContent(bands(snapshot, names), marks, reigns(snapshot),
        summary(snapshot, alarms, marks, acceptance, texts), ScoreTable.of(snapshot, acceptance, texts));
  }

  /** The number of detections, right or wrong. */
  long detections() {
    return count(TimelineMark.Kind.TRUE_ALARM) + count(TimelineMark.Kind.FALSE_ALARM);
  }

  /** At how many instances something was changed on the way. */
  long changes() {
    return count(TimelineMark.Kind.CHANGE);
  }

  private long count(TimelineMark.Kind kind) {
    return marks.stream().filter(mark -> mark.kind() == kind).count();
  }

  /** One mark for each instance at which parts were changed. */
  private static List<TimelineMark> changes(RunSnapshot snapshot, Texts texts, Function<RunEvent.Changed, String> words) {
    return snapshot.events().stream().filter(RunEvent.Changed.class::isInstance).map(RunEvent.Changed.class::cast)
        .collect(Collectors.groupingBy(RunEvent.Changed::at, TreeMap::new, Collectors.mapping(words, Collectors.joining("; "))))
        .entrySet().stream().map(there -> new TimelineMark(there.getKey(), TimelineMark.Kind.CHANGE,
            texts.get("mark.change", there.getKey(), there.getValue()))).toList();
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

  private static ArrayList<TimelineMark> marks(RunSnapshot snapshot, Alarms alarms, long acceptance, Texts texts) {
    var marks = new ArrayList<TimelineMark>();
    for (int i = 0; i < alarms.detections().length; i++) {
      long at = alarms.detections()[i];
      int drift = alarms.driftOf()[i];
      marks.add(drift == Alarms.NONE
          ? new TimelineMark(at, TimelineMark.Kind.FALSE_ALARM,
              texts.get(alarms.isRepeated(at, acceptance) ? "mark.repeated" : "mark.false", at))
          : new TimelineMark(at, TimelineMark.Kind.TRUE_ALARM,
              texts.get("mark.true", at, at - alarms.drifts().get(drift).at())));
    }
    for (int j = 0; j < alarms.drifts().size(); j++) {
      var drift = alarms.drifts().get(j);
      if (!alarms.isHit(j) && isDecided(drift, snapshot, acceptance)) {
        long middle = drift.at() + (drift.until() - drift.at()) / 2;
        marks.add(new TimelineMark(middle, TimelineMark.Kind.MISSED_DRIFT, texts.get("mark.missed", drift.at())));
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

  private static String summary(RunSnapshot snapshot, Alarms alarms, List<TimelineMark> marks, long acceptance,
      Texts texts) {
    long changes = marks.stream().filter(mark -> mark.kind() == TimelineMark.Kind.CHANGE).count();
    var words = new StringJoiner(" · ");
    if (marks.size() > changes) {
      found(snapshot, alarms, marks, acceptance, texts, words);
    } else if (snapshot.index() > 0) {
      words.add(texts.get("detections.none"));
    }
    if (changes > 0) {
      words.add(texts.get("detections.changes", changes));
    }
    return words.toString();
  }

  private static void found(RunSnapshot snapshot, Alarms alarms, List<TimelineMark> marks, long acceptance, Texts texts,
      StringJoiner words) {
    var score = DetectionScore.of(alarms.drifts().stream().mapToLong(Drift::at).toArray(),
        alarms.drifts().stream().mapToLong(Drift::until).toArray(), alarms.detections(), acceptance, snapshot.index());
    long missed = marks.stream().filter(mark -> mark.kind() == TimelineMark.Kind.MISSED_DRIFT).count();
    words.add(texts.get("detections.true", score.tp()));
    words.add(texts.get("detections.false", score.fp()));
    words.add(texts.get("detections.missed", missed));
    score.meanDelay().ifPresent(delay -> words.add(texts.get("detections.delay", Math.round(delay))));
  }

  private static long[] detections(RunSnapshot snapshot) {
    return snapshot.events().stream().filter(RunEvent.Detection.class::isInstance).mapToLong(RunEvent::at).toArray();
  }
}
