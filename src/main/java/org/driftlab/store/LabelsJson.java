// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.LinkedHashMap;
import org.driftlab.data.Params;
import org.driftlab.data.SpecFinder;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of labels as they stand in a stored command. */
final class LabelsJson {
  private LabelsJson() {}

  static ObjectNode write(ObjectNode node, Labels labels) {
    rule(node.putObject("rule"), labels.rule());
    ObjectNode byClass = node.putObject("byClass");
    labels.byClass().forEach((name, rule) -> rule(byClass.putObject(name), rule));
    return node.put("capacity", labels.capacity()).put("whenFull", labels.whenFull().name());
  }

  private static void rule(ObjectNode node, LabelRule rule) {
    node.set("delay", Json.MAPPER.readTree(Params.json(rule.delay())));
    node.put("labelled", rule.labelled()).put("noise", rule.noise());
  }

  static Labels read(JsonNode node, SpecFinder specs) {
    var byClass = new LinkedHashMap<String, LabelRule>();
    node.path("byClass").properties().forEach(entry -> byClass.put(entry.getKey(), rule(entry.getValue(), specs)));
    return new Labels(rule(node.path("rule"), specs), byClass, node.path("capacity").intValue(),
        Labels.WhenFull.valueOf(node.path("whenFull").stringValue()));
  }

  private static LabelRule rule(JsonNode node, SpecFinder specs) {
    return new LabelRule((LabelDelay) Json.spec(LabelDelay.class, node.path("delay"), specs),
        node.path("labelled").doubleValue(), node.path("noise").doubleValue());
  }
}
