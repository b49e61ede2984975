// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.Messages;
import org.driftlab.feedback.Reply;
import org.driftlab.ui.support.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A question and its answer as two bubbles. What people wrote is plain text here: no markup, no mnemonics. */
final class TurnBox extends VBox {
  private static final double WIDEST = 520;
  private static final double FOUND_HEIGHT = 132;
  private static final int RUNNERS_UP = 3;

  private final ConversationViewModel model;
  private final Texts texts;
  private final Turn turn;
  private final Runnable grown;
  private final VBox answer = new VBox();

  /**
   * The bubbles of a turn.
   *
   * @param grown called when the box has become longer, so that its end can be shown
   */
  TurnBox(ConversationViewModel model, Turn turn, Runnable grown) {
    this.model = model;
    this.turn = turn;
    this.grown = grown;
    texts = model.texts();
    getStyleClass().add("turn");
    getChildren().addAll(asked(), answered());
  }

  private HBox asked() {
    Label label = text(turn.question());
    label.getStyleClass().addAll("bubble", "asked");
    label.setAccessibleText(texts.get("asked.name", turn.question()));
    var line = new HBox(label);
    line.setAlignment(Pos.TOP_RIGHT);
    return line;
  }

  private static Label text(String words) {
    var label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(WIDEST);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private VBox answered() {
    answer.getStyleClass().addAll("bubble", "answer");
    answer.setMaxWidth(WIDEST);
    Reply reply = turn.reply();
    Label said = text(switch (reply.state()) {
      case ANSWERED -> Messages.kept(reply.chosen().intent().answer());
      case UNSURE -> texts.get("unsure");
      case EMPTY -> texts.get("nothing");
    });
    said.setId("chat-answer-" + turn.number());
    answer.getChildren().add(said);
    if (reply.state() == Reply.State.ANSWERED) {
      answer.getChildren().add(small(texts.get(reply.explored() ? "confidence.explored" : "confidence",
          reply.chosen().intent().title(), reply.chosen().probability())));
    }
    turn.shadow().ifPresent(other -> answer.getChildren().add(small(texts.get("shadow.says", other))));
    if (!turn.outcome().isEmpty()) {
      Label outcome = text(turn.outcome());
      outcome.getStyleClass().add(turn.isRated() ? "outcome" : "confidence");
      outcome.setId("chat-outcome-" + turn.number());
      answer.getChildren().add(outcome);
    }
    if (!turn.isRated() && reply.state() != Reply.State.EMPTY) {
      answer.getChildren().add(ratings());
    }
    return answer;
  }

  private static Label small(String words) {
    Label label = text(words);
    label.getStyleClass().add("confidence");
    return label;
  }

  private FlowPane ratings() {
    var pane = new FlowPane();
    pane.getStyleClass().add("ratings");
    if (turn.reply().answered().isPresent()) {
      pane.getChildren().addAll(thumb(true), thumb(false));
    }
    turn.reply().candidates().stream().filter(c -> turn.reply().answered().filter(c.intent().id()::equals).isEmpty())
        .limit(RUNNERS_UP).forEach(candidate -> {
          Button button = button(texts.get("runner.up", candidate.intent().title(), candidate.probability()));
          button.setAccessibleText(texts.get("correct.to", candidate.intent().title()));
          button.setOnAction(e -> model.correct(turn, candidate.intent()));
          pane.getChildren().add(button);
        });
    Button other = button(texts.get("should"));
    other.setId("chat-should-" + turn.number());
    other.setOnAction(e -> search(other));
    pane.getChildren().add(other);
    return pane;
  }

  private Button thumb(boolean up) {
    Button button = button("");
    button.setGraphic(new FontIcon(up ? Feather.THUMBS_UP : Feather.THUMBS_DOWN));
    button.setAccessibleText(texts.get(up ? "good" : "bad"));
    button.setId((up ? "chat-good-" : "chat-bad-") + turn.number());
    button.setOnAction(e -> model.rate(turn, up));
    return button;
  }

  private static Button button(String words) {
    var button = new Button(words);
    button.setMnemonicParsing(false);
    button.getStyleClass().add("small");
    button.setMaxWidth(WIDEST - 32);
    return button;
  }

  /** A field that finds an intent, in the place of the button that asked for it. */
  private void search(Button asked) {
    asked.setDisable(true);
    var field = new TextField();
    field.setId("chat-search-" + turn.number());
    field.setPromptText(texts.get("search.prompt"));
    field.setAccessibleText(texts.get("search"));
    var found = new ListView<Intent>();
    found.setId("chat-found-" + turn.number());
    found.setAccessibleText(texts.get("found"));
    found.setPrefHeight(FOUND_HEIGHT);
    found.setMinHeight(FOUND_HEIGHT);
    found.setPlaceholder(new Label(texts.get("found.none")));
    found.setCellFactory(list -> new IntentCell());
    field.textProperty().subscribe(words -> {
      found.getItems().setAll(model.search(words));
      found.getSelectionModel().selectFirst();
    });
    field.setOnAction(e -> choose(found));
    found.setOnMouseClicked(e -> choose(found));
    found.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER) {
        choose(found);
      }
    });
    answer.getChildren().addAll(field, found);
    field.requestFocus();
    grown.run();
  }

  private void choose(ListView<Intent> found) {
    Intent intent = found.getSelectionModel().getSelectedItem();
    if (intent != null) {
      model.correct(turn, intent);
    }
  }

  private static final class IntentCell extends ListCell<Intent> {
    @Override
    protected void updateItem(@Nullable Intent intent, boolean empty) {
      super.updateItem(intent, empty);
      setText(intent == null || empty ? null : intent.title());
    }
  }
}
