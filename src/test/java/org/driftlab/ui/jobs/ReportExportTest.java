// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.report.RunSummary;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.support.Job;
import org.driftlab.ui.support.Job.State;
import org.driftlab.ui.support.Jobs;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportExportTest {
  private static final RunSummary RUN = run();

  @TempDir private Path folder;
  private final Jobs jobs = new Jobs(Tasks.sameThread());
  private final AtomicReference<Exception> problem = new AtomicReference<>();

  @Test
  void a_report_is_a_page_two_tables_and_a_picture() throws Exception {
    Job job = export(folder.resolve("out"), j -> {});
    assertThat(job.stateProperty().get()).isEqualTo(State.DONE);
    assertThat(names(folder.resolve("out"))).containsExactly("dashboard.png", "events.csv", "metrics.csv", "report.html");
    assertThat(folder.resolve("out/report.html")).content().contains("Two reversals");
    assertThat(job.outcome()).isEqualTo("4 files");
    assertThat(job.share()).hasValue(1);
  }

  @Test
  void a_cancelled_report_leaves_the_folder_as_it_was() throws Exception {
    Files.writeString(folder.resolve("metrics.csv"), "old");
    Job job = export(folder, Job::cancel);
    assertThat(job.stateProperty().get()).isEqualTo(State.CANCELLED);
    assertThat(names(folder)).containsExactly("metrics.csv");
    assertThat(folder.resolve("metrics.csv")).hasContent("old");
    export(folder.resolve("fresh"), Job::cancel);
    assertThat(folder.resolve("fresh")).doesNotExist();
  }

  @Test
  void a_stopped_report_keeps_what_is_done() throws Exception {
    Job job = export(folder, Job::stop);
    assertThat(job.stateProperty().get()).isEqualTo(State.STOPPED);
    assertThat(names(folder)).containsExactly("dashboard.png", "events.csv", "metrics.csv");
  }

  @Test
  void a_folder_that_cannot_be_written_is_named_in_one_sentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Job job = export(file.resolve("below"), j -> {});
    assertThat(job.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(problem.get()).hasMessageContaining(file.toString()).hasMessageEndingWith("choose another folder.");
  }

  @Test
  void a_job_that_runs_says_how_much_how_fast_and_how_long_still() {
    var texts = Texts.of(JobsViewModel.class, Locale.ENGLISH);
    var model = new JobsViewModel(jobs, texts);
    var words = new AtomicReference<>("");
    jobs.start("Import", job -> {
      job.report(0, 100);
      assertThat(model.describe(job)).isEqualTo("Running…");
      job.report(25, 100);
      words.set(model.describe(job));
      return "x";
    }, result -> "x", result -> {}, problem::set);
    assertThat(words.get()).startsWith("25 % · ").endsWith(" left");
    assertThat(model.describe(jobs.list().getFirst())).isEqualTo("Done: x");
  }

  /** Exports; the asking happens while the picture is drawn, the third of four files. */
  private Job export(Path to, java.util.function.Consumer<Job> ask) {
    var running = new AtomicReference<Job>();
    return jobs.start("Report", job -> {
      running.set(job);
      return new ReportExport(RUN, to, "made", () -> {
        ask.accept(running.get());
        return new byte[] {1, 2, 3};
      }).run(job);
    }, files -> files.size() + " files", files -> {}, problem::set);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static RunSummary run() {
    var run = new Run(TestScenarios.swaps(), new InMemoryArchive(), RunListener.NONE);
    run.advance(5_000);
    return new RunSummary(TestScenarios.swaps(), run.snapshot());
  }
}
