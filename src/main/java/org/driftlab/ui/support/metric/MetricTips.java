// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.metric;

import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that hold an explanation: they wrap, and stay long enough to be read. */
public final class MetricTips {
  private static final double WIDTH = 400;
  private static final Duration STAYS = Duration.minutes(2);

  private MetricTips() {}

  /** A tooltip with the words. */
  public static Tooltip of(String words) {
    var tooltip = new Tooltip(words);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    tooltip.setShowDuration(STAYS);
    return tooltip;
  }
}
