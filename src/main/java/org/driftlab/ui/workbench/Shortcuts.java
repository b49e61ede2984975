// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.driftlab.ui.support.chart.ThemedCanvas;

/** Does the actions when their keys are pressed. A control keeps the keys that it has its own use for. */
final class Shortcuts {
  private final List<Action> actions;
  private final BooleanSupplier modal;

  /** Keys for these actions, which rest while a box is open. */
  Shortcuts(List<Action> actions, BooleanSupplier modal) {
    this.actions = List.copyOf(actions);
    this.modal = modal;
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      if (!modal.getAsBoolean() && !ownUse(e)) {
        find(e).ifPresent(action -> {
          e.consume();
          action.run().run();
        });
      }
    });
  }

  private Optional<Action> find(KeyEvent e) {
    return actions.stream().filter(a -> a.keys().filter(k -> k.match(e)).isPresent()).findFirst();
  }

  private static boolean ownUse(KeyEvent e) {
    EventTarget target = e.getTarget();
    boolean writes = target instanceof TextInputControl;
    return switch (e.getCode()) {
      case SPACE -> writes || target instanceof ButtonBase || target instanceof ComboBoxBase<?>;
      case LEFT, RIGHT -> writes || target instanceof Slider || target instanceof TabPane
          || target instanceof ThemedCanvas;
      default -> false;
    };
  }
}
