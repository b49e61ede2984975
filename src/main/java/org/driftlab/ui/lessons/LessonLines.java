// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.lessons;

import java.util.List;
import org.driftlab.catalog.Lesson;
import org.driftlab.data.Params;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.DriftBand;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Marker;
import org.driftlab.ui.support.chart.Stretch;
import org.driftlab.ui.support.chart.Stroke;

/** What a lesson's chart is made of. */
final class LessonLines {
  private LessonLines() {}

  /** The accuracy of the contestants that the lesson follows. */
  static List<ChartSeries> of(Lesson lesson, RunSnapshot now, Texts texts) {
    return now.contestants().stream().filter(c -> lesson.reveal().series().isEmpty()
        || lesson.reveal().series().contains(Params.word(c.role()))).map(c -> {
          String name = texts.get("series." + Params.word(c.role()));
          return switch (c.role()) {
            case CHAMPION -> new ChartSeries(name, c.accuracy(), Ink.ACCENT, Stroke.SOLID, Marker.DISC, true);
            case SHADOW -> new ChartSeries(name, c.accuracy(), Ink.PURPLE, Stroke.SHORT_DASHES, Marker.RING, false);
            case STATIC -> new ChartSeries(name, c.accuracy(), Ink.MUTED, Stroke.LONG_DASHES, Marker.SQUARE, false);
            case NO_CHANGE -> new ChartSeries(name, c.accuracy(), Ink.SUBTLE, Stroke.DOTS, Marker.TRIANGLE, false);
            case MAJORITY -> new ChartSeries(name, c.accuracy(), Ink.SUBTLE, Stroke.DASH_DOT, Marker.DIAMOND, false);
          };
        }).toList();
  }

  /** The injected drift. */
  static List<DriftBand> drift(RunSnapshot now) {
    return now.truth().drifts().stream().map(d -> new DriftBand(d.at(), d.until(), "")).toList();
  }

  /** What to look at, which tells the answer. */
  static List<Stretch> marks(Lesson lesson) {
    return lesson.reveal().marks().stream().map(m -> new Stretch(m.from(), m.to(), m.label())).toList();
  }
}
