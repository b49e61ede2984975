// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenarios;
import org.driftlab.engine.Strategy;
import org.junit.jupiter.api.Test;

class CsvReportTest {
  private static final RunSnapshot SNAPSHOT = snapshot();

  @Test
  void everyEventIsARowBelowTheHeader() {
    assertThat(CsvReport.events(SNAPSHOT).lines()).hasSize(1 + SNAPSHOT.events().size())
        .first().asString().startsWith("instance,type,detector,monitor,features,statistic,version");
    assertThat(CsvReport.events(SNAPSHOT)).endsWith("\n").contains("\n4999,version,");
  }

  @Test
  void everyPointOfEveryContestantIsARowBelowTheHeader() {
    int points = SNAPSHOT.contestants().stream().mapToInt(c -> c.accuracy().size()).sum();
    assertThat(points).isGreaterThan(1_000);
    assertThat(CsvReport.metrics(SNAPSHOT).lines()).hasSize(1 + points);
  }

  @Test
  void theOtherMeasuresStandInTheRowOfTheLastLabelAsTheWindowHasThem() {
    RunSnapshot.Contestant champion = SNAPSHOT.contestants().getFirst();
    String[] last = CsvReport.metrics(SNAPSHOT).lines().filter(line -> line.startsWith("champion,")).reduce((a, b) -> b).orElseThrow()
        .split(",");
    assertThat(champion.confused().labels()).isEqualTo(1_000);
    double accuracy = champion.confused().accuracy();
    assertThat(Double.parseDouble(last[5])).isEqualTo(accuracy);
    // The last sample of the others may be one before the last of accuracy: a tenth of the window.
    assertThat(Double.parseDouble(last[7])).isCloseTo(champion.window().kappa(), within(0.1));
    assertThat(Double.parseDouble(last[10])).isCloseTo(champion.confused().balancedAccuracy(), within(0.1));
    assertThat(Double.parseDouble(last[11])).isCloseTo(champion.confused().macroF1(), within(0.1));
    assertThat(Double.parseDouble(last[12])).isCloseTo(champion.confused().gMean(), within(0.1));
  }

  private static RunSnapshot snapshot() {
    try (var run = new Run(Scenarios.swap(new Strategy.Continuous(5_000), 0), new InMemoryArchive(), RunListener.NONE)) {
      run.advance(40_000);
      return run.snapshot();
    }
  }
}
