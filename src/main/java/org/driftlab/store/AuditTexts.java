// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the audit log says of a run's beginning, versions, reigns, events and end. */
final class AuditTexts {
  /** Events that the log already has from the version or the reign itself. */
  private static final Set<String> TOLD = Set.of("version", "promotion", "rollback");
  private static final List<String> CAUSES = List.of("by", "why", "detector", "how", "reason", "message");

  private AuditTexts() {}

  static Audit.Content begun(long run, RunInfo info) {
    ObjectNode details = Json.MAPPER.createObjectNode().put("scenario", info.scenario()).put("seed", info.seed())
        .put("driftlab", info.driftlab()).put("scenarioSha256", Versions.sha256(
            info.scenarioText().getBytes(StandardCharsets.UTF_8)));
    info.origin().ifPresent(origin -> details.put("from", origin.run()).put("forkedAt", origin.at())
        .put("change", origin.change()));
    return new Audit.Content(run, 0, "begun", 0, info.scenario(), details.toString());
  }

  static Audit.Content ended(long run, RunInfo.State state, long position, Optional<String> fingerprint) {
    ObjectNode details = Json.MAPPER.createObjectNode().put("state", state.name());
    fingerprint.ifPresent(text -> details.put("fingerprint", text));
    return new Audit.Content(run, position, "ended", 0, word(state), details.toString());
  }

  static Audit.Content version(Connection connection, long run, ModelVersion version) throws SQLException {
    ObjectNode details = Json.MAPPER.createObjectNode().put("learner", version.learner()).put("bytes", version.size())
        .put("sha256", version.sha256());
    version.parent().ifPresent(parent -> details.put("parent", parent.number()));
    return new Audit.Content(run, version.at(), "version", version.id().number(), word(version.reason()),
        metrics(connection, run, version.parent().map(VersionId::number).orElse(0)), MetricText.write(version.metrics()),
        details.toString());
  }

  /** The beginning of a reign; {@code deposed} is 0 if there was no champion before. */
  static Audit.Content reign(Connection connection, long run, Reign reign, int deposed, String type) throws SQLException {
    ObjectNode details = Json.MAPPER.createObjectNode();
    if (deposed > 0) {
      details.put("deposed", deposed);
    }
    return new Audit.Content(run, reign.from(), type, reign.version().number(), reign.by() + ": " + reign.evidence(),
        metrics(connection, run, deposed), metrics(connection, run, reign.version().number()), details.toString());
  }

  private static String metrics(Connection connection, long run, int version) throws SQLException {
    return version == 0 ? "" : Sql.first(connection, "SELECT metrics FROM versions WHERE run = ? AND number = ?",
        row -> row.getString(1), run, version).orElse("");
  }

  static List<Audit.Content> events(long run, List<StoredEvent> events) {
    return events.stream().filter(event -> !TOLD.contains(event.type())).map(event -> event(run, event)).toList();
  }

  private static Audit.Content event(long run, StoredEvent event) {
    JsonNode details = Json.MAPPER.readTree(event.details());
    String cause = String.join(": ", CAUSES.stream().map(details::path).filter(JsonNode::isString)
        .map(JsonNode::stringValue).toList());
    return new Audit.Content(run, event.at(), event.type(), details.path("version").asInt(0), cause, event.details());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
