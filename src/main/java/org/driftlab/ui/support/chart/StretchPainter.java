// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/**
 * Points out the stretches of a chart: each is shaded, and has a bracket with its label in a lane above the plot. A stretch
 * whose bracket or label would touch another's goes one lane higher.
 */
final class StretchPainter {
  private static final double LANE = 22;
  private static final double GAP = 12;
  private static final double MOST_OF_HEIGHT = 0.4;
  private static final int NO_LANE = -1;

  /** Where a stretch is: its bracket, its label as far as there is room, and its lane, from the plot up. */
  record Place(double from, double until, double labelFrom, double labelWidth, String label, int lane) {
    Place in(int otherLane) {
      return new Place(from, until, labelFrom, labelWidth, label, otherLane);
    }

    double left() {
      return Math.min(from, labelFrom);
    }

    double right() {
      return Math.max(until, labelUntil());
    }

    double labelUntil() {
      return labelFrom + labelWidth;
    }

    /** Brackets may touch; words keep a distance from other words, and off other brackets. */
    boolean isFreeOf(Place other, double gap) {
      return lane != other.lane
          || (left() >= other.right() || other.left() >= right())
              && (labelFrom >= other.labelUntil() + gap || other.labelFrom >= labelUntil() + gap);
    }
  }

  private final TimeChart chart;
  private final Plot plot;
  private final Lettering lettering;
  private List<Place> places = List.of();

  StretchPainter(TimeChart chart, Plot plot, Lettering lettering) {
    this.chart = chart;
    this.plot = plot;
    this.lettering = lettering;
  }

  /** Finds the places in a canvas of this size; gives the height of their lanes in pixels of the design. */
  double lay(double width, double height) {
    if (chart.getStretches().isEmpty()) {
      places = List.of();
      return 0;
    }
    var placed = new ArrayList<Place>();
    int most = (int) Math.max(1, MOST_OF_HEIGHT * height / (LANE * lettering.unit));
    double gap = GAP * lettering.unit;
    int lanes = 0;
    for (Stretch stretch : inOrder()) {
      Place wished = place(stretch, width);
      int lane = IntStream.range(0, most).filter(i -> placed.stream().allMatch(p -> wished.in(i).isFreeOf(p, gap)))
          .findFirst().orElse(NO_LANE); // without room for words: they stand beside the chart too
      placed.add(wished.in(lane));
      lanes = Math.max(lanes, lane + 1);
    }
    places = placed;
    return lanes * LANE;
  }

  private List<Stretch> inOrder() {
    return chart.getStretches().stream().filter(s -> plot.overlaps(s.from(), s.until()))
        .sorted(Comparator.comparingLong(Stretch::from)).toList();
  }

  /** The label stands over the middle of its bracket, moved as far as the canvas needs. */
  private Place place(Stretch stretch, double width) {
    double from = Math.round(plot.clampedX(stretch.from()));
    double until = Math.max(from + 2, Math.round(plot.clampedX(stretch.until())));
    double room = width - plot.left - 4;
    String label = lettering.fit(stretch.label(), lettering.normal, room);
    double labelWidth = lettering.width(label, lettering.normal);
    double labelFrom = Math.clamp((from + until - labelWidth) / 2, plot.left, plot.left + Math.max(0, room - labelWidth));
    return new Place(from, until, labelFrom, labelWidth, label, 0);
  }

  List<Place> places() {
    return places;
  }

  /** What lies behind the series. */
  void shade(Pen g) {
    var ink = chart.color(Tone.MUTED);
    for (Place place : places) {
      g.setFill(ink.deriveColor(0, 1, 1, chart.isDark() ? 0.13 : 0.1));
      g.fillRect(place.from(), plot.top, place.until() - place.from(), plot.height);
      g.setStroke(ink);
      g.setLineWidth(1);
      g.setLineDashes(1, 3);
      double top = place.lane() == NO_LANE ? plot.top : bracket(place);
      g.strokeLine(Plot.crisp(place.from()), top, Plot.crisp(place.from()), plot.bottom());
      g.strokeLine(Plot.crisp(place.until()), top, Plot.crisp(place.until()), plot.bottom());
      g.setLineDashes();
    }
  }

  /** The brackets and labels, above all else. */
  void label(Pen g) {
    g.setFont(lettering.normal);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    for (Place place : places) {
      if (place.lane() == NO_LANE) {
        continue;
      }
      double y = bracket(place);
      double middle = y - 9 * lettering.unit;
      g.setFill(chart.color(Tone.GROUND)); // keeps the lines of other stretches out of the words
      g.fillRect(place.labelFrom() - 3, y - 17 * lettering.unit, place.labelWidth() + 6, 15 * lettering.unit);
      g.setFill(chart.color(Tone.TEXT));
      g.fillText(place.label(), place.labelFrom(), middle);
      g.setStroke(chart.color(Tone.TEXT));
      g.setLineWidth(1);
      double crisp = Plot.crisp(y);
      double foot = crisp + 4 * lettering.unit;
      g.strokeLine(Plot.crisp(place.from()), crisp, Plot.crisp(place.until()), crisp);
      g.strokeLine(Plot.crisp(place.from()), crisp, Plot.crisp(place.from()), foot);
      g.strokeLine(Plot.crisp(place.until()), crisp, Plot.crisp(place.until()), foot);
    }
  }

  private double bracket(Place place) {
    return plot.top - (6 + LANE * place.lane()) * lettering.unit;
  }
}
