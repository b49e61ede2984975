// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FileSaving;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What can be done with every chart: save it as PNG, SVG or CSV, see its values as a table, copy them or the picture. By the
 * right button, a small button in the chart's bar, Shift+F10 or the menu key, T (table) and Ctrl+C (copy).
 */
public final class ChartTools {
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
  private static final KeyCombination MENU = KeyCombination.valueOf("Shift+F10");

  private final FileSaving saving;
  private final Foreground foreground;
  private final Texts texts;

  /**
   * Tools that answer through the foreground.
   *
   * @param saving asks where to, encodes and writes
   */
  public ChartTools(FileSaving saving, Foreground foreground, Locale locale) {
    this.saving = saving;
    this.foreground = foreground;
    texts = Texts.of(ChartTools.class, locale);
  }

  /** Tools of a picture without a window, where nobody asks for anything. */
  public static ChartTools unused() {
    var nowhere = new FileChoices() {
      @Override
      public Optional<Path> toOpen() {
        return Optional.empty();
      }

      @Override
      public Optional<Path> toSave(String suggested) {
        return Optional.empty();
      }
    };
    var foreground = new Foreground();
    return new ChartTools(new FileSaving(nowhere, Tasks.sameThread(), foreground, String::valueOf), foreground,
        Locale.getDefault());
  }

  /** Gives a chart its menu and keys, and its bar a small button at the end. */
  public void equip(ThemedCanvas chart, HBox bar) {
    var button = new Button();
    button.setId(chart.getId() + "-tools");
    button.setGraphic(new FontIcon(Feather.DOWNLOAD));
    button.getStyleClass().addAll("flat", "button-icon", "small", "chart-tools");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(texts.get("tools")));
    button.accessibleTextProperty().bind(chart.titleProperty().map(title -> texts.get("tools.of", title)));
    if (bar.getChildren().stream().noneMatch(child -> HBox.getHgrow(child) == Priority.ALWAYS)) {
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      bar.getChildren().add(space);
    }
    bar.getChildren().add(button);
    ContextMenu menu = equip(chart);
    button.setOnAction(e -> menu.show(button, Side.BOTTOM, 0, 0));
  }

  private ContextMenu equip(ThemedCanvas chart) {
    chart.speak(texts);
    chart.setFocusTraversable(true);
    ContextMenu menu = menu(chart);
    chart.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, e -> {
      if (!e.isKeyboardTrigger()) { // the keys are taken below, on every system alike
        menu.show(chart, e.getScreenX(), e.getScreenY());
      }
    });
    chart.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
      if (COPY.match(e)) {
        copy(chart);
      } else if (MENU.match(e) || e.getCode() == KeyCode.CONTEXT_MENU) {
        menu.show(chart, Side.TOP, chart.getWidth() / 2, chart.getHeight() / 2);
      } else if (e.getCode() == KeyCode.T && !e.isShortcutDown() && !e.isAltDown()) {
        foreground.show(chart.table());
      } else {
        return;
      }
      e.consume();
    });
    return menu;
  }

  private ContextMenu menu(ThemedCanvas chart) {
    var menu = new ContextMenu();
    menu.setId("chart-menu");
    for (ChartFile kind : ChartFile.values()) {
      menu.getItems().add(item("save-" + kind.ending().substring(1), () -> save(chart, kind)));
    }
    menu.getItems().addAll(new SeparatorMenuItem(), item("table", () -> foreground.show(chart.table())),
        item("copy", () -> copy(chart)), item("picture", () -> copyPicture(chart)));
    if (chart instanceof TimeChart timed) {
      menu.getItems().addAll(new SeparatorMenuItem(), item("reset", () -> timed.getAxis().reset()), new SeparatorMenuItem());
      int fixed = menu.getItems().size();
      menu.setOnShowing(e -> {
        menu.getItems().remove(fixed, menu.getItems().size());
        timed.filled().forEach(one -> menu.getItems().add(line(timed, one)));
      });
    }
    return menu;
  }

  /** A line's name, checked while it is shown. */
  private static MenuItem line(TimeChart chart, ChartSeries one) {
    var item = new CheckMenuItem(one.name());
    item.setMnemonicParsing(false);
    item.setSelected(!chart.isHidden(one));
    item.setOnAction(e -> chart.show(one, item.isSelected()));
    return item;
  }

  private MenuItem item(String id, Runnable action) {
    var item = new MenuItem(texts.get("menu." + id));
    item.setId("chart-" + id);
    item.setOnAction(e -> action.run());
    return item;
  }

  /** Asks where to and saves the chart as it is now. */
  void save(ThemedCanvas chart, ChartFile kind) {
    saving.save(name(chart) + kind.ending(), () -> kind.of(chart), texts);
  }

  private static String name(Node chart) {
    return chart.getId() == null || chart.getId().isBlank() ? "chart" : chart.getId();
  }

  /** Copies what is in view, so that it can be pasted into a spreadsheet. */
  void copy(ThemedCanvas chart) {
    DataTable table = chart.table();
    var content = new ClipboardContent();
    content.putString(table.tsv(table.rows()));
    Clipboard.getSystemClipboard().setContent(content);
    foreground.say(new Notice(Level.INFO, texts.get("copied", table.rows().size()), Optional.empty()));
  }

  private void copyPicture(ThemedCanvas chart) {
    var content = new ClipboardContent();
    content.putImage(ChartFile.image(chart));
    Clipboard.getSystemClipboard().setContent(content);
  }
}
