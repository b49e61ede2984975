// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.List;
import java.util.OptionalDouble;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.metric.MetricTexts;

/**
 * The detector's score so far against the injected truth, beside that of an alarm every so many instances.
 *
 * @param dummy what the second column is called
 * @param rows one for each number
 */
record ScoreTable(String dummy, List<Row> rows) {
  static final ScoreTable EMPTY = new ScoreTable("", List.of());

  /**
   * One number.
   *
   * @param name what it is
   * @param help what it says, and its formula
   * @param detector the detector's
   * @param dummy the dummy's
   */
  record Row(String name, String help, String detector, String dummy) {}

  static ScoreTable of(RunSnapshot snapshot, long acceptance, Texts texts) {
    if (snapshot.index() == 0) {
      return EMPTY;
    }
    List<Drift> begun = snapshot.truth().drifts().stream().filter(drift -> drift.at() < snapshot.index()).toList();
    long[] starts = begun.stream().mapToLong(Drift::at).toArray();
    long[] ends = begun.stream().mapToLong(Drift::until).toArray();
    long[] alarms =
        snapshot.events().stream().filter(RunEvent.Detection.class::isInstance).mapToLong(RunEvent::at).toArray();
    var own = DetectionScore.of(starts, ends, alarms, acceptance, snapshot.index());
    var dummy = DetectionScore.dummy(starts, ends, acceptance, snapshot.index());
    return new ScoreTable(texts.get("score.dummy", acceptance), List.of(
        row("found", "found", texts, texts.get("score.of", own.tp(), own.drifts()), texts.get("score.of", dummy.tp(), dummy.drifts())),
        row("false", "false-alarms", texts, texts.get("score.count", own.fp()), texts.get("score.count", dummy.fp())),
        row("precision", "detector-precision", texts, number(texts, OptionalDouble.of(own.precision()), 1),
            number(texts, OptionalDouble.of(dummy.precision()), 1)),
        row("recall", "detector-recall", texts, number(texts, own.recall(), 1), number(texts, dummy.recall(), 1)),
        row("f1", "detector-f1", texts, number(texts, own.f1(), 1), number(texts, dummy.f1(), 1)),
        row("delay", "mtd", texts, number(texts, own.meanDelay(), 0), number(texts, dummy.meanDelay(), 0)),
        row("per1000", "per-1000", texts, number(texts, own.falseAlarmsPer1000(), 1), number(texts, dummy.falseAlarmsPer1000(), 1)),
        row("mtfa", "mtfa", texts, mtfa(texts, own), mtfa(texts, dummy)),
        row("mtr", "mtr", texts, ratio(texts, own), ratio(texts, dummy))));
  }

  private static Row row(String key, String metric, Texts texts, String detector, String dummy) {
    return new Row(texts.get("score." + key), new MetricTexts(texts.locale()).explain(metric), detector, dummy);
  }

  /** @param decimals 0 for a whole number, else three digits */
  private static String number(Texts texts, OptionalDouble value, int decimals) {
    return value.isEmpty() ? texts.get("score.absent")
        : decimals == 0 ? texts.get("score.count", Math.round(value.getAsDouble()))
        : texts.get("score.decimal", value.getAsDouble());
  }

  private static String mtfa(Texts texts, DetectionScore score) {
    return score.fp() == 0 ? texts.get("score.more", score.instances())
        : number(texts, score.meanTimeBetweenFalseAlarms(), 0);
  }

  private static String ratio(Texts texts, DetectionScore score) {
    return score.ratioIsLowerBound() ? texts.get("score.moreRatio", score.meanTimeRatio().orElse(0))
        : number(texts, score.meanTimeRatio(), 1);
  }
}
