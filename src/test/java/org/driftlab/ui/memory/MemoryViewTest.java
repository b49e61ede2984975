// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.memory;

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
class MemoryViewTest {
  @Test
  void thePanelShowsWhatIsHeldAndWhatLeft() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, Scenarios.find("forgetting"))) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(4_600);
      fixture.choosePanel("memory");
      fixture.until(() -> fixture.text("#memory-title").contains("1,000 of 1,000"));
      // A FIFO of 1,000 has let go all but the newest: 4,600 came and 3,600 had to leave.
      fixture.until(() -> fixture.text("#memory-turnover").contains("4,600 offered"));
      assertThat(fixture.text("#memory-turnover")).contains("0 of them not taken in").contains("3,600 had to leave")
          .contains("mean age of 1,000 offers").contains("Just left: class ");
      Node picture = fixture.find("#memory-picture");
      assertThat(onFx(picture::getAccessibleText)).containsPattern("Class: 0 \\d+, 1 \\d+, 2 \\d+, 3 \\d+\\. Concept");
      fixture.pictures("workbench-memory");
    }
  }

  @Test
  void aRunWithoutAMemorySaysHowToGetOne() throws Exception {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      fixture.choosePanel("memory");
      assertThat(onFx(() -> fixture.find("#memory-empty").isVisible())).isTrue();
      assertThat(onFx(() -> fixture.find("#memory-content").isVisible())).isFalse();
      fixture.pictures("workbench-memory-empty");
    }
  }
}
