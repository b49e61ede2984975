// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import javafx.application.Platform;
import javafx.beans.DefaultProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Holds what changes many times a second, such as the numbers of a run, and keeps the window around it from being laid out
 * each time: only a content whose least width has changed is the window's business.
 */
@DefaultProperty("content")
public final class Island extends Region {
  private @Nullable Region content;
  private double leastWidth;

  public @Nullable Region getContent() {
    return content;
  }

  /** Sets what it holds; to be set once. */
  public void setContent(Region held) {
    content = held;
    held.setManaged(false); // a layout root of its own
    held.needsLayoutProperty().subscribe(needs -> {
      if (!needs) {
        laidOut(held.minWidth(-1));
      }
    });
    getChildren().setAll(held);
  }

  private void laidOut(double least) {
    if (least != leastWidth) {
      leastWidth = least;
      Platform.runLater(this::requestLayout); // after this layout, whose parents would not hear of it
    }
  }

  @Override
  protected void layoutChildren() {
    if (content != null) {
      content.resizeRelocate(snappedLeftInset(), snappedTopInset(), getWidth() - across(), getHeight() - down());
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return across() + (content == null ? 0 : content.minWidth(-1));
  }

  @Override
  protected double computePrefWidth(double height) {
    return across() + (content == null ? 0 : content.prefWidth(-1));
  }

  @Override
  protected double computeMinHeight(double width) {
    return down() + (content == null ? 0 : content.minHeight(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    return down() + (content == null ? 0 : content.prefHeight(-1));
  }

  private double across() {
    return snappedLeftInset() + snappedRightInset();
  }

  private double down() {
    return snappedTopInset() + snappedBottomInset();
  }
}
