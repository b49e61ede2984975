// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Stakes;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.metric.MetricTexts;
import org.jspecify.annotations.Nullable;

/** One chart of how the contestants do: the measure that it shows, its lines and its words. */
final class MeasureModel {
  private final Texts texts;
  private final MetricTexts metrics;
  private final ObjectProperty<Measure> measure;
  private final ReadOnlyObjectWrapper<List<ChartSeries>> series = new ReadOnlyObjectWrapper<>(this, "series", List.of());
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
  private final ReadOnlyStringWrapper help = new ReadOnlyStringWrapper(this, "help", "");
  private Optional<Stakes> stakes = Optional.empty();
  private int window;
  private @Nullable RunSnapshot shown;

  MeasureModel(Measure first, int window, Texts texts) {
    this.texts = texts;
    this.window = window;
    metrics = new MetricTexts(texts.locale());
    measure = new SimpleObjectProperty<>(this, "measure", first);
    measure.subscribe(() -> {
      explain();
      show(shown);
    });
    explain();
  }

  /** Takes over what a snapshot does not tell: the length of the window, in labels, and what is at stake. */
  void describe(int newWindow, Optional<Stakes> newStakes) {
    window = newWindow;
    stakes = newStakes;
    explain();
  }

  private void explain() {
    Measure now = measure.get();
    Stakes at = stakes.orElseGet(Stakes::new);
    note.set(texts.get(now.words() + ".note", window));
    title.set(metrics.name(now.id()) + " · " + note.get());
    help.set(texts.get(now.words() + ".help", window, at.positive(), at.miss(), at.falseAlarm(), at.items(), at.rankEvery())
        + "\n\n" + metrics.explain(now.id()));
  }

  /** Shows the lines up to a moment; none before there is a run. */
  void show(@Nullable RunSnapshot now) {
    shown = now;
    series.set(now == null ? List.of() : measure.get().series(now, texts));
  }

  ObjectProperty<Measure> measureProperty() {
    return measure;
  }

  ReadOnlyObjectProperty<List<ChartSeries>> seriesProperty() {
    return series.getReadOnlyProperty();
  }

  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What it is measured over. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  ReadOnlyStringProperty helpProperty() {
    return help.getReadOnlyProperty();
  }
}
