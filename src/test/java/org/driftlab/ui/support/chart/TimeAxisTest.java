// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private final TimeAxis axis = new TimeAxis();

  @BeforeEach
  void aThousandInstances() {
    axis.extentProperty().set(1_000);
  }

  @Test
  void allIsVisibleAtFirst() {
    assertVisible(0, 1_000);
    assertThat(axis.isZoomed()).isFalse();
  }

  @Test
  void zoomingKeepsTheIndexUnderTheMouse() {
    axis.zoom(250, 0.5);

    assertVisible(125, 625);
    assertThat(axis.isZoomed()).isTrue();
  }

  @Test
  void zoomingOutStopsAtTheWhole() {
    axis.zoom(250, 0.5);
    axis.zoom(250, 100);

    assertVisible(0, 1_000);
    assertThat(axis.isZoomed()).isFalse();
  }

  @Test
  void zoomingInStopsAtTenInstances() {
    axis.zoom(500, 1e-9);

    assertThat(axis.upperProperty().get() - axis.lowerProperty().get()).isEqualTo(10);
  }

  @Test
  void panningStopsAtTheEnds() {
    axis.show(100, 300);
    axis.pan(-500);
    assertVisible(0, 200);
    axis.pan(5_000);
    assertVisible(800, 1_000);
  }

  @Test
  void anotherExtentShowsAllOfItUnlessOneHasZoomedInsideIt() {
    axis.extentProperty().set(2_000);
    assertVisible(0, 2_000);
    axis.show(100, 300);
    axis.extentProperty().set(3_000);
    assertVisible(100, 300);
    axis.extentProperty().set(200);
    assertVisible(0, 200);
  }

  @Test
  void anotherExtentHasNoCursorBecauseTheMouseIsOnAnotherIndexNow() {
    axis.cursorProperty().set(7);
    axis.extentProperty().set(2_000);
    assertThat(axis.cursorProperty().get()).isEqualTo(TimeAxis.NO_CURSOR);
  }

  private void assertVisible(double lower, double upper) {
    assertThat(axis.lowerProperty().get()).isEqualTo(lower);
    assertThat(axis.upperProperty().get()).isEqualTo(upper);
  }
}
