// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;
import org.jspecify.annotations.Nullable;

/** Explains what has the focus: its name, and what its tooltip and its help say. */
final class HelpBox extends VBox {
  private static final double WIDTH = 420;

  HelpBox(@Nullable Node focused, Texts texts, Runnable close) {
    getStyleClass().add("dialog-box");
    setId("help-box");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Node explained = focused;
    while (explained != null && explanation(explained).isEmpty()) {
      explained = explained.getParent();
    }
    var title = new Label(Optional.ofNullable(explained).flatMap(HelpBox::name).orElse(texts.get("help.title")));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    var words = new Label(Optional.ofNullable(explained).flatMap(HelpBox::explanation).orElse(texts.get("help.none")));
    words.setId("help-words");
    words.setWrapText(true);
    words.setMaxWidth(WIDTH);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var done = new Button(texts.get("close"));
    done.setCancelButton(true);
    done.setDefaultButton(true);
    done.setOnAction(e -> close.run());
    var buttons = new HBox(done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, words, buttons);
  }

  private static Optional<String> name(Node node) {
    return filled(node.getAccessibleText()).or(() -> node instanceof Labeled l ? filled(l.getText()) : Optional.empty());
  }

  private static Optional<String> explanation(Node node) {
    Optional<String> tip = node instanceof Control c && c.getTooltip() != null ? filled(c.getTooltip().getText())
        : Optional.empty();
    Optional<String> help = filled(node.getAccessibleHelp());
    return tip.isPresent() && help.isPresent() && !tip.equals(help) ? Optional.of(tip.get() + "\n\n" + help.get())
        : tip.or(() -> help);
  }

  private static Optional<String> filled(@Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isBlank());
  }
}
