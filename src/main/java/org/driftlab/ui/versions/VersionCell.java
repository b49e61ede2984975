// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.FullText;
import org.driftlab.version.Reason;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A version in the tree: its lanes, number, reason, birth and part in the run. */
final class VersionCell extends ListCell<VersionRow> {
  static final double HEIGHT = 48;

  private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

  private final LaneCanvas lanes;
  private final Label number = FullText.of(new Label());
  private final Label caption = FullText.of(new Label());
  private final Label status = new Label();
  private final FontIcon reason = new FontIcon();
  private final HBox box;
  private @Nullable VersionRow shown;

  /** Stands out when its version is hovered elsewhere, and makes what speaks of it stand out when it is hovered. */
  VersionCell linked(VersionsViewModel model) {
    hoverProperty().addListener((o, was, is) -> {
      VersionRow row = getItem();
      model.highlightProperty().set(is && row != null ? row.version().id().toString() : "");
    });
    model.highlightProperty().subscribe(h -> {
      VersionRow row = getItem();
      pseudoClassStateChanged(LINKED, row != null && model.isHighlighted(row.version().id()));
    });
    return this;
  }

  VersionCell() {
    lanes = new LaneCanvas(HEIGHT);
    number.getStyleClass().add("version-number");
    caption.getStyleClass().addAll("version-caption", "figures");
    caption.setGraphic(reason);
    status.getStyleClass().addAll("version-status", "figures");
    status.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(number, gap, status);
    head.setAlignment(Pos.BASELINE_LEFT);
    var words = new VBox(head, caption);
    words.getStyleClass().add("version-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(lanes, words);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("version-row");
    box.setMinHeight(HEIGHT);
    box.setMaxHeight(HEIGHT);
    box.minWidthProperty().set(0);
    setPrefWidth(0);
    setAccessibleRole(AccessibleRole.TREE_ITEM);
  }

  /** Draws again when the theme's colours change. */
  VersionCell redrawnWith(ReadOnlyBooleanProperty theme) {
    theme.subscribe(lanes::draw);
    return this;
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      shown = null;
      setGraphic(null);
      setAccessibleText(null);
    } else if (!row.equals(shown)) { // the list asks for much that is shown already
      shown = row;
      show(row);
    }
  }

  private void show(VersionRow row) {
    number.setText((row.champion() ? "★ " : "") + row.version().id() + row.marks());
    caption.setText(row.caption());
    reason.setIconCode(icon(row.version().reason()));
    status.setText(row.status());
    status.getStyleClass().removeAll(List.of("champion", "shadow"));
    if (row.champion()) {
      status.getStyleClass().add("champion");
    } else if (row.shadow()) {
      status.getStyleClass().add("shadow");
    }
    lanes.show(row);
    setGraphic(box);
    box.requestLayout(); // also when the cell lay unused while its words changed
    setAccessibleText(row.version().id() + row.marks() + ", " + row.caption() + (row.status().isEmpty() ? "" : ", " + row.status()));
  }

  private static Feather icon(Reason reason) {
    return switch (reason) {
      case INITIAL -> Feather.FLAG;
      case INTERVAL -> Feather.CLOCK;
      case DRIFT -> Feather.ACTIVITY;
      case FINE_TUNE -> Feather.SLIDERS;
      case RETRAIN -> Feather.REFRESH_CW;
      case MANUAL -> Feather.USER;
      case FORK -> Feather.GIT_BRANCH;
    };
  }
}
