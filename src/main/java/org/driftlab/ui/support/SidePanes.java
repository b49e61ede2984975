// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Which of the panes beside the charts are folded away: those that a person folded, and in a small window the scenario, until a
 * person opens it. What a person chose is remembered.
 */
public final class SidePanes {
  /** The pane left of the charts. */
  public static final String SCENARIO = "scenario";

  /** The pane right of the charts. */
  public static final String VERSIONS = "versions";

  /** The width of a window, in pixels, from which on there is room for both panes and charts that can be read. */
  static final double WIDE = 1_200;

  private final SettingsStore settings;
  private final ReadOnlyBooleanWrapper scenario = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper versions = new ReadOnlyBooleanWrapper();
  private double width = WIDE;

  /** The panes as they were left the last time. */
  public SidePanes(SettingsStore settings) {
    this.settings = settings;
    arrange();
  }

  /** Whether a pane is folded away. */
  public ReadOnlyBooleanProperty folded(String pane) {
    return (pane.equals(SCENARIO) ? scenario : versions).getReadOnlyProperty();
  }

  /** Folds a pane away, or opens it: what a person chose. */
  public void toggle(String pane) {
    boolean away = !folded(pane).get();
    settings.change(s -> s.withFolded(pane, away));
    arrange();
  }

  /** The window has another width, in pixels; what nobody chose follows it. */
  public void fit(double windowWidth) {
    width = windowWidth;
    arrange();
  }

  private void arrange() {
    Map<String, Boolean> chosen = settings.get().folded();
    scenario.set(chosen.getOrDefault(SCENARIO, width < WIDE));
    versions.set(chosen.getOrDefault(VERSIONS, false));
  }
}
