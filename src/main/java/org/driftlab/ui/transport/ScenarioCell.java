// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.transport;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.jspecify.annotations.Nullable;

/** A scenario in the picker's list: its title, and its story below in grey. */
final class ScenarioCell extends ListCell<Scenario> {
  private static final double WIDTH = 440;

  private final StoryTexts stories;
  private final Label title = new Label();
  private final Label story = new Label();
  private final VBox box = new VBox(title, story);

  ScenarioCell(StoryTexts stories) {
    this.stories = stories;
    title.getStyleClass().add("picker-title");
    story.getStyleClass().add("picker-story");
    story.setWrapText(true);
    story.setMaxWidth(WIDTH);
    box.setPrefWidth(WIDTH);
  }

  @Override
  protected void updateItem(@Nullable Scenario scenario, boolean empty) {
    super.updateItem(scenario, empty);
    if (empty || scenario == null) {
      setGraphic(null);
    } else {
      title.setText(stories.title(scenario));
      story.setText(stories.story(scenario));
      setGraphic(box);
    }
  }
}
