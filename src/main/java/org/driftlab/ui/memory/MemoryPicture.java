// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.memory;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.chart.Pen;
import org.driftlab.ui.support.chart.ThemedCanvas;

/** Distributions side by side as horizontal bars with their counts. */
public final class MemoryPicture extends ThemedCanvas {
  private static final double GAP = 24;
  private static final double LEAST_ROW = 9;
  private static final double MOST_ROW = 20;

  private List<BarGroup> groups = List.of();

  void show(List<BarGroup> newGroups) {
    groups = newGroups;
    repaint();
  }

  @Override
  protected void paint(Pen g, double width, double height) {
    g.setFont(font());
    double each = (width - GAP * Math.max(0, groups.size() - 1)) / Math.max(1, groups.size());
    for (int i = 0; i < groups.size(); i++) {
      group(g, groups.get(i), i * (each + GAP), each, height);
    }
  }

  @Override
  public DataTable table() {
    var rows = new ArrayList<List<Object>>();
    groups.forEach(group -> group.bars().forEach(bar -> rows.add(List.of(group.heading(), bar.label(), bar.count()))));
    return new DataTable(titleProperty().get(), summary(), List.of(column("group"), column("part"), column("count")), rows);
  }

  @Override
  protected double heightFor(double width) {
    int most = groups.stream().mapToInt(group -> group.bars().size()).max().orElse(0);
    return font().getSize() + 8 + MOST_ROW * most;
  }

  @Override
  protected void paintOverlay(Pen g, double width, double height) {
    // Nothing follows the mouse here.
  }

  private void group(Pen g, BarGroup group, double left, double width, double height) {
    double letters = font().getSize();
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(color(Tone.MUTED));
    g.fillText(group.heading(), left, letters / 2 + 1, width);
    double top = letters + 8;
    int fit = (int) Math.max(1, Math.min(group.bars().size(), (height - top) / LEAST_ROW));
    List<Bar> bars = group.bars().subList(group.bars().size() - fit, group.bars().size());
    double row = Math.min(MOST_ROW, (height - top) / fit);
    int most = group.bars().stream().mapToInt(Bar::count).max().orElse(1);
    double names = Math.min(width * 0.4, 8 + letters * 0.55 * bars.stream().mapToInt(b -> b.label().length()).max().orElse(1));
    double room = Math.max(1, width - names - letters * 3.2);
    for (int i = 0; i < bars.size(); i++) {
      bar(g, bars.get(i), left, top + i * row, row, names, room * bars.get(i).count() / Math.max(1, most));
    }
  }

  private void bar(Pen g, Bar bar, double left, double y, double row, double names, double length) {
    double middle = y + row / 2;
    g.setFill(color(Tone.TEXT));
    g.fillText(bar.label(), left, middle, names - 6);
    g.setFill(color(Tone.ACCENT));
    g.fillRect(left + names, y + 2, Math.max(bar.count() > 0 ? 1 : 0, length), Math.max(2, row - 4));
    g.setFill(color(Tone.MUTED));
    g.fillText(bar.figure(), left + names + length + 4, middle);
  }
}
