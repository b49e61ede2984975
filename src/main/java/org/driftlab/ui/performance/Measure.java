// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.StakesView;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.ValueRange;

/** What the performance chart can show: accuracy, and what a scenario has at stake. */
public enum Measure {
  ACCURACY("accuracy"),
  /** What each contestant's errors cost a label. */
  COST("cost"),
  /** The champion's AUC for the class that matters. */
  AUC("auc"),
  /** The champion's hit rate at 10. */
  HIT_RATE("hit-rate");

  private final String id;

  Measure(String id) {
    this.id = id;
  }

  /** The measures that there are, by what is at stake. */
  static List<Measure> of(Optional<Stakes> stakes) {
    var measures = new ArrayList<Measure>();
    measures.add(ACCURACY);
    stakes.ifPresent(s -> {
      measures.add(COST);
      measures.add(AUC);
      if (!s.items().isEmpty()) {
        measures.add(HIT_RATE);
      }
    });
    return measures;
  }

  /** The one that tells most: of whoever ranks items the hit rate, else what the errors cost. */
  static Measure foremost(Optional<Stakes> stakes) {
    return stakes.map(s -> s.items().isEmpty() ? COST : HIT_RATE).orElse(ACCURACY);
  }

  /** As the explained metrics call it. */
  String id() {
    return id;
  }

  ValueRange range() {
    return ValueRange.automatic(0, this == COST ? Double.POSITIVE_INFINITY : 1);
  }

  List<ChartSeries> series(RunSnapshot now, Texts texts) {
    return switch (this) {
      case ACCURACY -> SeriesLook.of(now.contestants(), RunSnapshot.Contestant::accuracy, texts);
      case COST -> SeriesLook.of(now.contestants(), RunSnapshot.Contestant::cost, texts);
      case AUC -> champion(now, now.stakes().map(StakesView::auc), texts);
      case HIT_RATE -> champion(now, now.stakes().map(StakesView::hits), texts);
    };
  }

  private static List<ChartSeries> champion(RunSnapshot now, Optional<SeriesView> points, Texts texts) {
    return SeriesLook.of(now.contestants().stream().limit(1).toList(), c -> points.orElse(SeriesView.EMPTY), texts);
  }
}
