// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets people read in a tooltip what a control had no room for; a text shown whole has no tooltip. */
public final class FullText {
  private static final double WIDEST = 480;

  private FullText() {}

  /**
   * Gives a control its whole text as a tooltip while the text is cut off.
   *
   * @return the control
   */
  public static <T extends Labeled> T of(T control) {
    var tip = new Tooltip();
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
    tip.textProperty().bind(control.textProperty());
    control.textTruncatedProperty().subscribe(cut -> control.setTooltip(cut ? tip : null));
    return control;
  }

  /** Cells of words, whole in a tooltip where the column is too narrow for them. */
  public static <S> Callback<TableColumn<S, String>, TableCell<S, String>> cells() {
    return column -> of(new Words<>());
  }

  private static final class Words<S> extends TableCell<S, String> {
    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
    }
  }
}
