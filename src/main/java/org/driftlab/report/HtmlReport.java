// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.engine.ForgettingView;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.StakesView;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.evaluate.Forgetting;
import org.driftlab.evaluate.Recovery;
import org.driftlab.version.VersionId;

/** A run's report as one HTML page that needs nothing beside it; it follows the reader's light or dark setting. */
public final class HtmlReport {
  private static final int MOST_ROWS = 200;
  private static final int MOST_ALARMS = 50;
  private static final String STYLE = """
      :root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #ffffff; --band: #f6f8fa }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117; --band: #151b23 }
      }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 1080px;
        margin: 2rem auto; padding: 0 1rem }
      h1 { line-height: 1.2; margin-bottom: .25rem } h2 { margin-top: 2.5rem; font-size: 1.25rem }
      p.story, .note, figcaption { color: var(--soft) }
      figure { margin: 2rem 0 } img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px }
      .wide { overflow-x: auto }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
      th, td { text-align: left; padding: .35rem .75rem; border-bottom: 1px solid var(--line) }
      th { background: var(--band); font-weight: 600 } td.n, th.n { text-align: right }
      code { font-size: .85em; overflow-wrap: anywhere }
      """;

  private final RunSummary summary;
  private final StringBuilder html = new StringBuilder(1 << 14);

  private HtmlReport(RunSummary summary) {
    this.summary = summary;
  }

  /**
   * The page.
   *
   * @param dashboard a PNG of the dashboard, embedded; empty leaves it out
   * @param made when and by what the report was made, as a reader should see it
   */
  public static String of(RunSummary summary, Optional<byte[]> dashboard, String made) {
    var report = new HtmlReport(summary);
    report.head();
    dashboard.ifPresent(report::picture);
    report.expectations();
    report.contestants();
    summary.snapshot().stakes().ifPresent(report::stakes);
    report.drifts();
    report.detections();
    summary.snapshot().forgetting().ifPresent(report::forgetting);
    report.changes();
    report.versions();
    report.events();
    report.setting(made);
    return report.html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void head() {
    Scenario scenario = summary.scenario();
    RunSnapshot snapshot = summary.snapshot();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>").append(escape(scenario.title())).append(" · DriftLab</title>\n")
        .append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n")
        .append("<h1>").append(escape(scenario.title())).append("</h1>\n");
    paragraph("story", scenario.story());
    if (snapshot.fingerprint().isEmpty()) {
      paragraph("note", "The run was stopped at instance %s of %s.".formatted(whole(snapshot.index()),
          whole(snapshot.instances())));
    }
  }

  private void picture(byte[] png) {
    html.append("<figure><img alt=\"Windowed accuracy of every contestant through time, with the true drifts as bands and")
        .append(" the detections as ticks\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\"><figcaption>Accuracy over the last ").append(whole(summary.scenario().window()))
        .append(" labels. The numbers are in metrics.csv.</figcaption></figure>\n");
  }

  private void expectations() {
    if (!summary.scenario().expect().isEmpty()) {
      heading("Expected");
      table("Expectation", "#Measured", "Outcome");
      summary.outcomes().forEach(outcome -> row(outcome.expectation().describe(), "#" + outcome.valueText(),
          Params.word(outcome.state()).replace('-', ' ')));
      endTable();
    }
    if (!summary.scenario().next().isEmpty()) {
      heading("What to try next");
      summary.scenario().next().forEach(text -> paragraph("", text));
    }
  }

  private void stakes(StakesView stakes) {
    heading("What is at stake");
    paragraph("note", "The class that matters is %s: a miss costs %s, a false alarm %s.".formatted(stakes.stakes().positive(),
        decimal(stakes.stakes().miss()), decimal(stakes.stakes().falseAlarm())));
    table("Contestant", "#Cost", "#Cost per label");
    summary.snapshot().contestants().forEach(
        c -> row(c.name(), "#" + decimal(stakes.cost(c)), "#" + decimal(stakes.costPerLabel(c))));
    endTable();
    table("The champion", "#Measured");
    row("Cost per label over the window", "#" + decimal(stakes.windowCost()));
    row("AUC over the window", "#" + decimal(stakes.windowAuc()));
    if (stakes.rankings() > 0) {
      row("Hit rate at 10 over %s rankings of %s".formatted(whole(stakes.rankings()), stakes.stakes().items()),
          "#" + decimal(stakes.hitRate()));
    }
    endTable();
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,.4f", value);
  }

  private void contestants() {
    heading("Contestants");
    table("Contestant", "Role", "Version", "#Labels", "#Accuracy", "#κ", "#κ M", "#κ T", "#Balanced", "#Macro-F1");
    for (RunSnapshot.Contestant c : summary.snapshot().contestants()) {
      row(c.name(), Params.word(c.role()), c.version().map(VersionId::toString).orElse("–"),
          "#" + whole(c.cumulative().labels()), "#" + percent(c.cumulative().accuracy()),
          "#" + number(c.cumulative().kappa()), "#" + number(c.cumulative().kappaM()),
          "#" + number(c.cumulative().kappaT()), "#" + percent(c.confusedSoFar().balancedAccuracy()),
          "#" + number(c.confusedSoFar().macroF1()));
    }
    endTable();
    paragraph("note", "Over all labels since the contestant began. κ = (p₀ − pₑ)/(1 − pₑ) compares with chance, κ M with "
        + "the majority class, κ T with repeating the last label. Balanced accuracy is the mean recall of the classes, macro-F1 "
        + "the mean of their F1.");
  }

  private void forgetting(ForgettingView view) {
    heading("Forgetting");
    table(ForgettingSection.heads(view));
    view.rows().forEach(r -> row(ForgettingSection.row(view, r)));
    endTable();
    paragraph("note", "Accuracy of a copy of the champion on held-out instances of each concept, after each stretch of the run.");
    table("Figure", "#Value", "Formula");
    for (Forgetting.Figure figure : Forgetting.Figure.values()) {
      row(ForgettingSection.row(view, figure));
    }
    endTable();
  }

  private void drifts() {
    heading("True drifts");
    if (summary.drifts().isEmpty()) {
      paragraph("note", "None was injected up to here.");
      return;
    }
    table("#From instance", "#Complete at", "Kind", "#Detected at", "#Delay", "#Accuracy before", "#Lowest after", "#Back after");
    List<Recovery> recoveries = summary.recoveries();
    for (int i = 0; i < recoveries.size(); i++) {
      var drift = summary.drifts().get(i);
      Recovery recovery = recoveries.get(i);
      var found = summary.detectionOf(drift);
      row("#" + whole(drift.at()), "#" + whole(drift.until()), drift.kind(),
          found.isPresent() ? "#" + whole(found.getAsLong()) : "#missed",
          found.isPresent() ? "#" + whole(found.getAsLong() - drift.at()) : "#–", "#" + percent(recovery.before()),
          "#" + percent(recovery.lowest()), recovery.after().isPresent() ? "#" + whole(recovery.after().getAsLong()) : "#–");
    }
    endTable();
    paragraph("note", ("The champion's accuracy over the window when the drift began, the lowest until the next drift, and after how "
        + "many instances it was back within %.2f of the first; 0 if it never fell by more.").formatted(Recovery.EPSILON));
  }

  private void detections() {
    heading("Detections");
    DetectionScore score = summary.score();
    DetectionScore dummy = summary.dummyScore();
    table("Detector", "#Drifts found", "#False alarms", "#Drifts missed", "#Precision", "#Recall", "#F1", "#Mean delay",
        "#False alarms per 1,000", "#Mean time ratio");
    scoreRow(title(summary.scenario().detector()), score);
    scoreRow("Alarm every %s instances".formatted(whole(summary.acceptance())), dummy);
    endTable();
    paragraph("note", "A detection counts if it comes at most %s instances after the end of a drift; only the first one "
        .formatted(whole(summary.acceptance())) + "does. Delays in instances.");
    List<RunEvent.Detection> all = summary.detections();
    String indices = String.join(", ", all.stream().limit(MOST_ROWS).map(d -> whole(d.at())).toList());
    paragraph("", all.isEmpty() ? "The detector said nothing."
        : "At " + indices + (all.size() > MOST_ROWS ? ", … (all in events.csv)." : "."));
  }

  /** What changed at each alarm about which something is known. */
  private void changes() {
    List<Alarm> alarms = summary.snapshot().events().stream().flatMap(event -> Alarm.of(event).stream()).toList();
    if (alarms.isEmpty()) {
      return;
    }
    heading("What changed");
    table("#Instance", "Alarm", "Features, by how much they changed", "Before and after", "Recall that fell", "Also alarmed");
    alarms.stream().limit(MOST_ALARMS).forEach(alarm -> {
      html.append("<tr>");
      cell("td", "#" + whole(alarm.at()));
      cell("td", alarm.by());
      cell("td", alarm.features());
      html.append("<td>");
      alarm.what().features().stream().findFirst().ifPresent(first -> html.append(Bars.of(first.histogram())));
      html.append("</td>");
      cell("td", alarm.recalls());
      cell("td", String.join(", ", alarm.what().agreeing()));
      html.append("</tr>\n");
    });
    endTable();
    paragraph("note", "The first %d of %s. The distance is Jensen–Shannon's in [0, 1]; the picture shows the first feature, the "
        .formatted(Math.min(MOST_ALARMS, alarms.size()), whole(alarms.size())) + "reference grey, the current window in colour.");
  }

  private void scoreRow(String name, DetectionScore score) {
    row(name, "#" + score.tp(), "#" + score.fp(), "#" + score.fn(), "#" + decimal(OptionalDouble.of(score.precision())),
        "#" + decimal(score.recall()), "#" + decimal(score.f1()),
        "#" + (score.meanDelay().isPresent() ? whole(Math.round(score.meanDelay().getAsDouble())) : "–"),
        "#" + decimal(score.falseAlarmsPer1000()),
        "#" + (score.ratioIsLowerBound() ? "> " : "") + decimal(score.meanTimeRatio()));
  }

  private static String decimal(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "–";
  }

  private void versions() {
    heading("Versions");
    var versions = summary.snapshot().versions();
    table("Version", "Parent", "#At instance", "Reason", "Status", "#Bytes", "SHA-256");
    versions.stream().limit(MOST_ROWS).forEach(v -> row(v.id().toString(),
        v.parent().map(VersionId::toString).orElse("–"), "#" + whole(v.at()), Params.word(v.reason()),
        summary.status(v), "#" + whole(v.size()), "=" + v.sha256().substring(0, Math.min(12, v.sha256().length()))));
    endTable();
    if (versions.size() > MOST_ROWS) {
      paragraph("note", "The first %d of %s.".formatted(MOST_ROWS, whole(versions.size())));
    }
  }

  private void events() {
    heading("Events");
    var counts = new TreeMap<String, Integer>();
    summary.snapshot().events().forEach(event -> counts.merge(event.type(), 1, Integer::sum));
    table("Type", "#Number");
    counts.forEach((type, count) -> row(type, "#" + whole(count)));
    endTable();
    table("#Instance", "Type", "Details");
    summary.snapshot().events().stream().limit(MOST_ROWS)
        .forEach(event -> row("#" + whole(event.at()), event.type(), EventFields.words(event)));
    endTable();
    paragraph("note", "All of them are in events.csv.");
  }

  private void setting(String made) {
    Scenario scenario = summary.scenario();
    heading("What was run");
    table("Part", "Setting");
    row("Scenario", "=" + scenario.id());
    row("Seed", Integer.toString(scenario.seed()));
    row("Instances", whole(summary.snapshot().index()));
    row("Stream", named(scenario.stream()));
    row("Learner", named(scenario.learner()));
    row("Strategy", named(scenario.strategy()));
    row("Detector", named(scenario.detector()));
    scenario.monitors().forEach(monitor -> row("Data monitor", named(monitor)));
    row("Labels", scenario.labels().describe());
    if (!scenario.labels().immediate()) {
      RunSnapshot.LabelCounts counts = summary.snapshot().labels();
      row("What became of them", "%s arrived, %s never came, %s given up, %s under way".formatted(whole(counts.arrived()),
          whole(counts.never()), whole(counts.lost()), whole(counts.waiting())));
    }
    scenario.replay().ifPresent(replay -> row("Replay", replay.toString()));
    summary.snapshot().fingerprint().ifPresent(fingerprint -> row("Fingerprint", "=" + fingerprint));
    row("Report", made);
    endTable();
  }

  private void heading(String text) {
    html.append("<h2>").append(escape(text)).append("</h2>\n");
  }

  private void paragraph(String style, String text) {
    html.append("<p").append(style.isEmpty() ? "" : " class=\"" + style + "\"").append('>').append(escape(text))
        .append("</p>\n");
  }

  /** Begins a table; a text that begins with # is a number column. */
  private void table(String... headings) {
    html.append("<div class=\"wide\"><table><thead><tr>");
    for (String heading : headings) {
      cell("th", heading);
    }
    html.append("</tr></thead><tbody>\n");
  }

  /** A row; a text that begins with # stands to the right, one that begins with = is code. */
  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      cell("td", cell);
    }
    html.append("</tr>\n");
  }

  private void cell(String tag, String text) {
    boolean number = text.startsWith("#");
    boolean code = text.startsWith("=");
    String escaped = escape(number || code ? text.substring(1) : text);
    html.append('<').append(tag).append(number ? " class=\"n\"" : "").append('>')
        .append(code ? "<code>" + escaped + "</code>" : escaped).append("</").append(tag).append('>');
  }

  private void endTable() {
    html.append("</tbody></table></div>\n");
  }

  private static String named(Spec spec) {
    return title(spec) + " – " + spec;
  }

  private static String title(Spec spec) {
    return spec.title();
  }

  private static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
