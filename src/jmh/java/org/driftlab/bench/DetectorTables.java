// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.detect.Calibration;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.DriftFree;
import org.driftlab.detect.RunLength;
import org.driftlab.detect.Signal;
import org.driftlab.detect.Threshold;
import org.driftlab.evaluate.DetectionScore;

/**
 * Makes the tables of false alarms and of delays of all detectors and puts them into docs/benchmarks.md: {@code mvn
 * -Pbench -Dbench.main=org.driftlab.bench.DetectorTables verify}. Seeded: the same code gives the same tables.
 */
public final class DetectorTables {
  private static final int LENGTH = 10_000;
  private static final int DRIFT_FREE = 1000;
  private static final int DRIFTING = 500;
  private static final int START = 5000;
  private static final int ACCEPTANCE = 2000;
  private static final double RATE = 0.2;
  private static final int SEARCH = 200;
  private static final Path PAGE = Path.of("docs/benchmarks.md");
  private static final String BEGIN = "<!-- made by DetectorTables: begin -->";
  private static final String END = "<!-- made by DetectorTables: end -->";

  /** A drift of the error rate from 0.2, beginning at value 5,000. */
  private enum Course {
    ABRUPT("abrupt to 0.4", 0.4, 0),
    GRADUAL("gradual to 0.4", 0.4, 2000),
    SMALL("small to 0.26", 0.26, 0),
    LARGE("large to 0.7", 0.7, 0);

    private final String title;
    private final double rate;
    private final int width;

    Course(String title, double rate, int width) {
      this.title = title;
      this.rate = rate;
      this.width = width;
    }

    double at(int i) {
      double done = i < START ? 0 : i >= START + width ? 1 : (double) (i - START) / width;
      return RATE + done * (rate - RATE);
    }
  }

  private record Row(String name, DetectorSpec spec, RunLength first, double alarms, List<String> delays, String setting,
      List<String> calibratedDelays) {}

  private DetectorTables() {}

  public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
    String tables = tables(rows());
    System.out.println(tables);
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(PAGE + " has no place for the tables, marked by " + BEGIN + " and " + END);
    }
    Files.writeString(PAGE, page.substring(0, begin) + BEGIN + "\n\n" + tables + "\n" + page.substring(end));
  }

  private static List<Row> rows() throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<Callable<Row>>();
    for (DetectorSpec spec : Catalog.DETECTORS.specs()) {
      if (spec.id().equals("mddm")) {
        for (String weights : List.of("arithmetic", "geometric", "exponential")) {
          tasks.add(() -> row("mddm, " + weights, Params.with(spec, Map.of("weights", weights))));
        }
      } else {
        tasks.add(() -> row(spec.id(), spec));
      }
    }
    var rows = new ArrayList<Row>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<Row> row : threads.invokeAll(tasks)) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private static Row row(String name, DetectorSpec spec) {
    var values = new double[LENGTH];
    var data = DriftFree.errors(RATE, 1);
    var lengths = new long[DRIFT_FREE];
    long alarms = 0;
    for (int s = 0; s < DRIFT_FREE; s++) {
      data.fill(s, values);
      long[] found = alarms(spec, values);
      lengths[s] = found.length == 0 ? 0 : found[0] + 1;
      alarms += found.length;
    }
    RunLength first = new Calibration((_, s, _) -> lengths[s], LENGTH / 5, 0, DRIFT_FREE, _ -> {}, () -> false)
        .measure(0, LENGTH);
    String setting = "–";
    List<String> calibrated = List.of("–", "–", "–", "–");
    if (spec.thresholdParameter().isPresent()) {
      Threshold threshold = spec.thresholdParameter().get();
      try {
        DetectorSpec other = calibrated(spec, threshold);
        double value = DriftFree.number(other, threshold.parameter());
        setting = "%s = %s".formatted(threshold.parameter(), number(value));
        calibrated = delays(other);
      } catch (InputException e) {
        setting = "out of reach";
      }
    }
    return new Row(name, spec, first, (double) alarms / DRIFT_FREE, delays(spec), setting, calibrated);
  }

  private static DetectorSpec calibrated(DetectorSpec spec, Threshold threshold) {
    boolean rising = threshold.strictness() == Threshold.Strictness.HIGHER;
    Params.Info info =
        Params.of(spec).stream().filter(i -> i.name().equals(threshold.parameter())).findFirst().orElseThrow();
    double low = Math.max(info.param().min(), rising ? 1e-6 : 1e-100);
    double high = Math.min(info.param().max(), rising ? 1e9 : 1);
    double found = new Calibration(DriftFree.errors(RATE, 2).replay(spec), LENGTH, SEARCH, 0, _ -> {}, () -> false)
        .find(threshold.parameter(), threshold.strictness(), low, high);
    return DriftFree.with(spec, threshold, found);
  }

  private static List<String> delays(DetectorSpec spec) {
    return Arrays.stream(Course.values()).map(course -> delay(spec, course)).toList();
  }

  /** Mean delay, share of drifts missed, and false alarms a series. */
  private static String delay(DetectorSpec spec, Course course) {
    var uniform = new double[LENGTH];
    var values = new double[LENGTH];
    long delays = 0;
    int hits = 0;
    int wrong = 0;
    var data = DriftFree.resampled(grid(), 3);
    for (int s = 0; s < DRIFTING; s++) {
      data.fill(s, uniform);
      for (int i = 0; i < LENGTH; i++) {
        values[i] = uniform[i] < course.at(i) ? 1 : 0;
      }
      var score = DetectionScore.of(new long[] {START}, new long[] {START + course.width}, alarms(spec, values),
          ACCEPTANCE, LENGTH);
      hits += score.tp();
      wrong += score.fp();
      delays += Math.round(score.meanDelay().orElse(0));
    }
    String mean = hits == 0 ? "–" : "%,d".formatted(Math.round((double) delays / hits));
    return "%s, %s %%, %s".formatted(mean, number(100.0 * (DRIFTING - hits) / DRIFTING), number((double) wrong / DRIFTING));
  }

  /** Numbers in (0, 1) at equal distances, so that drawing from them is drawing uniformly. */
  private static double[] grid() {
    var grid = new double[100_000];
    Arrays.setAll(grid, i -> (i + 0.5) / grid.length);
    return grid;
  }

  private static long[] alarms(DetectorSpec spec, double[] values) {
    DriftDetector detector = spec.create();
    var alarms = new long[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (detector.update(values[i]) == Signal.DRIFT) {
        alarms[count++] = i;
      }
    }
    return Arrays.copyOf(alarms, count);
  }

  private static String tables(List<Row> rows) {
    var text = new StringBuilder("| detector | promised | ARL₀ measured (95 %) | series with a false alarm | "
        + "false alarms a series |\n|---|---|---|---|---|\n");
    for (Row row : rows) {
      RunLength run = row.first;
      String promised = row.spec.promisedRunLength().isEmpty() ? "–"
          : "%s%,.0f".formatted(row.spec.id().equals("e-detector") ? "≥ " : "", row.spec.promisedRunLength().getAsDouble());
      String measured = run.alarms() == 0 ? "none; > %,.0f".formatted(run.low())
          : "%,.0f (%,.0f–%,.0f)".formatted(run.mean(), run.low(), run.high());
      text.append("| %s | %s | %s | %.1f %% (%.1f–%.1f) | %s |%n".formatted(row.name, promised, measured,
          100 * run.rate(), 100 * run.rateLow(), 100 * run.rateHigh(), number(row.alarms)));
    }
    text.append("\nWith the catalog's defaults:\n\n").append(delayTable(rows, false));
    text.append("\nWith the threshold calibrated to a run length of 10,000 on errors of rate 0.2:\n\n");
    return text.append(delayTable(rows, true)).toString().replace("\r\n", "\n");
  }

  private static String delayTable(List<Row> rows, boolean calibrated) {
    var text = new StringBuilder("| detector |").append(calibrated ? " threshold |" : "");
    for (Course course : Course.values()) {
      text.append(' ').append(course.title).append(" |");
    }
    text.append("\n|").append("---|".repeat(calibrated ? 6 : 5)).append('\n');
    for (Row row : rows) {
      text.append("| ").append(row.name).append(calibrated ? " | " + row.setting : "").append(" | ")
          .append(String.join(" | ", calibrated ? row.calibratedDelays : row.delays)).append(" |\n");
    }
    return text.toString();
  }

  /** Three digits. */
  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    return Math.abs(value) < 1e-3 ? String.format(Locale.ROOT, "%.2e", value)
        : new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }
}
