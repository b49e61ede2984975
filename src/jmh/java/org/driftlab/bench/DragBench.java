// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.edit.ScenarioEditor;

/**
 * What a drag of a drift event takes: from the mouse to the first new curve, and to the end of the re-simulation of 100,000
 * instances, by the window's own editor and session without its drawing; on the wall clock.
 */
public final class DragBench {
  private static final int DRAGS = 100;
  private static final int WARM_UP = 20;

  private DragBench() {}

  public static void main(String[] args) throws Exception {
    System.out.println("| event at | first ms p50 | p95 | max | whole ms p50 | p95 | max |\n|---|---|---|---|---|---|---|");
    for (long start : new long[] {1_000, 50_000, 90_000}) {
      measure(start);
    }
  }

  private static void measure(long start) throws InterruptedException {
    Scenario scenario = Scenarios.all().getFirst().withInstances(100_000).withDrift(new DriftSchedule(List.of(
        new DriftEvent.LabelSwap(0, 1, start, 0, Profile.ABRUPT))));
    var first = new double[DRAGS];
    var whole = new double[DRAGS];
    try (var session = new RunSession((s, pacer) ->
        new RunThread(new Run(s, new InMemoryArchive(), RunListener.NONE), pacer), new SpeedPacer(), Tasks.sameThread())) {
      var editor = new ScenarioEditor(session);
      session.open(scenario, false);
      session.seek(100_000);
      await(session, 100_000, session.snapshot());
      for (int i = -WARM_UP; i < DRAGS; i++) {
        long to = start + (i % 2 == 0 ? 200 : 400);
        RunSnapshot before = session.snapshot();
        long began = System.nanoTime();
        editor.drag(0, to, 0);
        await(session, 0, before);
        double firstMillis = (System.nanoTime() - began) / 1e6;
        await(session, 100_000, before);
        if (i >= 0) {
          first[i] = firstMillis;
          whole[i] = (System.nanoTime() - began) / 1e6;
        }
      }
    }
    Arrays.sort(first);
    Arrays.sort(whole);
    System.out.printf(Locale.ROOT, "| %,d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |%n", start, first[DRAGS / 2],
        first[DRAGS * 95 / 100], first[DRAGS - 1], whole[DRAGS / 2], whole[DRAGS * 95 / 100], whole[DRAGS - 1]);
  }

  /** Pulses until another snapshot than one is shown that has come so far. */
  private static void await(RunSession session, long index, RunSnapshot before) throws InterruptedException {
    do {
      Thread.sleep(0, 200_000);
      session.pulse();
    } while (session.snapshot() == before || session.snapshot().index() < index);
  }
}
