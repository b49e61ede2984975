// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import org.driftlab.catalog.Scenarios;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(FxExtension.class)
class ForgettingViewTest {
  @Test
  void theMatrixGrowsWithTheRun() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, Scenarios.find("forgetting"))) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(3_000);
      choose(fixture, "forgetting");
      Node matrix = fixture.find("#forgetting-matrix");
      fixture.until(() -> String.valueOf(matrix.getAccessibleText()).startsWith("2,500 · part 0 …: "));
      fixture.stepTo(12_800);
      fixture.until(() -> String.valueOf(matrix.getAccessibleText()).contains("12,500 · part 3 …: 0 %"));
      assertThat(onFx(matrix::getAccessibleText)).startsWith("4,000 · part 0: ").contains("8,000 · part 1: ")
          .contains("12,000 · part 2: ");
      pictures(fixture, "workbench-forgetting");
    }
  }

  @Test
  void aRunThatTestsNoConceptsSaysHowToDoSo() throws Exception {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      choose(fixture, "forgetting");
      assertThat(onFx(() -> fixture.find("#forgetting-empty").isVisible())).isTrue();
      assertThat(onFx(() -> fixture.find("#forgetting-content").isVisible())).isFalse();
      pictures(fixture, "workbench-forgetting-empty");
    }
  }

  private static void choose(WindowFixture fixture, String panel) {
    TabPane tabs = fixture.find("#panels");
    runOnFx(() -> tabs.getSelectionModel().select(tabs.getTabs().stream()
        .filter(tab -> tab.getId().equals("panel-" + panel)).findFirst().orElseThrow()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void pictures(WindowFixture fixture, String name) throws Exception {
    for (Theme theme : Theme.values()) {
      runOnFx(() -> fixture.window.themes().choose(theme == Theme.DARK));
      WaitForAsyncUtils.waitForFxEvents();
      Path file = onFx(() -> Screenshots.save(fixture.window.scene(), name, theme));
      assertThat(Files.size(file)).isGreaterThan(10_000);
    }
  }
}
