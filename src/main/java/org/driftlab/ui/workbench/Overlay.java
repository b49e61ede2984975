// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lays a box over the window, in the middle of a veil: the window behind takes no clicks and no Tab until the box is gone. A
 * click on the veil closes it.
 */
public final class Overlay extends StackPane {
  private final ReadOnlyBooleanWrapper display = new ReadOnlyBooleanWrapper();
  private @Nullable Node before;

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
    if (!display.get() && getScene() != null) {
      before = getScene().getFocusOwner();
    }
    getChildren().setAll(box);
    display.set(true);
    stops().stream().filter(stop -> stop instanceof Button button && button.isDefaultButton()).findFirst().ifPresent(Node::requestFocus);
  }

  /** Shows nothing; the focus goes back to where it was. */
  public void hide() {
    display.set(false);
    getChildren().clear();
    if (before != null && before.getScene() != null && before.getScene() == getScene()) {
      before.requestFocus();
    }
    before = null;
  }

  public boolean isDisplay() {
    return display.get();
  }

  public ReadOnlyBooleanProperty displayProperty() {
    return display.getReadOnlyProperty();
  }

  private void moveFocus(int by) {
    List<Node> stops = stops();
    if (!stops.isEmpty()) {
      int focused = -1;
      for (int i = 0; i < stops.size(); i++) {
        focused = stops.get(i).isFocused() ? i : focused;
      }
      stops.get(Math.floorMod(focused + by, stops.size())).requestFocus();
    }
  }

  /** What Tab goes through, in the order of the box: fields, lists and buttons. */
  private List<Node> stops() {
    var stops = new ArrayList<Node>();
    collect(this, stops);
    return stops;
  }

  private static void collect(Parent parent, List<Node> stops) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.isVisible() && !child.isDisabled()) {
        boolean stop = child instanceof Control && child.isFocusTraversable();
        if (stop) {
          stops.add(child);
        }
        if (child instanceof Parent inner && (!stop || child instanceof ScrollPane)) {
          collect(inner, stops); // a control's own parts are no stops
        }
      }
    }
  }
}
