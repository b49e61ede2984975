// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;

/** Makes histograms for people out of the fine bins of two windows. */
final class Histograms {
  /** Bins between the smallest and the largest value; two more lie outside. */
  private static final int INSIDE = FeatureHistogram.MOST_BINS - 2;

  /** Cells of the distance that features are ranked by. */
  private static final int CELLS = 10;

  private Histograms() {}

  /** The histogram of a feature as the windows stand; O(bins). */
  static FeatureHistogram of(FeatureWindows windows, int f) {
    return windows.isNominal(f) ? nominal(windows, f) : numeric(windows, f);
  }

  /** The features by how much they changed, the most first. */
  static List<FeatureChange> ranked(FeatureWindows windows, int most) {
    var comparison = new Comparison(windows);
    int features = windows.schema().featureCount();
    var distances = new double[features];
    for (int f = 0; f < features; f++) {
      comparison.load(windows, f);
      double nats = JensenShannon.divergence(comparison, comparison.group(CELLS));
      distances[f] = Math.sqrt(Math.min(1, nats / StrictMath.log(2)));
    }
    return IntStream.range(0, features).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -distances[f])).limit(most)
        .map(f -> new FeatureChange(windows.schema().feature(f).name(), distances[f], of(windows, f)))
        .toList();
  }

  /**
   * Of the fine edges those nearest to equal distances become the histogram's, so that its counts are exact.
   */
  private static FeatureHistogram numeric(FeatureWindows windows, int f) {
    NumericBins bins = windows.bins(f);
    int count = bins.count();
    var edges = new ArrayList<Double>();
    var before = new ArrayList<Integer>();
    var after = new ArrayList<Integer>();
    int from = windows.offset(f);
    int heldBefore = 0;
    int heldAfter = 0;
    for (int b = 0; b < count; b++) {
      heldBefore += windows.reference().counts[from + b];
      heldAfter += windows.current().counts[from + b];
      if (b == count - 1 || endsHere(bins, b)) {
        before.add(heldBefore);
        after.add(heldAfter);
        heldBefore = 0;
        heldAfter = 0;
        if (b < count - 1) {
          edges.add(bins.edge(b));
        }
      }
    }
    return histogram(windows, f, edges, List.of(), before, after);
  }

  /** Whether the edge after a bin is the first of the fine ones in another of the equal parts than the edge before it. */
  private static boolean endsHere(NumericBins bins, int b) {
    int last = bins.count() - 2;
    return b == 0 || b == last || part(bins, b) != part(bins, b - 1);
  }

  private static int part(NumericBins bins, int edge) {
    double low = bins.edge(0);
    double width = bins.edge(bins.count() - 2) - low;
    return width > 0 ? (int) Math.min(INSIDE - 1, (bins.edge(edge) - low) / width * INSIDE) : 0;
  }

  private static FeatureHistogram nominal(FeatureWindows windows, int f) {
    List<String> values = ((Attribute.Nominal) windows.schema().feature(f)).values();
    int from = windows.offset(f);
    int[] before = windows.reference().counts;
    int[] after = windows.current().counts;
    List<Integer> shown = new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
    if (values.size() > FeatureHistogram.MOST_BINS) {
      shown.sort(Comparator.comparingInt((Integer v) -> -before[from + v] - after[from + v]));
      shown = new ArrayList<>(shown.subList(0, FeatureHistogram.MOST_BINS - 1));
      Collections.sort(shown);
    }
    var labels = new ArrayList<String>();
    var countsBefore = new ArrayList<Integer>();
    var countsAfter = new ArrayList<Integer>();
    int restBefore = 0;
    int restAfter = 0;
    for (int v = 0; v < values.size(); v++) {
      if (Collections.binarySearch(shown, v) >= 0) {
        labels.add(values.get(v));
        countsBefore.add(before[from + v]);
        countsAfter.add(after[from + v]);
      } else {
        restBefore += before[from + v];
        restAfter += after[from + v];
      }
    }
    if (labels.size() < values.size()) {
      labels.add("(others)");
      countsBefore.add(restBefore);
      countsAfter.add(restAfter);
    }
    return histogram(windows, f, List.of(), labels, countsBefore, countsAfter);
  }

  private static FeatureHistogram histogram(FeatureWindows windows, int f, List<Double> edges, List<String> labels,
      List<Integer> before, List<Integer> after) {
    int missing = windows.missingPlace(f);
    return new FeatureHistogram(windows.schema().feature(f).name(), edges, labels, before, after,
        windows.reference().counts[missing], windows.current().counts[missing]);
  }
}
