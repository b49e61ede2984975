// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.driftlab.evaluate.Forgetting.Figure;

/**
 * What the champion still knows of each concept: the matrix R, whose row i has the accuracies on the held-out sets of all
 * concepts after the i-th stretch of the run, and the figures over it.
 *
 * @param concepts the concepts in the order of the scenario, by what distinguishes them, such as "part 2"
 * @param rows the stretches so far; the last one is under way until the run has finished
 * @param figures over the completed rows; a figure of which too little is known is not in it
 */
public record ForgettingView(List<String> concepts, List<Row> rows, Map<Figure, Double> figures) {
  public ForgettingView {
    concepts = List.copyOf(concepts);
    rows = List.copyOf(rows);
    figures = Map.copyOf(figures.isEmpty() ? Map.of() : new EnumMap<>(figures));
  }

  /**
   * A stretch of one concept.
   *
   * @param concept which it was, from 0
   * @param at the instance at which the accuracies were taken
   * @param complete whether the stretch has ended
   * @param accuracies on each concept, in [0, 1]
   */
  public record Row(int concept, long at, boolean complete, List<Double> accuracies) {
    public Row {
      accuracies = List.copyOf(accuracies);
    }
  }
}
