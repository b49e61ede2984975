// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.Params;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes out what is known of a version, as names and values. */
final class VersionDetails {
  /** A name, its value and an explanation that may be empty. */
  record Line(String name, String value, String help) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final Texts texts;
  private final Formats formats;
  private final MetricTexts metrics;
  private final CatalogTexts words;

  VersionDetails(Texts texts) {
    this.texts = texts;
    formats = new Formats(texts.locale());
    metrics = new MetricTexts(texts.locale());
    words = new CatalogTexts(texts.locale());
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

  /** Its title and parameters; with the labels of the scenario's learner when that is of the same kind. */
  private void learner(List<Line> lines, ModelVersion version, Optional<Scenario> scenario) {
    var labels = new HashMap<String, Params.Info>();
    var known = scenario.map(Scenario::learner).filter(l -> l.id().equals(version.learner()));
    known.ifPresent(l -> Params.of(l).forEach(info -> labels.put(info.name(), info)));
    lines.add(line("learner", known.map(words::title).orElse(version.learner())));
    for (var entry : JSON.readTree(version.learnerSpec()).properties()) {
      if (!entry.getKey().equals("id")) {
        Params.Info info = labels.get(entry.getKey());
        lines.add(info == null ? new Line(entry.getKey(), value(entry.getValue()), "")
            : new Line(words.label(known.orElseThrow(), info),
                (value(entry.getValue()) + " " + words.unit(info)).strip(), words.help(known.orElseThrow(), info)));
      }
    }
  }

  private String value(JsonNode value) {
    return value.isIntegralNumber() ? formats.count(value.asLong())
        : value.isNumber() ? formats.value(value.asDouble())
        : value.isBoolean() ? texts.get(value.asBoolean() ? "yes" : "no")
        : value.isString() ? value.asString() : value.toString();
  }

  private String reigns(VersionId id, RunSnapshot snapshot) {
    var words = new ArrayList<String>();
    for (Reign reign : snapshot.reigns()) {
      if (reign.version().equals(id)) {
        String when = reign.isOpen() ? texts.get("reign.open", reign.from(), reign.by())
            : texts.get("reign.closed", reign.from(), reign.until(), reign.by());
        words.add(reign.evidence().isEmpty() ? when : when + ": " + reign.evidence());
      }
    }
    return words.isEmpty() ? texts.get("reign.none") : String.join("\n", words);
  }

  private Line line(String key, String value) {
    return new Line(texts.get(key), value, texts.get(key + ".help"));
  }
}
