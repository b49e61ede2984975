// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.jobs;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.driftlab.ui.support.Job;
import org.jspecify.annotations.Nullable;

/** Wires the list of jobs. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class JobsController {
  private static final double ROW = 40;

  private final JobsViewModel model;
  @FXML private ListView<Job> list;

  public JobsController(JobsViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    list.setItems(model.list());
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new Row());
  }

  private final class Row extends ListCell<Job> {
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();
    private final Button stop = button("stop");
    private final Button cancel = button("cancel");
    private final HBox box = new HBox(title, bar, words, stop, cancel);

    Row() {
      box.getStyleClass().add("panel-bar");
      title.setMinWidth(Region.USE_PREF_SIZE);
      title.getStyleClass().add("strong");
      bar.setMinWidth(80);
      words.getStyleClass().add("figures");
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      stop.setOnAction(e -> getItem().stop());
      cancel.setOnAction(e -> getItem().cancel());
      model.beatProperty().subscribe(b -> show(getItem()));
    }

    private Button button(String key) {
      var button = new Button(model.texts().get(key));
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
      var tip = new Tooltip(model.texts().get(key + ".tip"));
      button.setTooltip(tip);
      button.setAccessibleHelp(tip.getText());
      return button;
    }

    @Override
    protected void updateItem(@Nullable Job job, boolean empty) {
      super.updateItem(job, empty);
      setGraphic(empty ? null : box);
      show(empty ? null : job);
    }

    private void show(@Nullable Job job) {
      if (job == null) {
        return;
      }
      boolean runs = job.stateProperty().get() == Job.State.RUNNING;
      title.setText(job.title());
      words.setText(model.describe(job));
      setAccessibleText(job.title() + ", " + words.getText());
      bar.setProgress(job.share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
      bar.setAccessibleText(job.title());
      for (Region part : new Region[] {bar, stop, cancel}) {
        part.setVisible(runs);
        part.setManaged(runs);
      }
    }
  }
}
