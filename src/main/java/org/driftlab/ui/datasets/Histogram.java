// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Small bars in a table's cell, in the theme's colours; its numbers stand in the cells beside it. */
final class Histogram extends HBox {
  private static final double HEIGHT = 24;
  private static final int MOST_BARS = 40;

  Histogram() {
    getStyleClass().add("histogram");
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMouseTransparent(true);
  }

  void show(List<Long> counts) {
    getChildren().clear();
    List<Long> shown = counts.subList(0, Math.min(MOST_BARS, counts.size()));
    long most = shown.stream().mapToLong(Long::longValue).max().orElse(0);
    for (long count : shown) {
      var bar = new Region();
      double height = most == 0 ? 1 : Math.max(count == 0 ? 0 : 1, HEIGHT * count / most);
      bar.getStyleClass().add("histogram-bar");
      bar.setMinHeight(height);
      bar.setPrefHeight(height);
      bar.setMaxHeight(height);
      bar.setPrefWidth(0);
      HBox.setHgrow(bar, Priority.ALWAYS);
      bar.setMaxWidth(12);
      getChildren().add(bar);
    }
  }
}
