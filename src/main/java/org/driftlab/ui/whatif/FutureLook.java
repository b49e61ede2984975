// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Marker;
import org.driftlab.ui.support.chart.Stroke;

/** How a future looks in charts: by its letter, so it keeps its look when others come and go. */
enum FutureLook {
  HAPPENED(Ink.MUTED, Stroke.SOLID, Marker.DISC),
  FIRST(Ink.PURPLE, Stroke.SHORT_DASHES, Marker.RING),
  SECOND(Ink.ACCENT, Stroke.SOLID, Marker.SQUARE),
  THIRD(Ink.WARNING, Stroke.LONG_DASHES, Marker.TRIANGLE),
  FOURTH(Ink.SUCCESS, Stroke.DASH_DOT, Marker.DIAMOND),
  FIFTH(Ink.DANGER, Stroke.DOTS, Marker.RING);

  final Ink ink;
  private final Stroke stroke;
  private final Marker marker;

  FutureLook(Ink ink, Stroke stroke, Marker marker) {
    this.ink = ink;
    this.stroke = stroke;
    this.marker = marker;
  }

  static FutureLook of(char letter) {
    FutureLook[] all = values();
    return letter == Future.HAPPENED ? HAPPENED : all[1 + (letter - Future.HAPPENED - 1) % (all.length - 1)];
  }

  ChartSeries series(String name, SeriesView points) {
    return new ChartSeries(name, points, ink, stroke, marker, false);
  }
}
