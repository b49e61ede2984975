// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.report.RunSummary;

/** Runs a scenario on the calling thread, flat out, with a progress bar, until its end or Ctrl-C. */
final class ScenarioRun {
  private static final long CHUNK = 16_384;

  private final Terminal terminal;
  private final Interruption interruption;

  ScenarioRun(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  RunSummary run(Scenario scenario, ModelArchive archive, RunListener listener) {
    try (var run = new Run(scenario, archive, listener);
        var progress = new Progress(terminal, "instances", scenario.instances())) {
      while (!run.finished() && !interruption.requested()) {
        run.advance(CHUNK);
        progress.update(run.index());
      }
      return new RunSummary(scenario, run.snapshot());
    }
  }
}
