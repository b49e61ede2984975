// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.driftlab.data.Params;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.DataTable.Column;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/** Lays two versions side by side: how each was made, what each is made of, and how each did while it was the champion. */
final class VersionComparison {
  private static final String DIFFERS = "≠";

  private final Texts texts;
  private final Formats formats;
  private final LearnerWords learners;
  private final RunSnapshot snapshot;
  private final Optional<Scenario> scenario;
  private final Map<VersionId, ModelVersion> versions = new HashMap<>();

  VersionComparison(Texts texts, RunSnapshot snapshot, Optional<Scenario> scenario) {
    this.texts = texts;
    this.snapshot = snapshot;
    this.scenario = scenario;
    formats = new Formats(texts.locale());
    learners = new LearnerWords(texts);
    snapshot.versions().forEach(v -> versions.put(v.id(), v));
  }

  /**
   * The table of two versions of the run: a name, a value of each, and the second value less the first, or ≠ where two words
   * differ.
   */
  DataTable of(VersionId one, VersionId other) {
    ModelVersion first = Objects.requireNonNull(versions.get(one));
    ModelVersion second = Objects.requireNonNull(versions.get(other));
    var rows = new ArrayList<List<Object>>();
    row(rows, "reason", reason(first), reason(second));
    row(rows, "parent", parent(first), parent(second));
    row(rows, "madeAt", first.at(), second.at());
    row(rows, "learner", learners.title(first, scenario), learners.title(second, scenario));
    parameters(rows, first, second);
    int different = (int) rows.stream().skip(4).filter(r -> !r.getLast().equals("")).count();
    for (String metric : List.of("accuracy", "kappa", "kappaM", "kappaT")) {
      if (first.metrics().containsKey(metric) || second.metrics().containsKey(metric)) {
        row(rows, metric, number(first, metric), number(second, metric));
      }
    }
    row(rows, "compare.size", first.size(), second.size());
    var served = new Service(snapshot, one);
    var servedToo = new Service(snapshot, other);
    reigns(rows, served, servedToo);
    return new DataTable(texts.get("compare.title", one, other), summary(first, second, different, served, servedToo),
        List.of(new Column("property", texts.get("compare.property")), new Column(one.toString(), name(one)),
            new Column(other.toString(), name(other)), new Column("difference", texts.get("compare.difference", other, one))),
        rows);
  }

  private void reigns(List<List<Object>> rows, Service one, Service other) {
    row(rows, "compare.reigns", one.reigns(), other.reigns());
    row(rows, "compare.served", one.instances(), other.instances());
    row(rows, "compare.accuracy", one.mean(), other.mean());
    row(rows, "compare.lowest", one.lowest(), other.lowest());
    row(rows, "compare.detections", detections(one), detections(other));
  }

  private long detections(Service service) {
    return snapshot.events().stream().filter(e -> e instanceof RunEvent.Detection && service.covers(e.at())).count();
  }

  private void parameters(List<List<Object>> rows, ModelVersion first, ModelVersion second) {
    var values = new LinkedHashMap<String, Object[]>();
    learners.parameters(first, scenario).forEach(p -> values.computeIfAbsent(label(p), n -> new Object[] {"–", "–"})[0] = value(p));
    learners.parameters(second, scenario).forEach(p -> values.computeIfAbsent(label(p), n -> new Object[] {"–", "–"})[1] = value(p));
    values.forEach((name, pair) -> rows.add(List.of(name, pair[0], pair[1], difference(pair[0], pair[1]))));
  }

  /** Penalties and rates may be far smaller than the digits that a table shows of a number. */
  private Object value(LearnerWords.Parameter p) {
    return p.value() instanceof Double number ? formats.value(number) : p.value();
  }

  private static String label(LearnerWords.Parameter p) {
    return p.unit().isEmpty() ? p.name() : p.name() + " (" + p.unit() + ")";
  }

  private void row(List<List<Object>> rows, String key, Object one, Object other) {
    rows.add(List.of(texts.get(key), one, other, difference(one, other)));
  }

  private static Object difference(Object one, Object other) {
    if (one.equals(other)) {
      return "";
    } else if (one instanceof Long a && other instanceof Long b) {
      return b - a;
    } else if (one instanceof Number a && other instanceof Number b) {
      double less = b.doubleValue() - a.doubleValue();
      return Double.isNaN(less) ? "" : (Object) less;
    }
    return DIFFERS;
  }

  private String reason(ModelVersion version) {
    return texts.get("reason." + Params.word(version.reason()));
  }

  private String parent(ModelVersion version) {
    return version.parent().map(VersionId::toString).orElse(texts.get("parent.none"));
  }

  private static Double number(ModelVersion version, String metric) {
    return version.metrics().getOrDefault(metric, Double.NaN);
  }

  private String name(VersionId version) {
    return snapshot.champion().equals(Optional.of(version)) ? "★ " + version : version.toString();
  }

  private String summary(ModelVersion one, ModelVersion other, int different, Service served, Service servedToo) {
    String said = kin(one, other) + " " + texts.get("compare.parameters", different);
    if (!Double.isNaN(served.mean()) && !Double.isNaN(servedToo.mean())) {
      said += " " + texts.get("compare.did", one.id(), served.mean(), other.id(), servedToo.mean());
    }
    return said;
  }

  /** How the two are related, in a sentence. */
  private String kin(ModelVersion one, ModelVersion other) {
    List<VersionId> above = lineage(one);
    List<VersionId> line = lineage(other);
    if (line.contains(one.id())) {
      return texts.get("compare.descends", other.id(), one.id(), line.indexOf(one.id()));
    } else if (above.contains(other.id())) {
      return texts.get("compare.descends", one.id(), other.id(), above.indexOf(other.id()));
    }
    var ancestors = new HashSet<>(above);
    return line.stream().filter(ancestors::contains).findFirst()
        .map(shared -> texts.get("compare.branched", one.id(), other.id(), shared))
        .orElseGet(() -> texts.get("compare.strangers", one.id(), other.id()));
  }

  private List<VersionId> lineage(ModelVersion version) {
    var line = new ArrayList<VersionId>();
    for (ModelVersion v = version; v != null; v = v.parent().map(versions::get).orElse(null)) {
      line.add(v.id());
    }
    return line;
  }
}
