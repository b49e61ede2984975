// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.lessons;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.catalog.Lesson;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartFile;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.ValueRange;

/** A lesson's chart on paper: empty axes to draw a prediction into, or the run with what to look at. */
public final class LessonDrawing {
  private static final double WIDTH = 720;
  private static final double AXES_HEIGHT = 260;
  private static final double RUN_HEIGHT = 220;

  private LessonDrawing() {}

  /**
   * The chart as an SVG document, in the light theme; must be called on the FX thread, and needs no window.
   *
   * @param end the finished run; empty for axes alone
   */
  public static byte[] svg(Lesson lesson, Optional<RunSnapshot> end, Locale locale) {
    Texts texts = Texts.of(LessonDrawing.class, locale);
    var axis = new TimeAxis();
    axis.extentProperty().set(lesson.scenario().instances());
    var chart = new TimeChart();
    chart.setAxis(axis);
    chart.resize(WIDTH, end.isEmpty() ? AXES_HEIGHT : RUN_HEIGHT);
    chart.titleProperty().set(texts.get("chart.title", lesson.scenario().window()));
    chart.setRange(end.isEmpty() ? ValueRange.fixed(0, 1) : ValueRange.automatic(0, 1));
    end.ifPresent(run -> {
      axis.presentProperty().set(run.index());
      chart.setSeries(LessonLines.of(lesson, run, texts));
      chart.setBands(LessonLines.drift(run));
      chart.setStretches(LessonLines.marks(lesson));
    });
    return ChartFile.svg(chart).getBytes(StandardCharsets.UTF_8);
  }
}
