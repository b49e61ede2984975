// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.Params;
import org.driftlab.engine.Scenario;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.version.ModelVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The learner of a version: its title and parameters, with the labels of the scenario's learner when that is of the same kind. */
final class LearnerWords {
  /**
   * A parameter.
   *
   * @param name its label, or its name in files where no label is known
   * @param unit may be empty
   * @param help may be empty
   * @param value a Long, a Double, or a text
   */
  record Parameter(String name, String unit, String help, Object value) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final Texts texts;
  private final CatalogTexts words;

  LearnerWords(Texts texts) {
    this.texts = texts;
    words = new CatalogTexts(texts.locale());
  }

  String title(ModelVersion version, Optional<Scenario> scenario) {
    return known(version, scenario).map(words::title).orElse(version.learner());
  }

  List<Parameter> parameters(ModelVersion version, Optional<Scenario> scenario) {
    var labels = new HashMap<String, Params.Info>();
    Optional<LearnerSpec> known = known(version, scenario);
    known.ifPresent(l -> Params.of(l).forEach(info -> labels.put(info.name(), info)));
    var parameters = new ArrayList<Parameter>();
    for (var entry : JSON.readTree(version.learnerSpec()).properties()) {
      if (!entry.getKey().equals("id")) {
        Params.Info info = labels.get(entry.getKey());
        Object value = value(entry.getValue());
        parameters.add(info == null ? new Parameter(entry.getKey(), "", "", value)
            : new Parameter(words.label(known.orElseThrow(), info), words.unit(info), words.help(known.orElseThrow(), info), value));
      }
    }
    return parameters;
  }

  private static Optional<LearnerSpec> known(ModelVersion version, Optional<Scenario> scenario) {
    return scenario.map(Scenario::learner).filter(l -> l.id().equals(version.learner()));
  }

  private Object value(JsonNode value) {
    return value.isIntegralNumber() ? (Object) value.asLong()
        : value.isNumber() ? (Object) value.asDouble()
        : value.isBoolean() ? texts.get(value.asBoolean() ? "yes" : "no")
        : value.isString() ? value.asString() : value.toString();
  }
}
