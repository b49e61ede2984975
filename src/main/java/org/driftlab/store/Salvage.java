// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/**
 * Carries the rows that can still be read of damaged files over into a new workspace file, row by row.
 *
 * <p>A broken page of H2's file takes the rows on it along, but not those before and behind it: each table is read from its first
 * row on and from its last row back, as far as either goes. Rows of a second source fill what the first lacks. What then refers
 * to rows that are gone is mended or left out, so that the file can be worked with; what is missing in the audit log the check
 * tells, because its chain has a gap there.
 */
final class Salvage {
  /** A table, its key, and all its columns that are stored. */
  private record Table(String name, String key, String columns, boolean numbered) {
    String read(boolean forward) {
      String order = forward ? key : String.join(" DESC, ", key.split(", ")) + " DESC";
      return "SELECT " + columns + " FROM " + name + " ORDER BY " + order;
    }

    String write() {
      String places = String.join(", ", Collections.nCopies(columns.split(", ").length, "?"));
      return "INSERT INTO " + name + "(" + columns + ")" + (numbered ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES(" + places + ")";
    }
  }

  private static final List<Table> TABLES = List.of(
      new Table("runs", "id", "id, scenario, scenario_text, seed, started_at, driftlab, state, fingerprint, position", true),
      new Table("origins", "run", "run, parent, at, change", false),
      new Table("models", "sha256", "sha256, size, thinned", false),
      new Table("model_pieces", "sha256, piece", "sha256, piece, bytes", false),
      new Table("versions", "run, number", "run, number, parent, at, reason, learner, spec, scenario, seed, driftlab, jdk, os, cpu,"
          + " metrics, size, sha256", false),
      new Table("reigns", "run, seq", "run, seq, version, from_at, until_at, promoted_by, evidence", false),
      new Table("events", "run, seq", "run, seq, at, type, details", false),
      new Table("interventions", "run, seq", "run, seq, at, command", false),
      new Table("annotations", "id", "id, run, version, kind, content, made_by, moment", true),
      new Table("knowledge", "sha256", "sha256, content", false),
      new Table("conversations", "run", "run, knowledge", false),
      new Table("feedback", "run, number", "run, number, moment, kind, made_by, message, answered, intent, propensity, truth, target,"
          + " version, effect", false),
      new Table("audit", "seq", "seq, moment, run, at, type, version, cause, before_metrics, after_metrics, details, hash", false));

  /** In this order nothing is left that refers to something that is gone. */
  private static final List<String> MENDS = List.of(
      "DELETE FROM versions WHERE run NOT IN (SELECT id FROM runs)",
      "UPDATE versions v SET parent = NULL WHERE parent IS NOT NULL AND NOT EXISTS("
          + "SELECT 1 FROM versions p WHERE p.run = v.run AND p.number = v.parent)",
      "INSERT INTO models(sha256, size, thinned) SELECT sha256, MIN(size), TRUE FROM versions"
          + " WHERE sha256 NOT IN (SELECT sha256 FROM models) GROUP BY sha256",
      "DELETE FROM models WHERE sha256 NOT IN (SELECT sha256 FROM versions)",
      // A model that lacks bytes keeps its record, as one that was thinned does.
      "UPDATE models m SET thinned = TRUE WHERE NOT thinned AND size <> (SELECT COALESCE(SUM(OCTET_LENGTH(p.bytes)), 0) FROM model_pieces p"
          + " WHERE p.sha256 = m.sha256)",
      "DELETE FROM model_pieces WHERE sha256 NOT IN (SELECT sha256 FROM models WHERE NOT thinned)",
      "DELETE FROM reigns g WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.run = g.run AND v.number = g.version)",
      "UPDATE reigns g SET until_at = -1 WHERE seq = (SELECT MAX(l.seq) FROM reigns l WHERE l.run = g.run)",
      "DELETE FROM events WHERE run NOT IN (SELECT id FROM runs)",
      "DELETE FROM interventions WHERE run NOT IN (SELECT id FROM runs)",
      "DELETE FROM annotations a WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.run = a.run AND v.number = a.version)",
      "DELETE FROM origins WHERE run NOT IN (SELECT id FROM runs) OR parent NOT IN (SELECT id FROM runs)",
      "DELETE FROM conversations WHERE run NOT IN (SELECT id FROM runs) OR knowledge NOT IN (SELECT sha256 FROM knowledge)",
      "DELETE FROM feedback WHERE run NOT IN (SELECT run FROM conversations)");

  private static final int DUPLICATE = 23_505;

  private final Workspace workspace;
  private final Connection target;

  private Salvage(Workspace workspace, Connection target) {
    this.workspace = workspace;
    this.target = target;
  }

  /**
   * Makes a new file of what can be read.
   *
   * @param sources files in the present format, the one that counts most first
   * @param fresh where the file is made; there is none yet
   * @return how many models have lost their bytes
   */
  static int into(Path fresh, Workspace workspace, List<Path> sources) throws SQLException {
    try (Connection target = Database.connect(fresh, Database.SETTINGS)) {
      Schema.create(target);
      int lost = new Salvage(workspace, target).run(sources);
      target.commit();
      return lost;
    }
  }

  private int run(List<Path> sources) throws SQLException {
    execute("SET REFERENTIAL_INTEGRITY FALSE");
    for (Path source : sources.reversed()) {
      settings(source); // those of the first source last
    }
    for (Path source : sources) {
      for (Table table : TABLES) {
        copy(source, table, true);
        copy(source, table, false);
      }
    }
    int lost = 0;
    for (String mend : MENDS) {
      int rows = Sql.update(target, mend);
      lost += mend.contains("thinned") && !mend.startsWith("DELETE") ? rows : 0;
    }
    execute("SET REFERENTIAL_INTEGRITY TRUE");
    restart("runs");
    restart("annotations");
    return lost;
  }

  private void execute(String statement) throws SQLException {
    try (Statement one = target.createStatement()) {
      one.execute(statement);
    }
  }

  /** The numbers that the database gives go on behind those that are taken. */
  private void restart(String table) throws SQLException {
    long last = Sql.list(target, "SELECT COALESCE(MAX(id), 0) FROM " + table, row -> row.getLong(1)).getFirst();
    execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH " + (last + 1));
  }

  private void settings(Path source) {
    try (Connection from = Database.connectForReading(workspace, source)) {
      Object[] kept = Sql.list(from, "SELECT audit_count, audit_head, keep_last, keep_mb, backup_hours FROM workspace",
          row -> new Object[] {row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4), row.getInt(5)}).getFirst();
      Sql.update(target, "UPDATE workspace SET audit_count = ?, audit_head = ?, keep_last = ?, keep_mb = ?, backup_hours = ?", kept);
    } catch (SQLException | RuntimeException e) {
      // As with rows: what cannot be read stays as a new workspace has it.
    }
  }

  /** Reads a table in one direction until it is at the end or at a page that cannot be read. */
  private void copy(Path source, Table table, boolean forward) {
    try (Connection from = Database.connectForReading(workspace, source); Statement lazily = from.createStatement()) {
      lazily.execute("SET LAZY_QUERY_EXECUTION 1"); // else one bad page would cost the whole table
      try (ResultSet rows = lazily.executeQuery(table.read(forward)); PreparedStatement into = target.prepareStatement(table.write())) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int c = 1; c <= columns; c++) {
            into.setObject(c, rows.getObject(c));
          }
          if (!insert(into) && !forward) {
            return; // the other direction came this far
          }
        }
      }
    } catch (SQLException | RuntimeException e) {
      // The rows from here on, or up to here, are lost; the other direction and the other source may have them.
    }
  }

  /** Whether the row is new; one that lacks what it must have is left out as one that is there already. */
  private static boolean insert(PreparedStatement into) {
    try {
      into.executeUpdate();
      return true;
    } catch (SQLException e) {
      return e.getErrorCode() != DUPLICATE;
    }
  }
}
