// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The perspectives at the left of the window, one of which is shown; the last place, the settings, stands at the foot. */
final class Rail {
  private static final int FOOT = 7;

  private final List<Perspective> perspectives;
  private final StringProperty shown;
  private final Pane views;
  private final Texts texts;
  private final Map<String, Parent> loaded = new HashMap<>();
  private final Map<String, ToggleButton> buttons = new HashMap<>();
  private final ToggleGroup group = new ToggleGroup();

  /** Fills the rail; what {@code shown} names is put into {@code views}. */
  Rail(List<Perspective> perspectives, StringProperty shown, VBox rail, StackPane views, Texts texts) {
    this.perspectives = new ArrayList<>(perspectives);
    this.perspectives.sort(Comparator.comparingInt(Perspective::place));
    this.shown = shown;
    this.views = views;
    this.texts = texts;
    for (Perspective perspective : this.perspectives) {
      if (perspective.place() == FOOT) {
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        rail.getChildren().add(gap);
      }
      rail.getChildren().add(button(perspective));
    }
    group.selectedToggleProperty().subscribe((was, is) -> {
      if (is == null && was != null) {
        was.setSelected(true); // one is always shown
      }
    });
    shown.subscribe(this::show);
  }

  private ToggleButton button(Perspective perspective) {
    var button = new ToggleButton(texts.get("rail." + perspective.id()), new FontIcon(perspective.icon()));
    button.setId("rail-" + perspective.id());
    button.setContentDisplay(ContentDisplay.TOP);
    button.getStyleClass().addAll("flat", "rail-item");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(group);
    String tip = KeyNames.tip(texts.get("rail." + perspective.id() + ".tip"),
        KeyCombination.valueOf("Shortcut+" + perspective.place()), texts);
    button.setAccessibleText(texts.get("rail." + perspective.id()));
    button.setTooltip(new Tooltip(tip));
    button.setOnAction(e -> shown.set(perspective.id()));
    buttons.put(perspective.id(), button);
    return button;
  }

  /** The keys go to what is shown: what had the focus is behind it now. */
  private void takeFocus(Parent view) {
    Node owner = views.getScene() == null ? null : views.getScene().getFocusOwner();
    for (Node above = owner; above != null; above = above.getParent()) {
      if (above == view) {
        return;
      }
    }
    views.requestFocus();
  }

  private void show(String id) {
    Optional<Perspective> wanted = perspectives.stream().filter(p -> p.id().equals(id)).findFirst();
    if (wanted.isEmpty()) {
      if (!perspectives.isEmpty()) {
        shown.set(perspectives.getFirst().id()); // a setting may name one that this window does not have
      }
      return;
    }
    Parent view = loaded.computeIfAbsent(id, key -> wanted.get().view().get());
    if (!views.getChildren().contains(view)) {
      views.getChildren().add(view);
    }
    views.getChildren().forEach(child -> child.setVisible(child == view));
    takeFocus(view);
    buttons.values().forEach(button -> button.setSelected(false));
    ToggleButton button = buttons.get(id);
    if (button != null) {
      button.setSelected(true);
    }
  }
}
