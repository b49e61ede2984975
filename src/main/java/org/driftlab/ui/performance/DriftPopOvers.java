// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.support.chart.DriftEdits;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.driftlab.ui.support.edit.FormPane;

/** Carries out what is done to drift events on the timeline, and shows what it takes: a form, or a choice of kinds. */
final class DriftPopOvers implements DriftEdits {
  private static final double WIDTH = 264;

  private final TimelineStrip strip;
  private final DriftTimeline drift;
  private final FormPane<DriftEvent> form;
  private final Label title = new Label();
  private final PopOver popOver;

  DriftPopOvers(TimelineStrip strip, DriftTimeline drift) {
    this.strip = strip;
    this.drift = drift;
    form = new FormPane<>("event-", drift.texts(), FormPane.edits(drift::check, drift::make));
    title.getStyleClass().add("chart-title");
    title.setWrapText(true);
    var remove = new Button(drift.texts().get("event.remove"));
    remove.setId("event-remove");
    remove.getStyleClass().addAll("small", "danger");
    var content = new VBox(8, title, form, remove);
    content.getStyleClass().add("drift-popover");
    content.setPadding(new Insets(16));
    content.setPrefWidth(WIDTH);
    popOver = new PopOver(content);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    popOver.setAnimated(false);
    remove.setOnAction(e -> {
      popOver.hide();
      remove(drift.selected());
    });
    drift.eventsProperty().subscribe(this::show);
    drift.selectedProperty().subscribe(this::show);
    drift.editor().problemProperty().subscribe(problem -> {
      form.calm();
      problem.ifPresent(p -> form.complain(p.field().replaceFirst("^drift\\.", ""), p.message()));
    });
  }

  private void show() {
    int selected = drift.selected();
    if (!popOver.isShowing() || selected < 0 || selected >= drift.eventsProperty().get().size()) {
      return;
    }
    title.setText(drift.eventsProperty().get().get(selected).name());
    form.show(drift.fields());
  }

  @Override
  public void select(int event) {
    drift.selectedProperty().set(event);
  }

  @Override
  public void drag(int event, long start, long length) {
    drift.editor().drag(event, start, length);
  }

  @Override
  public void drop() {
    drift.editor().drop();
  }

  @Override
  public void cancel() {
    drift.editor().cancelDrag();
  }

  @Override
  public void move(int event, long start, long length) {
    drift.move(event, start, length);
  }

  @Override
  public void remove(int event) {
    drift.remove(event);
  }

  @Override
  public void edit(int event, double screenX, double screenY) {
    drift.selectedProperty().set(event);
    form.show(drift.fields());
    popOver.show(strip, screenX, screenY);
    show();
    form.first().ifPresent(control -> control.requestFocus());
  }

  @Override
  public void add(long at, double screenX, double screenY) {
    var menu = new ContextMenu();
    menu.setId("drift-kinds");
    for (DriftTimeline.Addable addable : drift.addable()) {
      var item = new MenuItem(addable.title());
      item.setId("kind-" + addable.kind());
      item.setOnAction(e -> drift.add(addable.kind(), at));
      menu.getItems().add(item);
    }
    menu.show(strip, screenX, screenY);
  }
}
