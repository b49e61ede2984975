// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import javafx.stage.Screen;
import javafx.stage.Stage;
import org.driftlab.ui.support.Settings.Bounds;
import org.driftlab.ui.support.SettingsStore;

/** Where the window stands on the screen and how large it is, from one time to the next. */
final class WindowPlace {
  private static final double MIN_WIDTH = 1_000;
  private static final double MIN_HEIGHT = 700;

  private WindowPlace() {}

  /** Puts the stage where it was the last time, if that is still on a screen, and remembers where it is when it hides. */
  static void keep(Stage stage, SettingsStore settings) {
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    settings.get().bounds().filter(b -> !Screen.getScreensForRectangle(b.x(), b.y(), b.width(), b.height()).isEmpty())
        .ifPresent(b -> put(stage, b));
    stage.setOnHiding(e -> remember(stage, settings));
  }

  private static void put(Stage stage, Bounds at) {
    stage.setX(at.x());
    stage.setY(at.y());
    stage.setWidth(Math.max(MIN_WIDTH, at.width()));
    stage.setHeight(Math.max(MIN_HEIGHT, at.height()));
    stage.setMaximized(at.maximized());
  }

  private static void remember(Stage stage, SettingsStore settings) {
    Bounds now = new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    if (!stage.isFullScreen() && !stage.isIconified() && Double.isFinite(now.x()) && Double.isFinite(now.width())) {
      settings.change(s -> s.withBounds(now));
    }
  }
}
