// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.Optional;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.WhatChanged;
import org.driftlab.version.VersionId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
      case RunEvent.ShadowStopped e -> node.put("version", e.version().number());
      case RunEvent.Retrained e -> node.put("how", e.how());
      case RunEvent.Refused e -> node.put("message", e.message());
      case RunEvent.LabelsLost e -> node.put("capacity", e.capacity()).put("whenFull", e.whenFull());
      case RunEvent.Failed e -> node.put("message", e.message());
      case RunEvent.BackgroundStarted _, RunEvent.Finished _ -> { }
    }
    return node.toString();
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
    }).toString();
  }

  static RunCommand command(String text) {
    JsonNode node = MAPPER.readTree(text);
    var version = new VersionId(node.path("version").intValue());
    String name = node.path("command").stringValue();
    return switch (name) {
      case "shadow" -> new RunCommand.Shadow(version, node.path("learning").booleanValue());
      case "stop-shadow" -> new RunCommand.StopShadow(version);
      case "promote" -> new RunCommand.Promote(version, text(node, "by"), text(node, "why"));
      case "roll-back" -> new RunCommand.RollBack(version, text(node, "by"), text(node, "why"));
      default -> throw new IllegalStateException("stored command '" + name + "'");
    };
  }

  private static String text(JsonNode node, String key) {
    return Optional.ofNullable(node.path(key).stringValue()).orElse("");
  }
}
