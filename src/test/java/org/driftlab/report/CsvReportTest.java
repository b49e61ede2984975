// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static RunSnapshot snapshot() {
    try (var run = new Run(Scenarios.swap(new Strategy.Continuous(5_000), 0), new InMemoryArchive(), RunListener.NONE)) {
      run.advance(40_000);
      return run.snapshot();
    }
  }
}
