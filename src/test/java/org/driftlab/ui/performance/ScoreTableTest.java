// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxExtension.class)
class ScoreTableTest {
  private static ScoreTable finished(long acceptance) {
    return ScoreTable.of(SnapshotFixture.finished(), acceptance, new PerformanceViewModel().texts());
  }

  @Test
  void everyNumberStandsBesideThatOfTheDummy() {
    ScoreTable table = finished(5_000);
    assertThat(table.dummy()).isEqualTo("alarm every 5,000");
    assertThat(table.rows()).extracting(ScoreTable.Row::name).containsExactly("Drifts found", "False alarms", "Precision",
        "Recall", "F1", "Mean delay", "False alarms per 1,000", "Mean time between false alarms", "Mean time ratio");
    assertThat(table.rows()).allSatisfy(row -> {
      assertThat(row.help()).isNotBlank();
      assertThat(row.detector()).isNotBlank();
      assertThat(row.dummy()).isNotBlank();
    });
  }

  @Test
  void beforeTheFirstInstanceThereIsNothingToScore() {
    assertThat(ScoreTable.of(SnapshotFixture.empty(), 5_000, new PerformanceViewModel().texts())).isEqualTo(ScoreTable.EMPTY);
  }

  @Test
  void everyTextOfTheTableIsInTheBundle() {
    ResourceBundle bundle = new PerformanceViewModel().bundle();
    assertThat(finished(1_000).rows()).allSatisfy(row -> assertThat(bundle.keySet().stream().map(bundle::getString))
        .contains(row.name()));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Theme.class)
  void thePopOverIsDrawnInBothThemes(Theme theme) throws Exception {
    Path picture = onFx(() -> {
      theme.apply();
      var popOver = new ScorePopOver(new PerformanceViewModel().texts());
      popOver.show(finished(5_000));
      var scene = new Scene(new StackPane((Parent) popOver.content()), 480, 340);
      return Screenshots.save(scene, "performance-score", theme);
    });
    assertThat(Files.size(picture)).isGreaterThan(3_000);
  }
}
