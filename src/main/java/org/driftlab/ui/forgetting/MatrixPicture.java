// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.chart.Pen;
import org.driftlab.ui.support.chart.ThemedCanvas;

/**
 * The matrix as a heat map that needs no colour: each cell has its number and a bar of its length, the concept of the row is
 * framed, and a row that still grows is dashed. The newest rows are shown if there is not room for all.
 */
public final class MatrixPicture extends ThemedCanvas {
  private static final double LEAST_ROW = 14;
  private static final double MOST_ROW = 28;
  private static final double MOST_COLUMN = 96;
  private static final double BAR = 3;
  private static final double STRONGEST = 0.4;

  private List<String> concepts = List.of();
  private List<MatrixRow> rows = List.of();

  void show(List<String> newConcepts, List<MatrixRow> newRows) {
    concepts = newConcepts;
    rows = newRows;
    repaint();
  }

  @Override
  protected void paint(Pen g, double width, double height) {
    if (rows.isEmpty() || concepts.isEmpty()) {
      return;
    }
    g.setFont(font());
    double letters = font().getSize();
    double top = letters + 8;
    int fit = Math.clamp((long) ((height - top) / LEAST_ROW), 1, rows.size());
    List<MatrixRow> shown = rows.subList(rows.size() - fit, rows.size());
    double row = Math.min(MOST_ROW, (height - top) / fit);
    double names = Math.min(width * 0.45, 16 + letters * 0.58 * shown.stream().mapToInt(r -> r.label().length()).max().orElse(1));
    double column = Math.min(MOST_COLUMN, (width - names) / concepts.size());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.CENTER);
    g.setFill(color(Tone.MUTED));
    for (int c = 0; c < concepts.size(); c++) {
      g.fillText(concepts.get(c), names + (c + 0.5) * column, letters / 2 + 1, column - 4);
    }
    for (int r = 0; r < fit; r++) {
      row(g, shown.get(r), top + r * row, row, names, column);
    }
  }

  @Override
  public DataTable table() {
    var columns = new ArrayList<DataTable.Column>();
    columns.add(column("stretch"));
    concepts.forEach(name -> columns.add(new DataTable.Column(name, name)));
    var lines = new ArrayList<List<Object>>();
    for (MatrixRow row : rows) {
      var line = new ArrayList<Object>();
      line.add(row.label());
      row.cells().forEach(cell -> line.add(cell.accuracy()));
      while (line.size() < columns.size()) {
        line.add(Double.NaN);
      }
      lines.add(line);
    }
    return new DataTable(titleProperty().get(), summary(), columns, lines);
  }

  @Override
  protected double heightFor(double width) {
    return font().getSize() + 8 + MOST_ROW * rows.size();
  }

  @Override
  protected void paintOverlay(Pen g, double width, double height) {
    // Nothing follows the mouse here.
  }

  private void row(Pen g, MatrixRow row, double y, double height, double names, double column) {
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(color(row.complete() ? Tone.TEXT : Tone.MUTED));
    g.fillText(row.label(), 0, y + height / 2, names - 8);
    g.setTextAlign(TextAlignment.CENTER);
    for (int c = 0; c < row.cells().size(); c++) {
      cell(g, row.cells().get(c), row.complete(), names + c * column + 1, y + 1, column - 2, height - 2);
    }
  }

  private void cell(Pen g, Cell cell, boolean complete, double x, double y, double width, double height) {
    g.setFill(color(Tone.ACCENT).deriveColor(0, 1, 1, STRONGEST * cell.accuracy()));
    g.fillRect(x, y, width, height);
    g.setFill(color(Tone.ACCENT));
    g.fillRect(x, y + height - BAR, width * cell.accuracy(), BAR);
    g.setStroke(color(cell.own() ? Tone.TEXT : Tone.BORDER));
    g.setLineWidth(cell.own() ? 1.5 : 1);
    if (complete) {
      g.setLineDashes();
    } else {
      g.setLineDashes(4, 3);
    }
    g.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    g.setLineDashes();
    g.setFill(color(Tone.TEXT));
    g.fillText(cell.figure(), x + width / 2, y + (height - BAR) / 2, width - 4);
  }
}
