// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.driftlab.data.Params;
import org.driftlab.engine.ForgettingView;
import org.driftlab.evaluate.Forgetting.Figure;

/** What a run forgot, as the rows of two tables of the report. */
final class ForgettingSection {
  private ForgettingSection() {}

  /** The heads of the matrix; a leading # marks numbers. */
  static String[] heads(ForgettingView view) {
    var heads = new ArrayList<String>(List.of("#Until", "Concept"));
    view.concepts().forEach(name -> heads.add("#" + name));
    return heads.toArray(String[]::new);
  }

  /** A row of the matrix, in per cent. */
  static String[] row(ForgettingView view, ForgettingView.Row row) {
    var cells = new ArrayList<String>();
    cells.add("#" + String.format(Locale.ROOT, "%,d", row.at()));
    cells.add(view.concepts().get(row.concept()));
    row.accuracies().forEach(a -> cells.add("#" + String.format(Locale.ROOT, "%.1f %%", 100 * a)));
    return cells.toArray(String[]::new);
  }

  /** A figure with its formula. */
  static String[] row(ForgettingView view, Figure figure) {
    Double value = view.figures().get(figure);
    return new String[] {Params.word(figure), value == null ? "#–" : "#" + String.format(Locale.ROOT, "%.3f", value),
        figure.formula()};
  }
}
