// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.engine.Expectation;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the story promises and how the run stands against it, and what to try next; both folded until somebody asks. */
final class StoryPane extends VBox {
  private final ScenarioViewModel model;
  private final VBox promises = list();
  private final VBox next = list();
  private final SectionPane promisesSection;
  private final SectionPane nextSection;
  private final List<PromiseRow> rows = new ArrayList<>();

  StoryPane(ScenarioViewModel model) {
    this.model = model;
    getStyleClass().add("story");
    promisesSection = new SectionPane("promises", "", promises, false);
    nextSection = new SectionPane("next", model.texts().get("next"), next, false);
    getChildren().setAll(promisesSection, nextSection);
    model.outcomesProperty().subscribe(this::promise);
    model.nextProperty().subscribe(this::suggest);
  }

  private static VBox list() {
    var box = new VBox();
    box.getStyleClass().add("story-list");
    return box;
  }

  private void promise(List<Expectation.Outcome> outcomes) {
    show(promisesSection, !outcomes.isEmpty());
    long kept = outcomes.stream().filter(outcome -> outcome.state() == Expectation.State.MET).count();
    promisesSection.heading(model.texts().get("promises", kept, outcomes.size()));
    if (!outcomes.stream().map(Expectation.Outcome::expectation).toList().equals(rows.stream().map(r -> r.promise).toList())) {
      rows.clear();
      outcomes.forEach(outcome -> rows.add(new PromiseRow(outcome.expectation())));
      promises.getChildren().setAll(rows.stream().map(r -> r.row).toList());
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(outcomes.get(i));
    }
  }

  /** One promise, whose sentence stays while how the run stands against it changes. */
  private final class PromiseRow {
    final Expectation promise;
    final FontIcon icon = new FontIcon(Feather.CLOCK);
    final Label found = wrapped("");
    final String words;
    final Node row;

    PromiseRow(Expectation promise) {
      this.promise = promise;
      found.getStyleClass().addAll("muted", "small");
      words = model.stories().promise(promise);
      row = row(icon, words, found);
    }

    void show(Expectation.Outcome outcome) {
      String state = outcome.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
      String word = model.texts().get("promise." + state);
      icon.setIconCode(switch (outcome.state()) {
        case MET -> Feather.CHECK;
        case NOT_MET -> Feather.X;
        case OPEN -> Feather.CLOCK;
      });
      if (!icon.getStyleClass().contains("promise-" + state)) {
        icon.getStyleClass().removeIf(style -> style.startsWith("promise-"));
        icon.getStyleClass().add("promise-" + state);
      }
      found.setText(outcome.value().isEmpty() ? word : model.texts().get("promise.value", word, model.stories().measured(outcome)));
      row.setAccessibleText(found.getText() + ": " + words);
    }
  }

  private void suggest(List<String> sentences) {
    show(nextSection, !sentences.isEmpty());
    next.getChildren().setAll(sentences.stream()
        .map(sentence -> row(new FontIcon(Feather.CORNER_DOWN_RIGHT), sentence)).toList());
  }

  private static Node row(FontIcon icon, String sentence, Label... below) {
    var words = new VBox(wrapped(sentence));
    words.getChildren().addAll(below);
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(icon, words);
    row.getStyleClass().add("story-row");
    row.setAccessibleText(sentence);
    return row;
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
