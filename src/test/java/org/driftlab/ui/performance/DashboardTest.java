// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.driftlab.detect.Adwin;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class DashboardTest {
  @Test
  void aFinishedRunFillsOneLightPictureOfTheReportsSizeInAnyTheme() throws Exception {
    var scenario = scenario();
    var snapshot = finished(scenario);

    byte[] png = onFx(() -> {
      Theme.DARK.apply();
      return new Dashboard().png(scenario, snapshot);
    });

    Files.createDirectories(Path.of("target/screenshots"));
    Files.write(Path.of("target/screenshots/dashboard-light.png"), png);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(1440);
    assertThat(image.getHeight()).isEqualTo(900);
    assertThat(image.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
    assertThat(snapshot.phase()).isEqualTo(RunSnapshot.Phase.FINISHED);
  }

  private static Scenario scenario() {
    var drift = new DriftSchedule(List.of(
        new DriftEvent.ConceptSwitch(new Sea(3, 4, false, 10), 40_000, 0, Profile.ABRUPT),
        new DriftEvent.LabelSwap(0, 1, 100_000, 20_000, Profile.SIGMOID)));
    return new Scenario("test", "The static model problem", "", new Sea(), drift, 160_000, new LogisticRegression(),
        new Strategy.Continuous(20_000), new Adwin(), Labels.IMMEDIATE, Optional.empty(), 1_000, 5_000, 1);
  }

  private static RunSnapshot finished(Scenario scenario) throws Exception {
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      while (run.advance(10_000) > 0) {
        continue;
      }
      return run.snapshot();
    }
  }
}
