// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.version.VersionId;

/**
 * The audit log's table: a chain of SHA-256 hashes whose length and end stand in the table {@code workspace}, so that a lost
 * end is found too. Entries are written in the transaction of what they tell of, on the store's thread.
 */
final class Audit {
  private static final int BATCH = 5_000;
  private static final String COLUMNS =
      "seq, moment, run, at, type, version, cause, before_metrics, after_metrics, details, hash";

  private Audit() {}

  /** What an entry tells; its place, time and hash are the log's. */
  record Content(long run, long at, String type, int version, String cause, String before, String after, String details) {
    Content(long run, long at, String type, int version, String cause, String details) {
      this(run, at, type, version, cause, "", "", details);
    }
  }

  private record Row(long seq, long moment, Content content, String hash) {
    LogEntry entry() {
      return new LogEntry(seq, Instant.ofEpochMilli(moment), content.run, content.at, content.type,
          content.version == 0 ? Optional.empty() : Optional.of(new VersionId(content.version)), content.cause,
          metrics(content.before), metrics(content.after), content.details, hash);
    }

    private static Map<String, Double> metrics(String text) {
      return MetricText.read(text);
    }

    String hashAfter(String previous) {
      return Audit.hash(previous, seq, moment, content);
    }
  }

  private record Head(long count, String hash) {}

  static void append(Connection connection, Content content) throws SQLException {
    append(connection, List.of(content));
  }

  static void append(Connection connection, List<Content> contents) throws SQLException {
    if (contents.isEmpty()) {
      return;
    }
    Head head = head(connection);
    long seq = head.count;
    String hash = head.hash;
    long moment = System.currentTimeMillis();
    try (PreparedStatement statement = connection.prepareStatement(
        "INSERT INTO audit(" + COLUMNS + ") VALUES(?,?,?,?,?,?,?,?,?,?,?)")) {
      for (Content content : contents) {
        seq++;
        hash = hash(hash, seq, moment, content);
        set(statement, seq, moment, content, hash);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    Sql.update(connection, "UPDATE workspace SET audit_count = ?, audit_head = ?", seq, hash);
  }

  private static void set(PreparedStatement statement, long seq, long moment, Content content, String hash)
      throws SQLException {
    statement.setLong(1, seq);
    statement.setLong(2, moment);
    statement.setLong(3, content.run);
    statement.setLong(4, content.at);
    statement.setString(5, content.type);
    statement.setInt(6, content.version);
    statement.setString(7, content.cause);
    statement.setString(8, content.before);
    statement.setString(9, content.after);
    statement.setString(10, content.details);
    statement.setString(11, hash);
  }

  private static Head head(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT audit_count, audit_head FROM workspace",
        row -> new Head(row.getLong(1), row.getString(2))).getFirst();
  }

  /** When the newest entry was made. */
  static Optional<Instant> last(Connection connection) throws SQLException {
    return Sql.first(connection, "SELECT moment FROM audit ORDER BY seq DESC FETCH FIRST 1 ROWS ONLY",
        row -> Instant.ofEpochMilli(row.getLong(1)));
  }

  /** Each text is preceded by its length, so that no two contents give the same bytes. */
  private static String hash(String previous, long seq, long moment, Content content) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
    digest.update(ByteBuffer.allocate(36).putLong(seq).putLong(moment).putLong(content.run).putLong(content.at)
        .putInt(content.version).array());
    for (String text : List.of(previous, content.type, content.cause, content.before, content.after, content.details)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static List<LogEntry> list(Connection connection, LogQuery query) throws SQLException {
    String where = " WHERE at BETWEEN ? AND ?" + (query.run().isPresent() ? " AND run = ?" : "")
        + (query.type().isPresent() ? " AND type = ?" : "");
    var parameters = new ArrayList<Object>(List.of(query.from(), query.to()));
    query.run().ifPresent(parameters::add);
    query.type().ifPresent(parameters::add);
    return Sql.list(connection, "SELECT " + COLUMNS + " FROM audit" + where + " ORDER BY seq", row -> row(row).entry(),
        parameters.toArray());
  }

  /** What the log has of a run, in order. */
  static List<Content> contents(Connection connection, long run) throws SQLException {
    return Sql.list(connection, "SELECT " + COLUMNS + " FROM audit WHERE run = ? ORDER BY seq", row -> row(row).content(), run);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(row.getLong(1), row.getLong(2), new Content(row.getLong(3), row.getLong(4), row.getString(5),
        row.getInt(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10)), row.getString(11));
  }

  /** Follows the chain from its beginning; each problem names the entry it is about. */
  static void verify(Connection connection, Consumer<String> problem) throws SQLException {
    Head head = head(connection);
    long expected = 1;
    String previous = "";
    boolean linked = true;
    while (true) {
      List<Row> rows = Sql.list(connection, "SELECT " + COLUMNS + " FROM audit WHERE seq >= ? ORDER BY seq LIMIT " + BATCH,
          Audit::row, expected);
      for (Row row : rows) {
        if (row.seq != expected) {
          missing(expected, row.seq - 1, problem);
          linked = false;
        }
        if (linked && !row.hashAfter(previous).equals(row.hash)) {
          problem.accept("Entry %d of the audit log was changed: its hash does not match.".formatted(row.seq));
        }
        previous = row.hash;
        linked = true;
        expected = row.seq + 1;
      }
      if (rows.size() < BATCH) {
        break;
      }
    }
    if (expected <= head.count) {
      missing(expected, head.count, problem);
    } else if (expected - 1 != head.count || !previous.equals(head.hash)) {
      problem.accept("The audit log does not end as recorded: entry %d was changed or added.".formatted(expected - 1));
    }
  }

  private static void missing(long first, long last, Consumer<String> problem) {
    problem.accept(first == last ? "Entry %d of the audit log is missing.".formatted(first)
        : "Entries %d to %d of the audit log are missing.".formatted(first, last));
  }
}
