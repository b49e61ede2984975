// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the place of a view that cannot be shown: what happened, what to do, and the ways out. */
public final class ProblemPane extends VBox {
  /** A way out: the id of its button, its words, what it does. */
  record Way(String id, String words, Runnable action) {}

  public ProblemPane() {
    getStyleClass().add("problem");
    setVisible(false);
  }

  /** Shows a problem, its last way out as the first one to take; or nothing. */
  void show(Optional<WorkbenchViewModel.Problem> problem, List<Way> ways) {
    getChildren().clear();
    setVisible(problem.isPresent());
    problem.ifPresent(p -> {
      var actions = new HBox();
      actions.getStyleClass().add("problem-actions");
      ways.forEach(way -> actions.getChildren().add(button(way)));
      actions.getChildren().getLast().getStyleClass().add("accent");
      getChildren().setAll(new FontIcon(Feather.ALERT_OCTAGON), label(p.title(), "dialog-title"),
          label(p.message(), "problem-message"), label(p.advice(), "muted"), actions);
    });
  }

  private static Label label(String words, String style) {
    var label = new Label(words);
    label.setId(style.equals("problem-message") ? style : null);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    return label;
  }

  private static Button button(Way way) {
    var button = new Button(way.words());
    button.setId(way.id());
    button.setMnemonicParsing(false);
    button.setOnAction(e -> way.action().run());
    return button;
  }
}
