// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

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
    promises.getChildren().setAll(outcomes.stream().map(this::row).toList());
  }

  private Node row(Expectation.Outcome outcome) {
    String word = model.texts().get("promise." + outcome.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    var icon = new FontIcon(switch (outcome.state()) {
      case MET -> Feather.CHECK;
      case NOT_MET -> Feather.X;
      case OPEN -> Feather.CLOCK;
    });
    icon.getStyleClass().add("promise-" + outcome.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    String found = outcome.value().isEmpty() ? word : model.texts().get("promise.value", word, outcome.valueText());
    return row(icon, outcome.expectation().describe(), found);
  }

  private void suggest(List<String> sentences) {
    show(nextSection, !sentences.isEmpty());
    next.getChildren().setAll(sentences.stream()
        .map(sentence -> row(new FontIcon(Feather.CORNER_DOWN_RIGHT), sentence, "")).toList());
  }

  private static Node row(FontIcon icon, String sentence, String below) {
    var words = new VBox(wrapped(sentence));
    if (!below.isEmpty()) {
      Label found = wrapped(below);
      found.getStyleClass().addAll("muted", "small");
      words.getChildren().add(found);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(icon, words);
    row.getStyleClass().add("story-row");
    row.setAccessibleText(below.isEmpty() ? sentence : below + ": " + sentence);
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
