// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.data.SpecFinder;
import org.driftlab.engine.Evidence;
import org.driftlab.engine.Loss;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.WhatChanged;
import org.driftlab.version.VersionId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON texts of a workspace: events' details and commands as JSON objects with permanent keys. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** What an event says beyond its index and type. */
  static String details(RunEvent event) {
    ObjectNode node = MAPPER.createObjectNode();
    switch (event) {
      case RunEvent.Warning e -> node.put("detector", e.detector());
      case RunEvent.Detection e -> changed(node.put("detector", e.detector()), e.what());
      case RunEvent.DataDrift e -> {
        node.put("monitor", e.monitor());
        node.set("features", MAPPER.valueToTree(e.features()));
        changed(node.put("statistic", e.statistic()), e.what());
      }
      case RunEvent.VersionCreated e -> node.put("version", e.version().id().number());
      case RunEvent.Promoted e -> node.put("version", e.version().number()).put("by", e.by()).put("why", e.why());
      case RunEvent.RolledBack e -> node.put("from", e.from().number()).put("to", e.to().number()).put("by", e.by())
          .put("why", e.why());
      case RunEvent.ShadowStarted e -> node.put("version", e.version().number()).put("learning", e.learning());
      case RunEvent.CandidateStarted e -> node.put("version", e.version().number());
      case RunEvent.ShadowStopped e -> node.put("version", e.version().number());
      case RunEvent.Retrained e -> node.put("how", e.how());
      case RunEvent.GateVerdict e -> evidence(node.put("version", e.version().number())
          .put("verdict", Params.word(e.verdict())).put("waits", e.waits()), e.evidence());
      case RunEvent.Kept e -> node.put("version", e.version().number()).put("by", e.by()).put("why", e.why());
      case RunEvent.GuardStarted e -> node.put("version", e.deposed().number()).put("labels", e.labels());
      case RunEvent.GuardEnded e -> node.put("version", e.deposed().number()).put("restored", e.restored())
          .put("why", e.why());
      case RunEvent.Refused e -> node.put("message", e.message());
      case RunEvent.FineTuneStarted e -> node.put("epochs", e.epochs()).put("instances", e.instances())
          .put("within", e.within());
      case RunEvent.FineTuneDone e -> node.put("taken", e.taken());
      case RunEvent.StepRefused e -> node.put("model", e.model());
      case RunEvent.LabelsLost e -> node.put("capacity", e.capacity()).put("whenFull", e.whenFull());
      case RunEvent.Changed e -> node.put("before", e.before()).put("part", e.part());
      case RunEvent.Failed e -> node.put("message", e.message());
      case RunEvent.BackgroundStarted _, RunEvent.Finished _ -> { }
    }
    return node.toString();
  }

  private static void evidence(ObjectNode node, Evidence evidence) {
    node.put("test", Params.word(evidence.test())).put("alpha", evidence.alpha()).put("labels", evidence.labels())
        .put("championOnly", evidence.championOnly()).put("candidateOnly", evidence.candidateOnly());
    if (evidence.loss() == Loss.COST) {
      node.put("loss", Params.word(evidence.loss())).put("saved", evidence.saved());
    }
    number(node, "lower", evidence.lower());
    number(node, "upper", evidence.upper());
    number(node, "pValue", evidence.pValue());
    var rails = node.putArray("guardrails");
    evidence.guardrails().forEach(rail -> rails.addObject().put("name", rail.name()).put("value", rail.value())
        .put("limit", rail.limit()));
  }

  /** Absent numbers are left out, because JSON has no NaN. */
  private static void number(ObjectNode node, String name, double value) {
    if (!Double.isNaN(value)) {
      node.put(name, value);
    }
  }

  private static void changed(ObjectNode node, WhatChanged what) {
    if (!what.equals(WhatChanged.NOTHING)) {
      node.set("changed", MAPPER.valueToTree(what.fields()));
    }
  }

  static String command(RunCommand command) {
    ObjectNode node = MAPPER.createObjectNode();
    return (switch (command) {
      case RunCommand.Shadow c -> node.put("command", "shadow").put("version", c.version().number())
          .put("learning", c.learning());
      case RunCommand.StopShadow c -> node.put("command", "stop-shadow").put("version", c.version().number());
      case RunCommand.Promote c -> node.put("command", "promote").put("version", c.version().number())
          .put("by", c.by()).put("why", c.why());
      case RunCommand.RollBack c -> node.put("command", "roll-back").put("version", c.version().number())
          .put("by", c.by()).put("why", c.why());
      case RunCommand.Use c -> node.put("command", "use").put("kind", c.kind()).set("part",
          MAPPER.readTree(Params.json(c.part())));
      case RunCommand.UseLabels c -> LabelsJson.write(node.put("command", "use-labels"), c.labels());
      case RunCommand.UseReplay c -> node.put("command", "use-replay").put("batch", c.replay().batch())
          .put("every", c.replay().every()).set("memory", MAPPER.readTree(Params.json(c.replay().memory())));
      case RunCommand.UseMonitors c -> {
        ArrayNode monitors = node.put("command", "use-monitors").putArray("monitors");
        c.monitors().forEach(monitor -> monitors.add(MAPPER.readTree(Params.json(monitor))));
        yield node;
      }
      case RunCommand.Drop c -> node.put("command", "drop").put("part", Params.word(c.part()));
      case RunCommand.Keep c -> node.put("command", "keep").put("version", c.version().number())
          .put("by", c.by()).put("why", c.why());
      case RunCommand.FineTune c -> node.put("command", "fine-tune").put("epochs", c.epochs())
          .put("by", c.by()).put("why", c.why());
    }).toString();
  }

  /** The spec of {@link Params#json}'s text, found by its id. */
  static Spec spec(Class<? extends Spec> kind, JsonNode node, SpecFinder specs) {
    var texts = new LinkedHashMap<String, String>();
    flatten("", node, texts);
    String id = Objects.requireNonNull(texts.remove("id"), "id of a stored spec");
    return Params.with(specs.find(kind, id), texts, specs);
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> texts) {
    node.properties().forEach(entry -> {
      String name = prefix + entry.getKey();
      if (entry.getValue().isObject()) {
        texts.put(name, entry.getValue().path("id").stringValue());
        flatten(name + ".", entry.getValue(), texts);
      } else if (prefix.isEmpty() || !entry.getKey().equals("id")) {
        texts.put(name, entry.getValue().asString());
      }
    });
  }

  static RunCommand command(String text, SpecFinder specs) {
    JsonNode node = MAPPER.readTree(text);
    String name = text(node, "command");
    return switch (name) {
      case "shadow" -> new RunCommand.Shadow(version(node), node.path("learning").booleanValue());
      case "stop-shadow" -> new RunCommand.StopShadow(version(node));
      case "promote" -> new RunCommand.Promote(version(node), text(node, "by"), text(node, "why"));
      case "keep" -> new RunCommand.Keep(version(node), text(node, "by"), text(node, "why"));
      case "roll-back" -> new RunCommand.RollBack(version(node), text(node, "by"), text(node, "why"));
      case "fine-tune" -> new RunCommand.FineTune(node.path("epochs").intValue(), text(node, "by"), text(node, "why"));
      case "use" -> new RunCommand.Use(spec(RunCommand.Use.type(text(node, "kind")), node.path("part"), specs));
      case "use-labels" -> new RunCommand.UseLabels(LabelsJson.read(node, specs));
      case "use-replay" -> RunCommand.UseReplay.of(spec(RunCommand.Use.type("memory"), node.path("memory"), specs),
          node.path("batch").intValue(), node.path("every").intValue());
      case "use-monitors" -> RunCommand.UseMonitors.of(node.path("monitors").valueStream()
          .map(monitor -> spec(RunCommand.UseMonitors.type(), monitor, specs)).toList());
      case "drop" -> new RunCommand.Drop(RunCommand.Part.valueOf(text(node, "part").toUpperCase(Locale.ROOT)));
      default -> throw new IllegalStateException("stored command '" + name + "'");
    };
  }

  private static VersionId version(JsonNode node) {
    return new VersionId(node.path("version").intValue());
  }

  private static String text(JsonNode node, String key) {
    return Optional.ofNullable(node.path(key).stringValue()).orElse("");
  }
}
