// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tables of knowledge bases, which are kept once for each SHA-256, and of conversations' logs. */
final class Conversations {
  private Conversations() {}

  static void insert(Connection connection, long run, String knowledge) throws SQLException {
    String sha256 = Versions.sha256(knowledge.getBytes(StandardCharsets.UTF_8));
    if (Sql.first(connection, "SELECT 1 FROM knowledge WHERE sha256 = ?", row -> 1, sha256).isEmpty()) {
      Sql.update(connection, "INSERT INTO knowledge VALUES(?,?)", sha256, knowledge);
    }
    Sql.update(connection, "INSERT INTO conversations VALUES(?,?)", run, sha256);
  }

  /** The text of a conversation's knowledge base; empty if the run is no conversation. */
  static Optional<String> knowledge(Connection connection, long run) throws SQLException {
    return Sql.first(connection, "SELECT content FROM conversations JOIN knowledge ON knowledge = sha256 WHERE run = ?",
        row -> row.getString(1), run);
  }

  static Optional<Instant> lastUsed(Connection connection, long run) throws SQLException {
    return Sql.first(connection, "SELECT moment FROM feedback WHERE run = ? ORDER BY number DESC LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)), run);
  }

  static List<Long> runs(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT run FROM conversations ORDER BY run", row -> row.getLong(1));
  }

  static void append(Connection connection, long run, List<StoredFeedback> entries) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "INSERT INTO feedback VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      for (StoredFeedback entry : entries) {
        statement.setLong(1, run);
        statement.setLong(2, entry.number());
        statement.setLong(3, entry.time());
        statement.setString(4, entry.kind());
        statement.setString(5, entry.by());
        statement.setString(6, entry.message());
        statement.setString(7, entry.answered());
        statement.setString(8, entry.intent());
        statement.setDouble(9, entry.propensity());
        statement.setString(10, entry.truth().orElse(null));
        statement.setLong(11, entry.target());
        statement.setInt(12, entry.version());
        statement.setString(13, entry.effect());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    Audit.append(connection, entries.stream().map(entry -> log(run, entry)).toList());
  }

  /** What the audit log says of a feedback. */
  static Audit.Content log(long run, StoredFeedback entry) {
    ObjectNode details = Json.MAPPER.createObjectNode().put("message", entry.message()).put("answered", entry.answered())
        .put("intent", entry.intent()).put("propensity", entry.propensity()).put("target", entry.target());
    details.put("effectSha256", Versions.sha256(entry.effect().getBytes(StandardCharsets.UTF_8)));
    return new Audit.Content(run, entry.number(), entry.kind(), entry.version(), entry.by(), details.toString());
  }

  static List<StoredFeedback> list(Connection connection, long run) throws SQLException {
    return Sql.list(connection, "SELECT number, moment, kind, made_by, message, answered, intent, propensity, truth,"
        + " target, version, effect FROM feedback WHERE run = ? ORDER BY number", row -> new StoredFeedback(
            row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
            row.getString(7), row.getDouble(8), Optional.ofNullable(row.getString(9)), row.getLong(10), row.getInt(11),
            row.getString(12)), run);
  }
}
