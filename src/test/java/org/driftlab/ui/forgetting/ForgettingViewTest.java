// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;

import javafx.scene.Node;
import org.driftlab.catalog.Scenarios;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class ForgettingViewTest {
  @Test
  void theMatrixGrowsWithTheRun() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, Scenarios.find("forgetting"))) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(3_000);
      fixture.choosePanel("forgetting");
      Node matrix = fixture.find("#forgetting-matrix");
      fixture.until(() -> String.valueOf(matrix.getAccessibleText()).startsWith("2,500 · part 0 …: "));
      fixture.stepTo(12_800);
      fixture.until(() -> String.valueOf(matrix.getAccessibleText()).contains("12,500 · part 3 …: 0 %"));
      assertThat(onFx(matrix::getAccessibleText)).startsWith("4,000 · part 0: ").contains("8,000 · part 1: ")
          .contains("12,000 · part 2: ");
      fixture.pictures("workbench-forgetting");
    }
  }

  @Test
  void aRunThatTestsNoConceptsSaysHowToDoSo() throws Exception {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      fixture.choosePanel("forgetting");
      assertThat(onFx(() -> fixture.find("#forgetting-empty").isVisible())).isTrue();
      assertThat(onFx(() -> fixture.find("#forgetting-content").isVisible())).isFalse();
      fixture.pictures("workbench-forgetting-empty");
    }
  }
}
