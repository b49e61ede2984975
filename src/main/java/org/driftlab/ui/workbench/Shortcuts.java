// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Themes;
import org.driftlab.ui.support.chart.ThemedCanvas;
import org.driftlab.ui.support.edit.ScenarioFiles;

/** The keys of the window. Space and the arrow stay with a control that has its own use for them. */
final class Shortcuts {
  private static final int LONG_STEP = 1_024;

  private final RunSession session;
  private final Themes themes;
  private final BooleanSupplier modal;
  private final Runnable help;
  private final Runnable undo;
  private final Runnable redo;
  private final Runnable goTo;
  private final ScenarioFiles files;
  private final IntConsumer place;

  Shortcuts(RunSession session, Themes themes, BooleanSupplier modal, Runnable help, Runnable undo, Runnable redo,
      Runnable goTo, ScenarioFiles files, IntConsumer place) {
    this.session = session;
    this.themes = themes;
    this.modal = modal;
    this.help = help;
    this.undo = undo;
    this.redo = redo;
    this.goTo = goTo;
    this.files = files;
    this.place = place;
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      if (!modal.getAsBoolean() && handled(e, scene)) {
        e.consume();
      }
    });
  }

  private boolean handled(KeyEvent e, Scene scene) {
    Runnable action = switch (e.getCode()) {
      case SPACE -> usesSpace(e.getTarget()) ? null : session::toggle;
      case RIGHT -> usesArrows(e.getTarget()) || e.isShortcutDown() ? null : () -> session.step(e.isShiftDown() ? LONG_STEP : 1);
      case Z -> e.isShortcutDown() ? e.isShiftDown() ? redo : undo : null;
      case Y -> e.isShortcutDown() ? redo : null;
      case O -> e.isShortcutDown() ? files::open : null;
      case S -> e.isShortcutDown() ? files::save : null;
      case G -> e.isShortcutDown() ? goTo : null;
      case R -> e.isShortcutDown() ? session::restart : null;
      case T -> e.isShortcutDown() && e.isShiftDown() ? themes::toggle : null;
      case SLASH -> e.isShortcutDown() ? help : null;
      case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6, DIGIT7 -> e.isShortcutDown()
          ? () -> place.accept(1 + e.getCode().ordinal() - KeyCode.DIGIT1.ordinal()) : null;
      case F11 -> scene.getWindow() instanceof Stage stage ? () -> stage.setFullScreen(!stage.isFullScreen()) : null;
      default -> null;
    };
    if (action == null) {
      return false;
    }
    action.run();
    return true;
  }

  private static boolean usesSpace(EventTarget target) {
    return target instanceof TextInputControl || target instanceof ButtonBase || target instanceof ComboBoxBase<?>;
  }

  private static boolean usesArrows(EventTarget target) {
    return target instanceof TextInputControl || target instanceof Slider || target instanceof ComboBoxBase<?>
        || target instanceof ThemedCanvas;
  }
}
