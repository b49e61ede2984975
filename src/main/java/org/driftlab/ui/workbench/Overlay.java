// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/**
 * Lays a box over the window, in the middle of a veil: the window behind takes no clicks and no Tab until the box is gone. A
 * click on the veil closes it.
 */
public final class Overlay extends StackPane {
  private final ReadOnlyBooleanWrapper display = new ReadOnlyBooleanWrapper();

  /** An overlay that shows nothing. */
  public Overlay() {
    getStyleClass().add("overlay");
    visibleProperty().bind(display);
    managedProperty().bind(display);
    addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      if (e.getCode() == KeyCode.TAB) {
        moveFocus(e.isShiftDown() ? -1 : 1);
        e.consume();
      }
    });
    addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
      if (e.getTarget() == this) {
        hide();
      }
    });
  }

  /** Shows a box in the middle, in place of the one there may be, and gives its default button the focus. */
  public void show(Node box) {
    getChildren().setAll(box);
    display.set(true);
    buttons().stream().filter(Button::isDefaultButton).findFirst().ifPresent(Node::requestFocus);
  }

  /** Shows nothing. */
  public void hide() {
    display.set(false);
    getChildren().clear();
  }

  public boolean isDisplay() {
    return display.get();
  }

  public ReadOnlyBooleanProperty displayProperty() {
    return display.getReadOnlyProperty();
  }

  private void moveFocus(int by) {
    List<Button> buttons = buttons();
    if (!buttons.isEmpty()) {
      int focused = -1;
      for (int i = 0; i < buttons.size(); i++) {
        focused = buttons.get(i).isFocused() ? i : focused;
      }
      buttons.get(Math.floorMod(focused + by, buttons.size())).requestFocus();
    }
  }

  private List<Button> buttons() {
    var buttons = new ArrayList<Button>();
    lookupAll(".button").forEach(node -> {
      if (node instanceof Button button && button.isFocusTraversable()) {
        buttons.add(button);
      }
    });
    return buttons;
  }
}
