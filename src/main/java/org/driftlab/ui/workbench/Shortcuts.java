// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
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
  private final Predicate<Action> resting;

  /**
   * Keys for these actions, which rest while a box is open.
   *
   * @param resting whether this one rests now, because what it acts on is not on show
   */
  Shortcuts(List<Action> actions, BooleanSupplier modal, Predicate<Action> resting) {
    this.actions = List.copyOf(actions);
    this.modal = modal;
    this.resting = resting;
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
    return actions.stream().filter(a -> a.keys().filter(k -> k.match(e)).isPresent() && !resting.test(a)).findFirst();
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
