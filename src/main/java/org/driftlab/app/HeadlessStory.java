// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.driftlab.catalog.Scenarios;
import org.driftlab.report.RunSummary;

/** What {@code driftlab} does where there is no display: it runs the default scenario and writes its report. */
final class HeadlessStory {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private final Terminal terminal;
  private final Interruption interruption;

  HeadlessStory(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  int tell(Path workspace) {
    terminal.say("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the scenario '%s' runs without a"
        .formatted(Scenarios.DEFAULT) + " window.");
    Path folder = ReportFolder.prepare(
        workspace.resolve("reports").resolve(Scenarios.DEFAULT + "-" + STAMP.format(LocalDateTime.now())));
    RunSummary summary =
        new ScenarioRun(terminal, interruption).run(Scenarios.find(Scenarios.DEFAULT), workspace);
    terminal.say("Its report is " + ReportFolder.write(summary, folder, !interruption.requested()));
    return DriftLabCommand.DONE;
  }
}
