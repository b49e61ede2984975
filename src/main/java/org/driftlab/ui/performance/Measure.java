// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.StakesView;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.evaluate.WindowMeasure;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.ValueRange;

/** What a performance chart can show: the measures of every scenario, and what a scenario has at stake. */
public enum Measure {
  ACCURACY("accuracy"),
  KAPPA("kappa"),
  KAPPA_M("kappa-m"),
  KAPPA_T("kappa-t"),
  BALANCED_ACCURACY("balanced-accuracy"),
  MACRO_F1("macro-f1"),
  G_MEAN("g-mean"),
  /** Log loss, Brier score and calibration error are those of contestants that give probabilities: not the baselines'. */
  LOG_LOSS("log-loss"),
  BRIER("brier"),
  CALIBRATION_ERROR("ece"),
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
    measures.addAll(List.of(ACCURACY, KAPPA, KAPPA_M, KAPPA_T, BALANCED_ACCURACY, MACRO_F1, G_MEAN));
    stakes.ifPresent(s -> {
      measures.add(COST);
      measures.add(AUC);
      measures.addAll(List.of(LOG_LOSS, BRIER, CALIBRATION_ERROR));
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

  /** Under which words it is explained. */
  String words() {
    return switch (this) {
      case ACCURACY, COST, AUC, HIT_RATE -> id;
      default -> "window";
    };
  }

  ValueRange range() {
    return switch (this) {
      case COST, LOG_LOSS -> ValueRange.automatic(0, Double.POSITIVE_INFINITY);
      case KAPPA, KAPPA_M, KAPPA_T -> ValueRange.automatic(Double.NEGATIVE_INFINITY, 1);
      case BRIER -> ValueRange.automatic(0, 2);
      default -> ValueRange.automatic(0, 1);
    };
  }

  List<ChartSeries> series(RunSnapshot now, Texts texts) {
    return switch (this) {
      case ACCURACY -> SeriesLook.of(now.contestants(), RunSnapshot.Contestant::accuracy, texts);
      case COST -> SeriesLook.of(now.contestants(), RunSnapshot.Contestant::cost, texts);
      case AUC -> champion(now, now.stakes().map(StakesView::auc), texts);
      case HIT_RATE -> champion(now, now.stakes().map(StakesView::hits), texts);
      case KAPPA -> all(now, WindowMeasure.KAPPA, texts);
      case KAPPA_M -> all(now, WindowMeasure.KAPPA_M, texts);
      case KAPPA_T -> all(now, WindowMeasure.KAPPA_T, texts);
      case BALANCED_ACCURACY -> all(now, WindowMeasure.BALANCED_ACCURACY, texts);
      case MACRO_F1 -> all(now, WindowMeasure.MACRO_F1, texts);
      case G_MEAN -> all(now, WindowMeasure.G_MEAN, texts);
      case LOG_LOSS -> models(now, WindowMeasure.LOG_LOSS, texts);
      case BRIER -> models(now, WindowMeasure.BRIER, texts);
      case CALIBRATION_ERROR -> models(now, WindowMeasure.CALIBRATION_ERROR, texts);
    };
  }

  private static List<ChartSeries> all(RunSnapshot now, WindowMeasure measure, Texts texts) {
    return SeriesLook.of(now.contestants(), c -> c.measured().of(measure), texts);
  }

  private static List<ChartSeries> models(RunSnapshot now, WindowMeasure measure, Texts texts) {
    return SeriesLook.of(now.contestants().stream().filter(c -> c.role() != Role.NO_CHANGE && c.role() != Role.MAJORITY).toList(),
        c -> c.measured().of(measure), texts);
  }

  private static List<ChartSeries> champion(RunSnapshot now, Optional<SeriesView> points, Texts texts) {
    return SeriesLook.of(now.contestants().stream().limit(1).toList(), c -> points.orElse(SeriesView.EMPTY), texts);
  }
}
