// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.Params;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** Writes out what is known of a version, as names and values. */
final class VersionDetails {
  /** A name, its value and an explanation that may be empty. */
  record Line(String name, String value, String help) {}

  private final Texts texts;
  private final Formats formats;
  private final MetricTexts metrics;
  private final SentenceTexts sentences;
  private final LearnerWords learners;

  VersionDetails(Texts texts) {
    this.texts = texts;
    formats = new Formats(texts.locale());
    metrics = new MetricTexts(texts.locale());
    sentences = new SentenceTexts(texts.locale());
    learners = new LearnerWords(texts);
  }

  List<Line> of(ModelVersion version, RunSnapshot snapshot, Optional<Scenario> scenario) {
    var lines = new ArrayList<Line>();
    lines.add(line("parent", version.parent().map(VersionId::toString).orElse(texts.get("parent.none"))));
    lines.add(line("madeAt", formats.count(version.at())));
    lines.add(line("reason", texts.get("reason." + Params.word(version.reason()))));
    metric(lines, version, "accuracy", "accuracy");
    metric(lines, version, "kappa", "kappa");
    metric(lines, version, "kappaM", "kappa-m");
    metric(lines, version, "kappaT", "kappa-t");
    learner(lines, version, scenario);
    lines.add(line("size", formats.bytes(version.size()) + " · " + Formats.shortHash(version.sha256())));
    lines.add(line("reigns", reigns(version.id(), snapshot)));
    lines.add(line("provenance", texts.get("provenance.value", version.provenance().scenario(),
        Long.toString(version.provenance().seed()), version.provenance().driftlab(), version.provenance().jdk(),
        version.provenance().os())));
    return lines;
  }

  private void metric(List<Line> lines, ModelVersion version, String name, String metric) {
    Double value = version.metrics().get(name);
    if (value != null) {
      lines.add(new Line(texts.get(name), formats.decimal(value, 3), metrics.explain(metric)));
    }
  }

  private void learner(List<Line> lines, ModelVersion version, Optional<Scenario> scenario) {
    lines.add(line("learner", learners.title(version, scenario)));
    for (LearnerWords.Parameter p : learners.parameters(version, scenario)) {
      String value = p.value() instanceof Long whole ? formats.count(whole) : formats.value(p.value());
      lines.add(new Line(p.name(), (value + " " + p.unit()).strip(), p.help()));
    }
  }

  private String reigns(VersionId id, RunSnapshot snapshot) {
    var words = new ArrayList<String>();
    for (Reign reign : snapshot.reigns()) {
      if (reign.version().equals(id)) {
        String when = reign.isOpen() ? texts.get("reign.open", reign.from(), sentences.by(reign.by()))
            : texts.get("reign.closed", reign.from(), reign.until(), sentences.by(reign.by()));
        words.add(reign.evidence().isEmpty() ? when : when + ": " + sentences.why(reign.by(), reign.evidence()));
      }
    }
    return words.isEmpty() ? texts.get("reign.none") : String.join("\n", words);
  }

  private Line line(String key, String value) {
    return new Line(texts.get(key), value, texts.get(key + ".help"));
  }
}
