// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import java.util.List;
import java.util.Locale;
import org.driftlab.detect.monitor.FeatureHistogram;

/** A histogram of before and after as a small SVG picture. */
final class Bars {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 36;

  private Bars() {}

  static String of(FeatureHistogram histogram) {
    List<Double> before = FeatureHistogram.shares(histogram.before(), histogram.missingBefore());
    List<Double> after = FeatureHistogram.shares(histogram.after(), histogram.missingAfter());
    double most = 1e-9;
    for (int b = 0; b < before.size(); b++) {
      most = Math.max(most, Math.max(before.get(b), after.get(b)));
    }
    var svg = new StringBuilder("<svg role=\"img\" aria-label=\"Histogram before and after\" width=\"" + WIDTH
        + "\" height=\"" + HEIGHT + "\">");
    double step = (double) WIDTH / before.size();
    for (int b = 0; b < before.size(); b++) {
      bar(svg, b * step, step * 0.45, before.get(b) / most, "#8b949e");
      bar(svg, b * step + step * 0.45, step * 0.45, after.get(b) / most, "#d29922");
    }
    return svg.append("</svg>").toString();
  }

  private static void bar(StringBuilder svg, double x, double width, double share, String colour) {
    svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x,
        HEIGHT * (1 - share), width, HEIGHT * share, colour));
  }
}
