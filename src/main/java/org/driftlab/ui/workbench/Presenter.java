// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.animation.FadeTransition;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.driftlab.ui.support.Texts;

/**
 * The window before an audience: large type, the full screen, a clock that counts from the beginning, and each key and click
 * shown for a moment. Escape or the same key again ends it; the window is then as it was.
 */
final class Presenter {
  private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");
  private static final Duration KEY_STAYS = Duration.seconds(2);
  private static final Duration RING_FADES = Duration.millis(600);
  private static final double RING = 18;

  private final StackPane root;
  private final HBox board;
  private final Label keys;
  private final Label clock;
  private final Texts texts;
  private final BooleanProperty presenting;
  private final BooleanSupplier modal;
  private final Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));
  private final PauseTransition keyStays = new PauseTransition(KEY_STAYS);
  private final EventHandler<KeyEvent> onKey = this::key;
  private final EventHandler<MouseEvent> onClick = this::ring;
  private int seconds;
  private boolean wasFull;

  /**
   * A presenter of the window with this root.
   *
   * @param board where the keys and the clock stand
   * @param presenting whether it is on, which is followed
   * @param modal whether a box is open, which Escape closes first
   */
  Presenter(StackPane root, HBox board, Label keys, Label clock, BooleanProperty presenting, BooleanSupplier modal,
      Texts texts) {
    this.root = root;
    this.board = board;
    this.keys = keys;
    this.clock = clock;
    this.presenting = presenting;
    this.modal = modal;
    this.texts = texts;
    ticking.setCycleCount(Timeline.INDEFINITE);
    keyStays.setOnFinished(e -> keys.setText(""));
    keys.visibleProperty().bind(keys.textProperty().isNotEmpty());
    show(false);
    presenting.addListener((o, was, is) -> {
      if (is) {
        begin();
      } else {
        end();
      }
    });
  }

  private void begin() {
    show(true);
    seconds = -1;
    tick();
    ticking.playFromStart();
    Scene scene = root.getScene();
    scene.addEventFilter(KeyEvent.KEY_PRESSED, onKey);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, onClick);
    if (scene.getWindow() instanceof Stage stage) {
      wasFull = stage.isFullScreen();
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH); // Escape comes here
      stage.setFullScreenExitHint("");
      stage.setFullScreen(true);
    }
  }

  private void end() {
    show(false);
    ticking.stop();
    keyStays.stop();
    keys.setText("");
    Scene scene = root.getScene();
    scene.removeEventFilter(KeyEvent.KEY_PRESSED, onKey);
    scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, onClick);
    if (scene.getWindow() instanceof Stage stage) {
      stage.setFullScreen(wasFull);
      stage.setFullScreenExitKeyCombination(null);
      stage.setFullScreenExitHint(null);
    }
  }

  private void show(boolean on) {
    root.pseudoClassStateChanged(PRESENTING, on);
    board.setVisible(on);
  }

  private void tick() {
    seconds++;
    clock.setText(String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60));
  }

  private void key(KeyEvent e) {
    if (e.getCode().isModifierKey()) {
      return;
    }
    keys.setText(name(e));
    keyStays.playFromStart();
    if (e.getCode() == KeyCode.ESCAPE && !modal.getAsBoolean()) {
      presenting.set(false);
      e.consume();
    }
  }

  private String name(KeyEvent e) {
    return KeyNames.of(new KeyCodeCombination(e.getCode(), held(e.isShiftDown()), held(e.isControlDown()),
        held(e.isAltDown()), held(e.isMetaDown()), ModifierValue.ANY), texts);
  }

  private static ModifierValue held(boolean down) {
    return down ? ModifierValue.DOWN : ModifierValue.UP;
  }

  /** A ring that fades where the mouse was pressed. */
  private void ring(MouseEvent e) {
    var ring = new Circle(RING);
    ring.getStyleClass().add("presenter-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    var place = root.sceneToLocal(e.getSceneX(), e.getSceneY());
    ring.relocate(place.getX() - RING, place.getY() - RING);
    root.getChildren().add(ring);
    var fade = new FadeTransition(RING_FADES, ring);
    fade.setToValue(0);
    fade.setOnFinished(done -> root.getChildren().remove(ring));
    fade.play();
  }
}
