// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Window;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.report.RunSummary;
import org.driftlab.ui.jobs.ReportExport;
import org.driftlab.ui.performance.Dashboard;
import org.driftlab.ui.support.FolderPicker;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Jobs;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.catalog.StoryTexts;

/** Exports the run that is shown, as it is now, as a report in a folder that a person chooses. */
final class ReportAction {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final RunSession session;
  private final Jobs jobs;
  private final Tasks tasks;
  private final Foreground foreground;
  private final Texts texts;
  private FolderPicker picker = FolderPicker.SYSTEM;

  ReportAction(RunSession session, Jobs jobs, Tasks tasks, Foreground foreground, Texts texts) {
    this.session = session;
    this.jobs = jobs;
    this.tasks = tasks;
    this.foreground = foreground;
    this.texts = texts;
  }

  void setPicker(FolderPicker other) {
    picker = other;
  }

  void export(Window owner) {
    RunSnapshot now = session.snapshot();
    Optional<Scenario> scenario = session.scenarioProperty().get().filter(s -> now.index() > 0);
    if (scenario.isEmpty()) {
      say(Level.INFO, texts.get("report.none"));
    } else {
      picker.folder(owner, texts.get("report.choose")).ifPresent(folder -> export(new RunSummary(scenario.get(), now), folder));
    }
  }

  private void export(RunSummary run, Path folder) {
    var work = new ReportExport(run, folder, "DriftLab, " + TIME.format(LocalDateTime.now()),
        () -> tasks.onFx(() -> picture(run)));
    jobs.start(texts.get("report.title", new StoryTexts(texts.locale()).title(run.scenario())), work, files -> outcome(files, folder),
        files -> say(Level.SUCCESS, outcome(files, folder)), problem -> say(Level.DANGER, new SentenceTexts(texts.locale()).problem(problem)));
  }

  /** A file is read by anyone anywhere, so its numbers are in the root locale. */
  private static byte[] picture(RunSummary run) {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return new Dashboard().png(run.scenario(), run.snapshot());
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  private String outcome(List<Path> files, Path folder) {
    return texts.get("report.done", files.size(), folder);
  }

  private void say(Level level, String words) {
    foreground.say(new Notice(level, words, Optional.empty()));
  }
}
