// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.ToggleButton;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.RunSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Some controls can lay themselves out again in every frame for ever, which costs a core and is not to be seen. */
@ExtendWith(FxExtension.class)
class WindowAtRestTest {
  private static final int SETTLING = 30;
  private static final int WATCHED = 20;
  /** The line with the memory in use changes twice a second. */
  private static final int FEW = 2;

  @Test
  void a_window_at_rest_is_not_laid_out_whatever_scenario_is_open() throws Exception {
    List<Scenario> presets = Scenarios.all();
    try (var fixture = new WindowFixture(1_000, 700, presets.toArray(Scenario[]::new))) {
      for (Scenario preset : presets) {
        runOnFx(() -> fixture.window.session().open(preset, false));
        fixture.until(() -> fixture.window.session().stateProperty().get() != RunSession.State.OPENING);
        assertThat(laidOut(fixture)).as("frames in which the window was laid out with " + preset.id()).isLessThanOrEqualTo(FEW);
      }
    }
  }

  @Test
  void a_run_at_rest_gives_the_window_nothing_new_to_show() throws Exception {
    try (var fixture = new WindowFixture(1_000, 700, TestScenarios.swaps())) {
      fixture.stepTo(3_000);
      runOnFx(() -> fixture.<ToggleButton>find("#rail-whatif").fire()); // which asks the run for its commands
      laidOut(fixture); // the lists have followed by then
      var news = new AtomicInteger();
      runOnFx(() -> fixture.window.session().snapshotProperty().subscribe(s -> news.incrementAndGet()));
      assertThat(laidOut(fixture)).isLessThanOrEqualTo(FEW);
      assertThat(news.get()).as("snapshots, with the one that was there").isEqualTo(1);
    }
  }

  private static int laidOut(WindowFixture fixture) throws Exception {
    var result = new CompletableFuture<Integer>();
    runOnFx(() -> {
      var count = new int[2];
      var watch = new Runnable[1];
      watch[0] = () -> {
        boolean dirty = fixture.window.scene().getRoot().isNeedsLayout();
        count[1] += count[0]++ >= SETTLING && dirty ? 1 : 0;
        if (count[0] == SETTLING + WATCHED) {
          fixture.window.scene().removePreLayoutPulseListener(watch[0]);
          result.complete(count[1]);
        }
      };
      fixture.window.scene().addPreLayoutPulseListener(watch[0]);
    });
    return result.get(60, TimeUnit.SECONDS);
  }
}
