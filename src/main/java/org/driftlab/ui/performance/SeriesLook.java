// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.driftlab.engine.Duty;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Marker;
import org.driftlab.ui.support.chart.Stroke;
import org.driftlab.version.VersionId;

/** How each contestant and each part of a detector looks in a chart, and what it is called there. */
final class SeriesLook {
  private static final List<Marker> SHADOW_MARKERS = List.of(Marker.RING, Marker.DIAMOND, Marker.TRIANGLE);

  private SeriesLook() {}

  /** A line of each contestant, through the points that it is asked for. */
  static List<ChartSeries> of(List<RunSnapshot.Contestant> contestants, Function<RunSnapshot.Contestant, SeriesView> measured,
      Texts texts) {
    var series = new ArrayList<ChartSeries>();
    int shadows = 0;
    for (var contestant : contestants) {
      String version = contestant.version().map(VersionId::toString).orElse("");
      SeriesView points = measured.apply(contestant);
      series.add(switch (contestant.role()) {
        case CHAMPION -> new ChartSeries(champion(contestant.version(), texts), points, Ink.ACCENT, Stroke.SOLID,
            Marker.DISC, true);
        case SHADOW -> new ChartSeries(texts.get(shadow(contestant.duty()), version), points, Ink.PURPLE, Stroke.SHORT_DASHES,
            SHADOW_MARKERS.get(shadows++ % SHADOW_MARKERS.size()), false);
        case STATIC -> new ChartSeries(texts.get("series.static", version), points, Ink.MUTED, Stroke.LONG_DASHES,
            Marker.SQUARE, false);
        case NO_CHANGE -> new ChartSeries(texts.get("series.no-change"), points, Ink.SUBTLE, Stroke.DOTS,
            Marker.TRIANGLE, false);
        case MAJORITY -> new ChartSeries(texts.get("series.majority"), points, Ink.SUBTLE, Stroke.DASH_DOT,
            Marker.DIAMOND, false);
      });
    }
    return series;
  }

  private static String shadow(Duty duty) {
    return switch (duty) {
      case NONE -> "series.shadow";
      case CANDIDATE -> "series.candidate";
      case DEPOSED -> "series.deposed";
    };
  }

  static List<ChartSeries> detector(RunSnapshot.Detector detector, Texts texts) {
    return List.of(
        new ChartSeries(texts.get("detector.statistic"), detector.statistic(), Ink.ACCENT, Stroke.SOLID, Marker.DISC,
            false),
        new ChartSeries(texts.get("detector.warning"), detector.warning(), Ink.WARNING, Stroke.SHORT_DASHES,
            Marker.TRIANGLE, false),
        new ChartSeries(texts.get("detector.drift"), detector.drift(), Ink.DANGER, Stroke.LONG_DASHES, Marker.DIAMOND,
            false));
  }

  private static String champion(Optional<VersionId> version, Texts texts) {
    return version.map(id -> texts.get("series.champion", id)).orElseGet(() -> texts.get("series.champion.unborn"));
  }
}
