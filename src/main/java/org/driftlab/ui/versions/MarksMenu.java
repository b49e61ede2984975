// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.driftlab.store.Annotation;
import org.driftlab.ui.support.VersionMarks.State;
import org.driftlab.version.VersionId;

/** The menu of what can be attached to the selected version: tags, notes, a pin, its file, and how much is kept. */
final class MarksMenu {
  private static final double WIDTH = 288;
  private static final int MOST_LETTERS = 32;
  private static final int NOTE_ROWS = 4;

  private final MarksViewModel model;
  private final MenuButton button;
  private final Supplier<Optional<VersionId>> selected;

  MarksMenu(MarksViewModel model, MenuButton button, Supplier<Optional<VersionId>> selected) {
    this.model = model;
    this.button = button;
    this.selected = selected;
    button.setOnShowing(e -> selected.get().ifPresent(this::fill));
    selected.get().ifPresent(this::fill);
  }

  /** Makes the items for a version; the menu is small, so it is made anew. */
  void fill(VersionId version) {
    State now = model.stateProperty().get();
    var items = button.getItems();
    items.clear();
    items.add(item("tag", () -> ask(Annotation.Kind.TAG, version)));
    items.add(item("note", () -> ask(Annotation.Kind.NOTE, version)));
    items.add(item(now.isPinned(version) ? "unpin" : "pin", () -> model.pin(version)));
    for (Annotation.Kind kind : new Annotation.Kind[] {Annotation.Kind.TAG, Annotation.Kind.NOTE}) {
      for (Annotation mark : now.of(version, kind)) {
        String text = mark.text().length() > MOST_LETTERS ? mark.text().substring(0, MOST_LETTERS) + "…" : mark.text();
        var remove = new MenuItem(model.texts().get("menu.remove." + kind.name().toLowerCase(Locale.ROOT), text));
        remove.setMnemonicParsing(false);
        remove.setOnAction(e -> model.remove(mark));
        items.add(remove);
      }
    }
    var export = item("export", () -> model.export(version));
    export.setDisable(now.thinned().contains(version));
    items.addAll(new SeparatorMenuItem(), export, new SeparatorMenuItem(), item("retain", this::askRetention));
    items.forEach(item -> item.setDisable(item.isDisable() || !model.available()));
  }

  private MenuItem item(String id, Runnable action) {
    var item = new MenuItem(model.texts().get("menu." + id));
    item.setId("mark-" + id);
    item.setOnAction(e -> action.run());
    return item;
  }

  private void ask(Annotation.Kind kind, VersionId version) {
    String id = kind.name().toLowerCase(Locale.ROOT);
    TextInputControl field = kind == Annotation.Kind.NOTE ? area() : new TextField();
    name(field, "mark-text", "ask." + id);
    show(model.texts().get("ask." + id + ".title", version), "ask." + id + ".what", "ask.store",
        () -> model.againstMark(version, kind, field.getText()), () -> model.write(version, kind, field.getText()), field);
  }

  /** For text of several lines; Tab leaves it, and the shortcut key with Enter stores. */
  private static TextArea area() {
    var area = new TextArea();
    area.setWrapText(true);
    area.setPrefRowCount(NOTE_ROWS);
    area.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
        e.consume();
        area.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      }
    });
    return area;
  }

  private void askRetention() {
    var retention = model.stateProperty().get().retention();
    var last = new TextField(Integer.toString(retention.keepLast()));
    var megabytes = new TextField(Long.toString(retention.keepMegabytes()));
    name(last, "retain-last", "ask.last");
    name(megabytes, "retain-mb", "ask.mb");
    show(model.texts().get("ask.retain.title"), "ask.retain.what", "ask.retain.go",
        () -> model.againstRetention(last.getText(), megabytes.getText()),
        () -> model.retain(last.getText(), megabytes.getText()), last, megabytes);
  }

  private void name(TextInputControl field, String id, String key) {
    field.setId(id);
    field.setAccessibleText(model.texts().get(key));
  }

  /** Asks beside the button; what cannot be is said there, and nothing that was typed is lost. */
  private void show(String title, String what, String go, Supplier<Optional<String>> against, Runnable action,
      TextInputControl... fields) {
    var heading = new Label(title);
    heading.getStyleClass().add("strong");
    var words = new Label(model.texts().get(what));
    words.getStyleClass().add("muted");
    wrap(words);
    var content = new VBox(8, heading, words);
    content.setPadding(new Insets(16));
    content.setPrefWidth(WIDTH);
    content.getStylesheets().setAll(button.getScene().getRoot().getStylesheets()); // a pop-over is a window of its own
    var problem = new Label();
    problem.setId("mark-problem");
    problem.getStyleClass().add("field-problem");
    wrap(problem);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    var popOver = new PopOver(content);
    popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
    popOver.setAnimated(false);
    popOver.setOnHidden(e -> button.requestFocus());
    var accept = new Button(model.texts().get(go));
    accept.setId("mark-accept");
    accept.getStyleClass().add("accent");
    accept.setDefaultButton(true);
    accept.setOnAction(e -> against.get().ifPresentOrElse(problem::setText, () -> {
      popOver.hide();
      action.run();
    }));
    for (TextInputControl field : fields) {
      var label = new Label(field.getAccessibleText());
      label.setLabelFor(field);
      content.getChildren().add(new VBox(4, label, field));
      field.textProperty().subscribe(text -> problem.setText(""));
      field.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
        if (e.getCode() == KeyCode.ENTER && (field instanceof TextField || e.isShortcutDown())) {
          e.consume();
          accept.fire();
        }
      });
    }
    content.getChildren().addAll(problem, accept);
    popOver.show((Node) button);
    fields[0].requestFocus();
    fields[0].selectAll();
  }

  private static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
  }
}
