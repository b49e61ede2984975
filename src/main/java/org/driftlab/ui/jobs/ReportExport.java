// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.driftlab.data.InputException;
import org.driftlab.report.CsvReport;
import org.driftlab.report.HtmlReport;
import org.driftlab.report.RunSummary;
import org.driftlab.ui.support.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run as {@code report.html}, {@code metrics.csv}, {@code events.csv} and {@code dashboard.png}. Each file is written beside
 * its place first: cancelled, the folder is as it was before; stopped, the files that are done are kept.
 */
public final class ReportExport implements Job.Work<List<Path>> {
  private static final Logger LOG = LoggerFactory.getLogger(ReportExport.class);
  private static final String FRESH = ".new";

  private final RunSummary summary;
  private final Path folder;
  private final String made;
  private final Callable<byte[]> dashboard;

  /**
   * An export of a run as it is now.
   *
   * @param folder where to; it is made if it is not there
   * @param made by what and when, for the page's foot
   * @param dashboard draws the picture; called on the job's thread
   */
  public ReportExport(RunSummary summary, Path folder, String made, Callable<byte[]> dashboard) {
    this.summary = summary;
    this.folder = folder;
    this.made = made;
    this.dashboard = dashboard;
  }

  @Override
  public List<Path> run(Job job) throws Exception {
    boolean madeFolder = !Files.exists(folder);
    var fresh = new ArrayList<Path>();
    boolean kept = false;
    try {
      Files.createDirectories(folder);
      SequencedMap<String, Callable<byte[]>> files = files();
      for (Map.Entry<String, Callable<byte[]>> file : files.entrySet()) {
        job.checkCancelled();
        if (job.isStopRequested()) {
          break;
        }
        Path beside = folder.resolve(file.getKey() + FRESH);
        fresh.add(beside);
        Files.write(beside, file.getValue().call());
        job.report(fresh.size(), files.size());
      }
      job.checkCancelled();
      List<Path> done = moveAll(fresh);
      kept = true;
      return done;
    } catch (IOException e) {
      throw new InputException("The report cannot be written to %s (%s); choose another folder.".formatted(folder,
          Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName())), e);
    } finally {
      if (!kept) {
        putBack(fresh, madeFolder);
      }
    }
  }

  private SequencedMap<String, Callable<byte[]>> files() {
    var picture = new byte[1][];
    var files = new LinkedHashMap<String, Callable<byte[]>>();
    files.put("metrics.csv", () -> utf8(CsvReport.metrics(summary.snapshot())));
    files.put("events.csv", () -> utf8(CsvReport.events(summary.snapshot())));
    files.put("dashboard.png", () -> picture[0] = dashboard.call());
    files.put("report.html", () -> utf8(HtmlReport.of(summary, Optional.of(picture[0]), made)));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> moveAll(List<Path> fresh) throws IOException {
    var done = new ArrayList<Path>();
    for (Path file : fresh) {
      String name = file.getFileName().toString();
      done.add(Files.move(file, file.resolveSibling(name.substring(0, name.length() - FRESH.length())),
          StandardCopyOption.REPLACE_EXISTING));
    }
    return done;
  }

  /** What cannot be taken away does not hide why the export ended. */
  private void putBack(List<Path> fresh, boolean madeFolder) {
    try {
      for (Path file : fresh) {
        Files.deleteIfExists(file);
      }
      if (madeFolder) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      LOG.warn("Parts of a report are left in {}", folder, e);
    }
  }
}
