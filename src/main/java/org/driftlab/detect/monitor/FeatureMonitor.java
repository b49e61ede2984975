// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Instance;

/** A monitor that tests feature by feature. On its own it feeds its windows; in a {@link MonitorBank} others share them. */
final class FeatureMonitor implements DataMonitor {
  private final FeatureTest test;
  private final Source source;
  private final double[] buffer = new double[1];
  private final double[] statistics;
  private final double[] pValues;
  private final double[] adjusted;
  private final Comparison comparison;
  private FeatureWindows windows;
  private FeatureWindows compared;
  private double statistic = Double.NaN;
  private boolean alarm;
  private List<FeatureFinding> findings = List.of();
  private boolean found = true;

  FeatureMonitor(FeatureTest test, Source source, FeatureWindows windows) {
    this.test = test;
    this.source = source;
    this.windows = windows;
    compared = windows;
    int features = windows.schema().featureCount();
    statistics = new double[features];
    pValues = new double[features];
    adjusted = new double[features];
    comparison = new Comparison(windows);
  }

  @Override
  public boolean update(Instance instance, double[] scores) {
    if (!windows.add(source.read(instance, scores, buffer))) {
      return false;
    }
    evaluate();
    if (startsAfresh()) {
      windows = windows.fresh();
    }
    return true;
  }

  /** Compares the windows as they stand. */
  void evaluate() {
    compared = windows;
    found = false;
    double largest = 0;
    for (int f = 0; f < pValues.length; f++) {
      comparison.load(windows, f);
      test.compare(comparison);
      statistics[f] = comparison.statistic;
      // Numbers beyond all bounds make a statistic undefined; that is no evidence of drift.
      pValues[f] = Double.isNaN(comparison.pValue) ? 1 : comparison.pValue;
      largest = Math.max(largest, Double.isNaN(comparison.statistic) ? 0 : comparison.statistic);
    }
    double least = BenjaminiHochberg.adjust(pValues, adjusted);
    if (test.threshold() > 0) {
      statistic = largest;
      alarm = largest > test.threshold();
    } else {
      statistic = Evidence.of(least);
      alarm = least <= test.alpha();
    }
  }

  @Override
  public boolean startsAfresh() {
    return alarm && test.reference() == Reference.RENEWED;
  }

  Source source() {
    return source;
  }

  FeatureWindows windows() {
    return windows;
  }

  /** The windows that were compared last. */
  FeatureWindows compared() {
    return compared;
  }

  /** From now on the values come by way of these windows. */
  void use(FeatureWindows others) {
    windows = others;
  }

  @Override
  public boolean alarm() {
    return alarm;
  }

  @Override
  public double statistic() {
    return statistic;
  }

  @Override
  public double level() {
    return Double.isNaN(statistic) ? Double.NaN : test.threshold() > 0 ? test.threshold() : Evidence.of(test.alpha());
  }

  @Override
  public List<FeatureFinding> findings() {
    if (!found) {
      found = true;
      var list = new ArrayList<FeatureFinding>(pValues.length);
      for (int f = 0; f < pValues.length; f++) {
        boolean flagged = test.threshold() > 0 ? statistics[f] > test.threshold() : adjusted[f] <= test.alpha();
        list.add(new FeatureFinding(compared.schema().feature(f).name(), statistics[f], pValues[f], flagged,
            Histograms.of(compared, f)));
      }
      findings = List.copyOf(list);
    }
    return findings;
  }

  @Override
  public void modelChanged() {
    if (source != Source.FEATURES) {
      windows = windows.fresh();
    }
  }

  @Override
  public DataMonitor copy() {
    FeatureWindows copied = windows.copy();
    return copy(copied, compared == windows ? copied : compared.copy());
  }

  /** A copy that uses other windows, equal to its own. */
  FeatureMonitor copy(FeatureWindows newWindows, FeatureWindows newCompared) {
    var copy = new FeatureMonitor(test, source, newWindows);
    copy.compared = newCompared;
    System.arraycopy(statistics, 0, copy.statistics, 0, statistics.length);
    System.arraycopy(pValues, 0, copy.pValues, 0, pValues.length);
    System.arraycopy(adjusted, 0, copy.adjusted, 0, adjusted.length);
    copy.statistic = statistic;
    copy.alarm = alarm;
    copy.findings = findings;
    copy.found = found;
    return copy;
  }
}
