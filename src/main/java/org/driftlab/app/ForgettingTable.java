// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.driftlab.data.Params;
import org.driftlab.engine.ForgettingView;
import org.driftlab.evaluate.Forgetting.Figure;
import org.jspecify.annotations.Nullable;

/** What a run forgot, as text and as JSON. */
final class ForgettingTable {
  private ForgettingTable() {}

  /** The matrix in per cent, a row for each stretch, and the figures with their formulas. */
  static void print(ForgettingView view, Terminal terminal) {
    int width = Math.max(8, view.concepts().stream().mapToInt(String::length).max().orElse(0) + 1);
    terminal.say("forgetting   accuracy in % on held-out instances of each concept, after each stretch of the run");
    terminal.say("  %-12s %-18s".formatted("until", "concept") + view.concepts().stream()
        .map(name -> ("%" + width + "s").formatted(name)).collect(Collectors.joining()));
    for (ForgettingView.Row row : view.rows()) {
      terminal.say(String.format(Locale.ROOT, "  %-12s %-18s", "%,d".formatted(row.at()), view.concepts().get(row.concept()))
          + row.accuracies().stream().map(a -> String.format(Locale.ROOT, "%" + width + ".1f", 100 * a))
              .collect(Collectors.joining()));
    }
    for (Figure figure : Figure.values()) {
      Double value = view.figures().get(figure);
      terminal.say(String.format(Locale.ROOT, "  %-13s %7s  %s", Params.word(figure),
          value == null ? "–" : String.format(Locale.ROOT, "%.3f", value), figure.formula()));
    }
  }

  /** The same as JSON. */
  static Map<String, @Nullable Object> json(ForgettingView view) {
    var figures = new LinkedHashMap<String, Object>();
    var formulas = new LinkedHashMap<String, Object>();
    for (Figure figure : Figure.values()) {
      Double value = view.figures().get(figure);
      if (value != null) {
        figures.put(Params.word(figure), value);
      }
      formulas.put(Params.word(figure), figure.formula());
    }
    var rows = view.rows().stream().map(row -> Json.object("concept", row.concept(), "at", row.at(), "complete",
        row.complete(), "accuracies", row.accuracies())).toList();
    return Json.object("concepts", view.concepts(), "rows", rows, "figures", figures, "formulas", formulas);
  }
}
