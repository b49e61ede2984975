// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import org.driftlab.ui.support.FullText;
import org.driftlab.ui.support.Texts;
import org.jspecify.annotations.Nullable;

/** A future in the list: where it hangs on the trunk of what happened, its letter and its change. */
final class FutureCell extends ListCell<Future> {
  static final double HEIGHT = 56;
  private static final double TRUNK = 16;
  private static final double BRANCH = 40;
  private static final double RADIUS = 6;

  private final Texts texts;
  private final Line trunk = new Line(TRUNK, 0, TRUNK, HEIGHT);
  private final CubicCurve branch =
      new CubicCurve(TRUNK, 0, TRUNK, HEIGHT / 2, TRUNK + 8, HEIGHT / 2, BRANCH - RADIUS, HEIGHT / 2);
  private final Circle node = new Circle(RADIUS);
  private final Label title = FullText.of(new Label());
  private final Label caption = FullText.of(new Label());
  private final HBox row;

  FutureCell(Texts texts) {
    this.texts = texts;
    trunk.getStyleClass().add("future-trunk");
    node.setCenterY(HEIGHT / 2);
    var lanes = new Pane(trunk, branch, node);
    lanes.setMinSize(BRANCH + 12, HEIGHT);
    lanes.setMaxSize(BRANCH + 12, HEIGHT);
    title.getStyleClass().add("strong");
    caption.getStyleClass().add("muted");
    var words = new VBox(2, title, caption);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(8, lanes, words);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Future future, boolean empty) {
    super.updateItem(future, empty);
    setText(null);
    setGraphic(future == null || empty ? null : row);
    if (future != null && !empty) {
      show(future);
    }
  }

  private void show(Future future) {
    String letter = String.valueOf(future.letter());
    boolean first = !future.isFork();
    trunk.setStartY(first ? HEIGHT / 2 : 0);
    branch.setVisible(!first);
    node.setCenterX(first ? TRUNK : BRANCH);
    String ink = "ink-" + FutureLook.of(future.letter()).ink.name().toLowerCase(Locale.ROOT);
    branch.getStyleClass().setAll("future-branch", ink);
    node.getStyleClass().setAll("future-node", ink);
    title.setText(texts.get("series", letter, future.words()));
    caption.setText(first ? texts.get("caption.happened") : switch (future.state()) {
      case COMPUTING -> texts.get("caption.computing", future.at());
      case READY -> texts.get("caption.ready", future.at());
      case FAILED -> texts.get("caption.failed", future.at());
    });
    setAccessibleText(title.getText() + ", " + caption.getText());
  }
}
