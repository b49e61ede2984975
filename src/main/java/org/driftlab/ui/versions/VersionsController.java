// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.AfterLayout;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;

/** Wires the version tree, the details and the actions. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class VersionsController {
  private static final double DETAILS_SHARE = 0.3;
  private static final double DETAILS_LEAST = 208;
  private static final double DETAILS_MOST = 440;
  private static final KeyCombination MENU = KeyCombination.valueOf("Shift+F10");

  private final VersionsViewModel model;
  private final Runnable fold;
  @FXML private ResourceBundle resources;
  @FXML private ListView<VersionRow> tree;
  @FXML private Label none;
  @FXML private VBox root;
  @FXML private VBox details;
  @FXML private ScrollPane scroll;
  @FXML private MenuButton marks;
  @FXML private Label title;
  @FXML private HBox status;
  @FXML private Label tag;
  @FXML private GridPane lines;
  @FXML private HBox shadowWrap;
  @FXML private HBox promoteWrap;
  @FXML private HBox rollBackWrap;
  @FXML private HBox compareWrap;
  @FXML private HBox forkWrap;
  @FXML private Button compare;
  @FXML private Button fork;
  @FXML private Button shadow;
  @FXML private Button promote;
  @FXML private Button rollBack;
  @FXML private CheckBox learns;
  private boolean selecting;

  /**
   * The panel.
   *
   * @param fold folds it away
   */
  public VersionsController(VersionsViewModel model, Runnable fold) {
    this.model = model;
    this.fold = fold;
  }

  @FXML
  private void onFold() {
    fold.run();
  }

  @FXML
  private void initialize() {
    none.textProperty().bind(model.noneProperty());
    tree.setItems(model.rows());
    tree.setAccessibleHelp(resources.getString("tree.help") + "\n\n"
        + new MetricTexts(resources.getLocale()).explainAll("accuracy", "kappa", "kappa-m", "kappa-t"));
    tree.setFixedCellSize(VersionCell.HEIGHT);
    tree.setCellFactory(list -> new VersionCell().linked(model));
    tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    tree.getSelectionModel().selectedItemProperty().subscribe(row -> follow());
    tree.getSelectionModel().getSelectedItems().addListener((ListChangeListener<VersionRow>) change -> follow());
    var menu = new VersionMenu(model, resources);
    tree.setContextMenu(menu);
    tree.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
      if ((MENU.match(e) || e.getCode() == KeyCode.CONTEXT_MENU) && !menu.isShowing()) {
        e.consume();
        menu.show(tree, Side.TOP, tree.getWidth() / 2, VersionCell.HEIGHT);
      }
    });
    tree.heightProperty().subscribe((was, is) -> {
      if (is.doubleValue() < was.doubleValue()) {
        AfterLayout.run(tree, this::reveal); // the details that open below must not hide what they are about
      }
    });
    model.onUpdated(this::select);
    new MarksMenu(model.marks(), marks, () -> model.selectionProperty().get().map(s -> s.version().id()));
    model.selectionProperty().subscribe(this::show);
    model.possibleProperty().subscribe(this::allow);
    learns.selectedProperty().bindBidirectional(model.shadowLearnsProperty());
    root.heightProperty().subscribe(h -> scroll.setPrefHeight(Math.clamp(h.doubleValue() * DETAILS_SHARE, DETAILS_LEAST, DETAILS_MOST)));
    details.managedProperty().bind(details.visibleProperty());
    details.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.selectionProperty().get().isPresent(),
        model.selectionProperty()));
  }

  private void follow() {
    if (!selecting && !model.isUpdating()) {
      selecting = true; // the list is changing its selection and must not be told to meanwhile
      var selection = tree.getSelectionModel();
      model.chosenProperty().set(selection.getSelectedItems().stream().filter(Objects::nonNull).map(r -> r.version().id()).toList());
      model.selectedProperty().set(Optional.ofNullable(selection.getSelectedItem()).map(r -> r.version().id()));
      selecting = false;
    }
  }

  private void select() {
    if (selecting) {
      return;
    }
    selecting = true;
    var selection = tree.getSelectionModel();
    selection.clearSelection();
    model.chosenProperty().get().stream().mapToInt(model::place).filter(i -> i >= 0).forEach(selection::select);
    model.selectedProperty().get().map(model::place).filter(i -> i >= 0).ifPresent(selection::select);
    selecting = false;
  }

  private void reveal() {
    int place = model.selectedProperty().get().map(model::place).orElse(-1);
    if (place >= 0 && tree.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
        && (place < flow.getFirstVisibleCell().getIndex() || place >= flow.getLastVisibleCell().getIndex())) {
      tree.scrollTo(Math.max(0, place - 1));
    }
  }

  private void show(Optional<VersionsViewModel.Selection> shown) {
    select();
    shown.ifPresent(s -> {
      title.setText(s.version().id().toString());
      tag.setText(s.status());
      status.setManaged(!s.status().isEmpty());
      status.setVisible(status.isManaged());
      lines.getChildren().clear();
      for (VersionDetails.Line line : s.lines()) {
        addLine(line, lines.getRowCount());
      }
    });
  }

  private void addLine(VersionDetails.Line line, int row) {
    var name = new Label(line.name());
    name.getStyleClass().add("muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var value = new Label(line.value());
    value.getStyleClass().addAll("row-value", "figures");
    value.setWrapText(true);
    value.setMaxWidth(Double.MAX_VALUE);
    value.setMinHeight(Region.USE_PREF_SIZE);
    GridPane.setValignment(name, VPos.TOP);
    if (!line.help().isEmpty()) {
      name.setTooltip(MetricTips.of(line.help()));
      value.setTooltip(MetricTips.of(line.help()));
    }
    lines.addRow(row, name, value);
  }

  private void allow(VersionsViewModel.Possible now) {
    shadow.setText(resources.getString(now.inShadow() ? "shadow.stop" : "shadow.start"));
    learns.setDisable(now.inShadow() || now.againstShadow().isPresent());
    allow(shadow, shadowWrap, now.againstShadow(), now.inShadow() ? "shadow.stop.tip" : "shadow.start.tip");
    allow(promote, promoteWrap, now.againstPromote(), "promote.tip");
    allow(rollBack, rollBackWrap, now.againstRollBack(), "rollback.tip");
    allow(compare, compareWrap, now.againstCompare(), "compare.tip");
    allow(fork, forkWrap, now.againstFork(), "fork.tip");
  }

  /** A disabled control shows no tooltip, so the box around it does. */
  private void allow(Button button, HBox around, Optional<String> against, String tip) {
    button.setDisable(against.isPresent());
    String text = against.orElseGet(() -> resources.getString(tip));
    button.setAccessibleHelp(text);
    if (around.getUserData() instanceof Tooltip shown) {
      shown.setText(text);
    } else {
      var tooltip = new Tooltip(text);
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(320);
      Tooltip.install(around, tooltip);
      around.setUserData(tooltip);
    }
  }

  @FXML
  private void onShadow() {
    model.shadow();
  }

  @FXML
  private void onPromote() {
    model.promote();
  }

  @FXML
  private void onRollBack() {
    model.rollBack();
  }

  @FXML
  private void onCompare() {
    model.compare();
  }

  @FXML
  private void onFork() {
    model.fork();
  }

  @FXML
  private void onCopy() {
    model.selectionProperty().get().ifPresent(s -> {
      var content = new ClipboardContent();
      content.putString(s.version().sha256());
      Clipboard.getSystemClipboard().setContent(content);
    });
  }
}
