// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.report.CsvReport;
import org.driftlab.report.HtmlReport;
import org.driftlab.report.RunSummary;

/** Writes a run's report into a folder: {@code report.html}, {@code metrics.csv}, {@code events.csv}, {@code dashboard.png}. */
final class ReportFolder {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private ReportFolder() {}

  /**
   * Makes the folder, so that a wrong path is known before a long run and not after it.
   *
   * @throws InputException if it cannot be made
   */
  static Path prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new InputException("The folder %s cannot be written (permission denied); choose another place."
            .formatted(folder));
      }
      return folder.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Writes all of it and returns the page.
   *
   * @param pictured whether with the picture; a process that is being ended can draw none any more
   */
  static Path write(RunSummary summary, Path folder, boolean pictured) {
    Optional<byte[]> dashboard = pictured ? Optional.of(DashboardImage.png(summary)) : Optional.empty();
    String made = "DriftLab " + DriftLabCommand.Version.number() + ", " + TIME.format(LocalDateTime.now());
    try {
      if (dashboard.isPresent()) {
        Files.write(folder.resolve("dashboard.png"), dashboard.get());
      }
      Files.writeString(folder.resolve("metrics.csv"), CsvReport.metrics(summary.snapshot()));
      Files.writeString(folder.resolve("events.csv"), CsvReport.events(summary.snapshot()));
      return Files.writeString(folder.resolve("report.html"), HtmlReport.of(summary, dashboard, made));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static InputException unwritable(Path folder, IOException e) {
    return new InputException("The folder %s cannot be written (%s); choose another place."
        .formatted(folder, Inputs.reason(e)), e);
  }
}
