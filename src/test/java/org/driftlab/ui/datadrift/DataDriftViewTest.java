// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datadrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
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
class DataDriftViewTest {
  @Test
  void theBrokenSensorStandsFirstAndTheAlarmSaysWhatChanged() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, Scenarios.find("broken-sensor"))) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(100_700);
      fixture.showPanel("datadrift");
      TableView<FeatureRow> table = fixture.find("#data-drift-table");
      fixture.until(() -> !table.getItems().isEmpty() && table.getItems().getFirst().flagged());
      assertThat(onFx(() -> table.getItems().getFirst().feature())).isEqualTo("attrib1");
      ComboBox<AlarmItem> alarms = fixture.find("#data-drift-alarms");
      fixture.until(() -> alarms.getItems().size() >= 2);
      assertThat(fixture.text("#data-drift-what")).contains("attrib1").contains("Also alarmed: ");
      for (Theme theme : Theme.values()) {
        runOnFx(() -> fixture.window.themes().choose(theme == Theme.DARK));
        WaitForAsyncUtils.waitForFxEvents();
        Path file = onFx(() -> Screenshots.save(fixture.window.scene(), "workbench-data-drift", theme));
        assertThat(Files.size(file)).isGreaterThan(10_000);
      }
    }
  }

  @Test
  void aRunWithoutMonitorsSaysSoInPlaceOfAnEmptyTable() {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(1_000);
      Node panel = fixture.find("#data-drift");
      assertThat(onFx(panel::isVisible)).isFalse();
    }
  }
}
