// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.driftlab.data.Params;
import org.driftlab.engine.ForgettingView;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.metric.MetricTexts;

/** The matrix of accuracies on each concept after each stretch, which grows with the run, and the figures over it. */
public final class ForgettingViewModel {
  private final Texts texts;
  private final CatalogTexts catalog;
  private final Formats formats;
  private final MetricTexts metrics;
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final ObjectProperty<List<String>> concepts = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<MatrixRow>> rows = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<FigureRow>> figures = new SimpleObjectProperty<>(List.of());
  private Optional<ForgettingView> shown = Optional.empty();

  /** A view-model that follows a run. */
  public ForgettingViewModel(ObservableValue<RunSnapshot> snapshot, Texts texts) {
    this.texts = texts;
    catalog = new CatalogTexts(texts.locale());
    formats = new Formats(texts.locale());
    metrics = new MetricTexts(texts.locale());
    snapshot.subscribe(this::follow);
  }

  private void follow(RunSnapshot now) {
    if (now.forgetting().equals(shown)) {
      return;
    }
    shown = now.forgetting();
    active.set(shown.isPresent());
    concepts.set(shown.map(ForgettingView::concepts).orElse(List.of()).stream().map(catalog::concept).toList());
    rows.set(shown.map(this::rows).orElse(List.of()));
    figures.set(shown.map(this::figures).orElse(List.of()));
  }

  private List<MatrixRow> rows(ForgettingView view) {
    var all = new ArrayList<MatrixRow>();
    for (ForgettingView.Row row : view.rows()) {
      var cells = new ArrayList<Cell>();
      for (int c = 0; c < row.accuracies().size(); c++) {
        double accuracy = row.accuracies().get(c);
        cells.add(new Cell(accuracy, formats.decimal(100 * accuracy, 0), c == row.concept()));
      }
      all.add(new MatrixRow(texts.get(row.complete() ? "row" : "row.open", formats.count(row.at()),
          catalog.concept(view.concepts().get(row.concept()))), row.complete(), cells));
    }
    return all;
  }

  private List<FigureRow> figures(ForgettingView view) {
    var all = new ArrayList<FigureRow>();
    for (Figure figure : Figure.values()) {
      Double value = view.figures().get(figure);
      all.add(new FigureRow(texts.get("figure." + Params.word(figure)), formats.decimal(value == null ? Double.NaN : value, 3),
          metrics.formula(Params.word(figure)), metrics.explain(Params.word(figure))));
    }
    return all;
  }

  /** The matrix in words. */
  String summary() {
    return rows.get().stream().map(row -> row.label() + ": " + row.cells().stream().map(cell -> cell.figure() + " %")
        .collect(Collectors.joining(", "))).collect(Collectors.joining(". "));
  }

  /** Whether the scenario has the champion tested. */
  BooleanProperty activeProperty() {
    return active;
  }

  ObjectProperty<List<String>> conceptsProperty() {
    return concepts;
  }

  ObjectProperty<List<MatrixRow>> rowsProperty() {
    return rows;
  }

  ObjectProperty<List<FigureRow>> figuresProperty() {
    return figures;
  }
}
