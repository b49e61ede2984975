// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.confusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.TextAlignment;
import org.driftlab.evaluate.Confusion;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.chart.Pen;
import org.driftlab.ui.support.chart.ThemedCanvas;

/**
 * A confusion matrix that needs no colour: rows are true classes, columns what they were taken for; each cell has its number and
 * a bar of its share of the row, and the right ones are framed. Recall, precision and F1 stand at the right. Of many classes a
 * part is drawn, moved by the wheel, the arrow keys or a scroll bar.
 */
public final class ConfusionPicture extends ThemedCanvas {
  private static final double ROW = 22;
  private static final double LEAST_COLUMN = 52;
  private static final double MOST_COLUMN = 96;
  private static final double MEASURE = 76;
  private static final int MEASURES = 3;
  private static final double BAR = 3;
  private static final double MOST_NAMES = 120;
  private static final double STRONGEST = 0.35;

  /** A file has as many classes as a sheet of paper can take. */
  private static final int MOST_ON_PAPER = 100;

  private final IntegerProperty firstRow = new SimpleIntegerProperty();
  private final IntegerProperty firstColumn = new SimpleIntegerProperty();
  private final ReadOnlyIntegerWrapper rowsBeyond = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper columnsBeyond = new ReadOnlyIntegerWrapper();
  private Shown shown = Shown.NOTHING;
  private List<String> headings = List.of("", "", "", "");
  private Formats formats = new Formats(Locale.ROOT);
  private BiConsumer<Integer, Integer> onCell = (truth, predicted) -> {};
  private Layout layout = new Layout(0, 0, 0, 0, 0);
  private int row = -1;
  private int column = -1;

  /** Where everything is: the width of names and columns, the top of the first row, how many rows and columns fit. */
  private record Layout(double names, double top, double column, int rows, int columns) {}

  public ConfusionPicture() {
    firstRow.addListener(o -> repaint());
    firstColumn.addListener(o -> repaint());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> choose(firstRow.get() + (int) Math.floor((e.getY() - layout.top) / ROW),
        firstColumn.get() + (int) Math.floor((e.getX() - layout.names) / Math.max(1, layout.column))));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /**
   * Sets what is said beside the numbers.
   *
   * @param words the corner's, and the headings of recall, precision and F1
   * @param cell is told the cell that the mouse or the keys are on
   */
  void speak(List<String> words, Formats newFormats, BiConsumer<Integer, Integer> cell) {
    headings = List.copyOf(words);
    formats = newFormats;
    onCell = cell;
  }

  void show(Shown now) {
    if (now.matrix().classes() != shown.matrix().classes()) {
      firstRow.set(0);
      firstColumn.set(0);
      row = -1;
    }
    shown = now;
    repaint();
    if (row >= 0) {
      onCell.accept(row, column);
    }
  }

  /** The first class that is drawn as a row. */
  IntegerProperty firstRowProperty() {
    return firstRow;
  }

  /** The first class that is drawn as a column. */
  IntegerProperty firstColumnProperty() {
    return firstColumn;
  }

  /** How many rows there are more than fit. */
  ReadOnlyIntegerProperty rowsBeyondProperty() {
    return rowsBeyond.getReadOnlyProperty();
  }

  /** How many columns there are more than fit. */
  ReadOnlyIntegerProperty columnsBeyondProperty() {
    return columnsBeyond.getReadOnlyProperty();
  }

  @Override
  public DataTable table() {
    Confusion matrix = shown.matrix();
    var columns = new ArrayList<DataTable.Column>();
    columns.add(column("class"));
    if (matrix.hasCells()) {
      shown.classes().forEach(name -> columns.add(new DataTable.Column(name, name)));
    }
    for (String measure : List.of("labels", "recall", "precision", "f1")) {
      columns.add(column(measure));
    }
    var rows = new ArrayList<List<Object>>();
    for (int t = 0; t < matrix.classes(); t++) {
      var line = new ArrayList<Object>();
      line.add(shown.classes().get(t));
      for (int p = 0; matrix.hasCells() && p < matrix.classes(); p++) {
        line.add(matrix.count(t, p));
      }
      line.addAll(List.of(matrix.truths(t), matrix.recall(t), matrix.precision(t), matrix.f1(t)));
      rows.add(line);
    }
    return new DataTable(titleProperty().get(), summary(), columns, rows);
  }

  @Override
  protected double heightFor(double width) {
    return font().getSize() + 8 + ROW * Math.min(MOST_ON_PAPER, shown.matrix().classes());
  }

  @Override
  protected void paint(Pen g, double width, double height) {
    int classes = shown.matrix().classes();
    if (classes == 0) {
      return;
    }
    layout = lay(width, height, classes);
    rowsBeyond.set(Math.max(0, classes - layout.rows));
    columnsBeyond.set(shown.matrix().hasCells() ? Math.max(0, classes - layout.columns) : 0);
    firstRow.set(Math.min(firstRow.get(), rowsBeyond.get()));
    firstColumn.set(Math.min(firstColumn.get(), columnsBeyond.get()));
    g.setFont(font());
    g.setTextBaseline(VPos.CENTER);
    headings(g);
    for (int r = 0; r < layout.rows; r++) {
      row(g, firstRow.get() + r, layout.top + r * ROW);
    }
  }

  private Layout lay(double width, double height, int classes) {
    double letters = font().getSize();
    int longest = shown.classes().stream().mapToInt(String::length).max().orElse(1);
    double names = Math.min(MOST_NAMES, Math.max(88, 16 + letters * 0.6 * longest));
    double top = letters + 8;
    double room = Math.max(LEAST_COLUMN, width - names - MEASURES * MEASURE);
    int columns = shown.matrix().hasCells() ? Math.clamp((long) (room / LEAST_COLUMN), 1, classes) : 0;
    double column = columns == 0 ? 0 : Math.min(MOST_COLUMN, room / columns);
    return new Layout(names, top, column, Math.clamp((long) ((height - top) / ROW), 1, classes), columns);
  }

  private void headings(Pen g) {
    double y = layout.top / 2 - 2;
    g.setFill(color(Tone.MUTED));
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(headings.getFirst(), 0, y, layout.names - 8);
    g.setTextAlign(TextAlignment.CENTER);
    for (int c = 0; c < layout.columns; c++) {
      g.fillText(shown.classes().get(firstColumn.get() + c), layout.names + (c + 0.5) * layout.column, y, layout.column - 4);
    }
    g.setTextAlign(TextAlignment.RIGHT);
    for (int m = 0; m < MEASURES; m++) {
      g.fillText(headings.get(m + 1), measureRight(m), y, MEASURE - 4);
    }
  }

  private double measureRight(int measure) {
    return layout.names + layout.columns * layout.column + (measure + 1) * MEASURE;
  }

  private void row(Pen g, int truth, double y) {
    Confusion matrix = shown.matrix();
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(color(matrix.truths(truth) == 0 ? Tone.MUTED : Tone.TEXT));
    g.fillText(shown.classes().get(truth), 0, y + ROW / 2, layout.names - 8);
    g.setTextAlign(TextAlignment.CENTER);
    for (int c = 0; c < layout.columns; c++) {
      cell(g, truth, firstColumn.get() + c, layout.names + c * layout.column + 1, y + 1, layout.column - 2, ROW - 2);
    }
    g.setTextAlign(TextAlignment.RIGHT);
    g.setFill(color(Tone.TEXT));
    double[] values = {matrix.recall(truth), matrix.precision(truth), matrix.f1(truth)};
    for (int m = 0; m < MEASURES; m++) {
      g.fillText(formats.decimal(values[m], 3), measureRight(m), y + ROW / 2);
    }
  }

  private void cell(Pen g, int truth, int predicted, double x, double y, double width, double height) {
    boolean right = truth == predicted;
    double share = shown.share(truth, predicted);
    var ink = color(right ? Tone.ACCENT : Tone.WARNING);
    g.setFill(ink.deriveColor(0, 1, 1, STRONGEST * share));
    g.fillRect(x, y, width, height);
    g.setFill(ink);
    g.fillRect(x, y + height - BAR, width * share, BAR);
    g.setStroke(color(right ? Tone.TEXT : Tone.BORDER));
    g.setLineWidth(right ? 1.5 : 1);
    g.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    long count = shown.matrix().count(truth, predicted);
    g.setFill(color(count == 0 ? Tone.MUTED : Tone.TEXT));
    g.fillText(shown.percent() ? shown.matrix().truths(truth) == 0 ? "–" : formats.decimal(100 * share, 1) + " %"
        : formats.count(count), x + width / 2, y + height / 2 - 1, width - 4);
  }

  @Override
  protected void paintOverlay(Pen g, double width, double height) {
    int r = row - firstRow.get();
    int c = column - firstColumn.get();
    if (row >= 0 && r >= 0 && r < layout.rows && c >= 0 && c < layout.columns) {
      g.setStroke(color(Tone.ACCENT));
      g.setLineWidth(2);
      g.strokeRect(layout.names + c * layout.column, layout.top + r * ROW, layout.column, ROW);
    }
  }

  private void choose(int newRow, int newColumn) {
    int classes = shown.matrix().classes();
    boolean inside = newRow >= 0 && newRow < classes && newColumn >= firstColumn.get() && newColumn < classes
        && newColumn < firstColumn.get() + layout.columns;
    if (inside && (newRow != row || newColumn != column)) {
      row = newRow;
      column = newColumn;
      onCell.accept(row, column);
      repaintOverlay();
    }
  }

  private void scrolled(ScrollEvent event) {
    boolean sideways = event.isShiftDown() || event.getDeltaX() != 0;
    int by = (event.getDeltaY() + event.getDeltaX()) > 0 ? -1 : 1;
    IntegerProperty first = sideways ? firstColumn : firstRow;
    first.set(Math.clamp((long) first.get() + by, 0, sideways ? columnsBeyond.get() : rowsBeyond.get()));
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || layout.columns == 0) {
      return;
    }
    int last = shown.matrix().classes() - 1;
    int r = Math.max(0, row);
    int c = Math.max(0, column);
    switch (event.getCode()) {
      case UP -> r = Math.max(0, r - 1);
      case DOWN -> r = row < 0 ? 0 : Math.min(last, r + 1);
      case LEFT -> c = Math.max(0, c - 1);
      case RIGHT -> c = row < 0 ? 0 : Math.min(last, c + 1);
      case PAGE_UP -> r = Math.max(0, r - layout.rows);
      case PAGE_DOWN -> r = Math.min(last, r + layout.rows);
      case HOME -> c = 0;
      case END -> c = last;
      default -> {
        return;
      }
    }
    event.consume();
    firstRow.set(reveal(firstRow.get(), r, layout.rows));
    firstColumn.set(reveal(firstColumn.get(), c, layout.columns));
    choose(r, c);
  }

  private static int reveal(int first, int wanted, int fit) {
    return Math.clamp(first, Math.max(0, wanted - fit + 1), wanted);
  }
}
