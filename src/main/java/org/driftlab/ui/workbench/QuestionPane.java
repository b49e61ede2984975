// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Question;
import org.driftlab.ui.support.Texts;

/** Asks in the window before something is done: what will happen, sentence by sentence, and two buttons. */
final class QuestionPane {
  private final Foreground foreground;
  private final Texts texts;

  QuestionPane(Foreground foreground, Overlay modal, Texts texts) {
    this.foreground = foreground;
    this.texts = texts;
    foreground.questionProperty().subscribe(question -> question.ifPresentOrElse(
        q -> modal.show(box(q)), () -> modal.hide()));
    modal.displayProperty().subscribe(shown -> {
      if (!shown) {
        foreground.decline();
      }
    });
  }

  private Node box(Question question) {
    var title = new Label(question.title());
    title.getStyleClass().add("dialog-title");
    var sentences = new VBox();
    sentences.getStyleClass().add("dialog-sentences");
    for (String sentence : question.consequences()) {
      var bullet = new Label("•");
      bullet.getStyleClass().add("muted");
      bullet.setMinWidth(Region.USE_PREF_SIZE);
      var words = new Label(sentence);
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
      var line = new HBox(bullet, words);
      line.getStyleClass().add("dialog-sentence");
      sentences.getChildren().add(line);
    }
    var cancel = new Button(texts.get("cancel"));
    cancel.setId("question-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> foreground.decline());
    var accept = new Button(question.accept());
    accept.setId("question-accept");
    accept.getStyleClass().add("accent");
    accept.setDefaultButton(true);
    accept.setOnAction(e -> foreground.accept());
    var fields = new VBox();
    fields.getStyleClass().add("dialog-sentences");
    question.signature().ifPresent(signature -> {
      fields.getChildren().addAll(field("signature.by", "question-by", signature.by()),
          field("signature.why", "question-why", signature.why()));
      accept.disableProperty().bind(signature.complete().not());
    });
    var buttons = new HBox(cancel, accept);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var box = new VBox(title, sentences);
    if (question.signature().isPresent()) {
      box.getChildren().add(fields);
    }
    box.getChildren().add(buttons);
    box.getStyleClass().add("dialog-box");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.setAccessibleText(question.title());
    return box;
  }

  private Node field(String key, String id, StringProperty value) {
    var label = new Label(texts.get(key));
    label.getStyleClass().add("muted");
    var field = new TextField(value.get());
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    label.setLabelFor(field);
    return new VBox(4, label, field);
  }
}
