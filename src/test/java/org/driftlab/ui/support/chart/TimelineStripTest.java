// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class TimelineStripTest {
  private static final double WIDTH = 184 + 600; // the gutters, and a plot of 600 pixels
  private final TimeAxis axis = new TimeAxis();
  private final List<Long> dragged = new ArrayList<>();
  private TimelineStrip strip;

  @BeforeEach
  void a_timeline_of_six_thousand_instances_with_a_drift_at_two_thousand() {
    runOnFx(() -> {
      Theme.LIGHT.apply();
      axis.extentProperty().set(6_000);
      axis.presentProperty().set(6_000);
      strip = new TimelineStrip();
      strip.setAxis(axis);
      strip.setDriftEdits(new Noting());
      strip.setEvents(List.of(new DriftEdits.Event(2_000, 500, "Swap")), DriftEdits.NONE);
      new Scene(new StackPane(strip), WIDTH, 80).snapshot(null);
    });
  }

  @Test
  void the_cursor_of_all_charts_goes_along_with_a_drift_that_is_dragged() {
    runOnFx(() -> {
      mouse(MouseEvent.MOUSE_MOVED, 48 + 225, MouseButton.NONE);
      mouse(MouseEvent.MOUSE_PRESSED, 48 + 225, MouseButton.PRIMARY);
      mouse(MouseEvent.MOUSE_DRAGGED, 48 + 325, MouseButton.PRIMARY);
    });
    assertThat(dragged).containsExactly(3_000L);
    assertThat(axis.cursorProperty().get()).as("where the drift would begin").isEqualTo(3_000);
  }

  private void mouse(EventType<MouseEvent> type, double x, MouseButton button) {
    strip.fireEvent(new MouseEvent(type, x, 30, x, 30, button, 1, false, false, false, false,
        button == MouseButton.PRIMARY, false, false, false, false, false, null));
  }

  /** Notes where an event would begin. */
  private final class Noting implements DriftEdits {
    @Override
    public void select(int event) {}

    @Override
    public void drag(int event, long start, long length) {
      dragged.add(start);
    }

    @Override
    public void drop() {}

    @Override
    public void cancel() {}

    @Override
    public void move(int event, long start, long length) {}

    @Override
    public void remove(int event) {}

    @Override
    public void edit(int event, double screenX, double screenY) {}

    @Override
    public void add(long at, double screenX, double screenY) {}
  }
}
