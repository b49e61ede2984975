// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.List;
import java.util.Locale;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class TimeChartTest {
  private static final double WIDTH = 184 + 600; // the gutters, and a plot of 600 pixels
  private TimeChart chart;
  private TimeAxis axis;

  @BeforeEach
  void aChartOfSixThousandInstances() {
    runOnFx(() -> {
      Theme.LIGHT.apply();
      axis = new TimeAxis();
      axis.extentProperty().set(6_000);
      axis.presentProperty().set(6_000);
      chart = new TimeChart();
      chart.setAxis(axis);
      chart.titleProperty().set("Accuracy");
      chart.emptyTextProperty().set("No labels yet.");
      new Scene(new StackPane(chart), WIDTH, 300).snapshot(null);
    });
  }

  @Test
  void movingTheMousePutsTheCursorThere() {
    runOnFx(() -> mouse(MouseEvent.MOUSE_MOVED, 48 + 300, MouseButton.NONE, 0));
    assertThat(axis.cursorProperty().get()).isEqualTo(3_000);

    runOnFx(() -> mouse(MouseEvent.MOUSE_EXITED, 0, MouseButton.NONE, 0));
    assertThat(axis.cursorProperty().get()).isEqualTo(TimeAxis.NO_CURSOR);
  }

  @Test
  void draggingZoomsIntoTheIntervalAndADoubleClickShowsAll() {
    runOnFx(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, 48 + 100, MouseButton.PRIMARY, 1);
      mouse(MouseEvent.MOUSE_DRAGGED, 48 + 200, MouseButton.PRIMARY, 1);
      mouse(MouseEvent.MOUSE_RELEASED, 48 + 200, MouseButton.PRIMARY, 1);
    });
    assertThat(axis.lowerProperty().get()).isEqualTo(1_000);
    assertThat(axis.upperProperty().get()).isEqualTo(2_000);

    runOnFx(() -> mouse(MouseEvent.MOUSE_PRESSED, 48 + 100, MouseButton.PRIMARY, 2));
    assertThat(axis.isZoomed()).isFalse();
  }

  @Test
  void aClickOnTheNameOfALineHidesItAndTheOthersHaveTheRoom() {
    runOnFx(() -> {
      axis.presentProperty().set(3_000);
      chart.setSeries(List.of(flat("v1 champion", 0.9, Ink.ACCENT), flat("majority", 0.1, Ink.MUTED)));
      chart.snapshot(null, null);
    });
    double y = onFx(() -> chart.painter().plot().y(0.1));
    double x = onFx(() -> chart.painter().plot().x(3_000)) + 40;
    runOnFx(() -> {
      press(x, y);
      chart.snapshot(null, null);
    });
    assertThat(onFx(() -> chart.isHidden(chart.getSeries().get(1)))).isTrue();
    assertThat(onFx(() -> chart.painter().plot().low)).as("nothing below is shown").isGreaterThan(0.5);
    assertThat(onFx(() -> chart.table().rows())).as("the table has it still").hasSize(4);
    assertThat(axis.isZoomed()).isFalse();

    runOnFx(() -> {
      chart.setSeries(List.of(flat("v2 champion", 0.9, Ink.ACCENT), flat("majority of all", 0.1, Ink.MUTED)));
      chart.snapshot(null, null);
    });
    assertThat(onFx(() -> chart.isHidden(chart.getSeries().get(1)))).as("under its new name").isTrue();
    runOnFx(() -> {
      press(x, onFx(() -> chart.painter().plot().bottom() - 4));
      chart.snapshot(null, null);
    });
    assertThat(onFx(() -> chart.isHidden(chart.getSeries().get(1)))).isFalse();
    assertThat(onFx(() -> chart.painter().plot().low)).isLessThan(0.11);
  }

  private void press(double x, double y) {
    chart.fireEvent(new MouseEvent(MouseEvent.MOUSE_PRESSED, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false,
        true, false, false, false, false, false, null));
  }

  @Test
  void theWheelZoomsAroundTheMouse() {
    runOnFx(() -> chart.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 48 + 300, 100, 0, 0, false, false, false, false,
        false, false, 0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));

    assertThat(axis.lowerProperty().get()).isEqualTo(600);
    assertThat(axis.upperProperty().get()).isEqualTo(5_400);
  }

  @Test
  void arrowsMoveTheCursorByAPixel() {
    runOnFx(() -> {
      axis.cursorProperty().set(1_000);
      chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
    });

    assertThat(axis.cursorProperty().get()).isEqualTo(1_010);
  }

  @Test
  void aScreenReaderHearsTheNewestValues() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.ENGLISH);
    try {
      assertThat(spoken()).isEqualTo("Accuracy. No labels yet.");
      runOnFx(() -> chart.setSeries(List.of(flat("champion", 0.25, Ink.ACCENT))));
      assertThat(spoken()).isEqualTo("Accuracy, 3,000: champion 0.250.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theLineIsDrawnWhereItsValueIsAndInTheThemesColour() {
    var image = onFx(() -> {
      chart.setRange(ValueRange.fixed(0, 1));
      chart.setTimeLabels(false);
      chart.setSeries(List.of(flat("champion", 0.25, Ink.ACCENT)));
      return chart.getScene().snapshot(null);
    });

    // The plot is 300 − 8 − 8 pixels high, so 0.25 stands at 8 + 0.75 · 284.
    assertThat(image.getPixelReader().getColor(48 + 300, 8 + 213)).isEqualTo(Color.web("#0969da"));
  }

  @Test
  void aDarkThemeChangesTheColours() {
    WritableImage image = onFx(() -> {
      Theme.DARK.apply();
      chart.setRange(ValueRange.fixed(0, 1));
      chart.setTimeLabels(false);
      chart.setSeries(List.of(flat("champion", 0.25, Ink.ACCENT)));
      return chart.getScene().snapshot(null);
    });

    assertThat(image.getPixelReader().getColor(48 + 300, 8 + 213)).isEqualTo(Color.web("#58a6ff"));
  }

  private String spoken() {
    return onFx(() -> (String) chart.queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  private void mouse(EventType<MouseEvent> type, double x, MouseButton button, int clicks) {
    var screen = new Point2D(x, 100);
    chart.fireEvent(new MouseEvent(type, x, 100, screen.getX(), screen.getY(), button, clicks, false, false, false,
        false, button == MouseButton.PRIMARY, false, false, false, false, false, null));
  }

  private static ChartSeries flat(String name, double value, Ink ink) {
    var values = new double[] {value, value};
    return new ChartSeries(name, new SeriesView(new long[] {0, 3_000}, values, values, values, 2), ink, Stroke.SOLID,
        Marker.DISC, false);
  }
}
