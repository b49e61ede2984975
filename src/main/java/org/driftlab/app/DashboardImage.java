// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.Locale;
import org.driftlab.report.RunSummary;
import org.driftlab.ui.performance.Dashboard;

/** The dashboard of a run as PNG, drawn without a screen. */
final class DashboardImage {
  private DashboardImage() {}

  static byte[] png(RunSummary summary) {
    Toolkit.startHeadless();
    // A file is read by anyone anywhere, so its numbers are in the root locale.
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return Toolkit.call(() -> new Dashboard().png(summary.scenario(), summary.snapshot()));
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }
}
