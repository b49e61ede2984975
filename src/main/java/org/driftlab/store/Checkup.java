// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.driftlab.version.Reign;

/** Reads a whole workspace and collects what is wrong with it; memory is bounded by the largest model. */
final class Checkup {
  private final Connection connection;
  private final List<String> problems = new ArrayList<>();

  private Checkup(Connection connection) {
    this.connection = connection;
  }

  static List<String> problems(Connection connection) {
    var checkup = new Checkup(connection);
    checkup.attempt("the models", checkup::models);
    checkup.attempt("the versions", checkup::versions);
    checkup.attempt("the reigns", checkup::reigns);
    checkup.attempt("the events", checkup::events);
    checkup.attempt("the annotations", checkup::annotations);
    checkup.attempt("the conversations", checkup::conversations);
    checkup.attempt("the audit log", () -> Audit.verify(connection, checkup.problems::add));
    if (checkup.problems.isEmpty()) {
      // What is damaged is told already, and would be told again.
      checkup.attempt("the audit log", () -> Ledger.verify(connection, checkup.problems::add));
    }
    return List.copyOf(checkup.problems);
  }

  private interface Check {
    void run() throws SQLException;
  }

  /** A part that cannot even be read is a problem like any other, and the next part is still looked at. */
  private void attempt(String part, Check check) {
    try {
      check.run();
    } catch (SQLException | RuntimeException e) {
      problems.add("Reading %s fails: %s.".formatted(part, Sql.reason(e)));
    }
  }

  private void models() throws SQLException {
    for (String sha256 : Sql.list(connection, "SELECT sha256 FROM models WHERE NOT thinned"
        + " ORDER BY sha256", row -> row.getString(1))) {
      attempt("the model " + sha256, () -> {
        if (!Versions.sha256(Versions.model(connection, sha256)).equals(sha256)) {
          problems.add("The stored model %s is damaged: its SHA-256 does not match.".formatted(sha256));
        }
      });
    }
    each("SELECT m.sha256 FROM models m WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.sha256 = m.sha256)"
        + " ORDER BY m.sha256", "The stored model %s belongs to no version.");
    each("SELECT DISTINCT p.sha256 FROM model_pieces p WHERE NOT EXISTS(SELECT 1 FROM models m"
        + " WHERE m.sha256 = p.sha256) ORDER BY p.sha256", "Bytes are stored under %s, but no model has that name.");
  }

  private void versions() throws SQLException {
    each("SELECT 'v' || v.number || ' of run ' || v.run FROM versions v WHERE NOT EXISTS(SELECT 1 FROM models m"
        + " WHERE m.sha256 = v.sha256 AND m.size = v.size) ORDER BY v.run, v.number",
        "The model of version %s is missing or of another size.");
    each("SELECT 'v' || v.number || ' of run ' || v.run FROM versions v WHERE v.parent IS NOT NULL AND NOT EXISTS("
        + "SELECT 1 FROM versions p WHERE p.run = v.run AND p.number = v.parent) ORDER BY v.run, v.number",
        "The parent of version %s does not exist.");
    each("SELECT 'v' || v.number || ' of run ' || v.run FROM versions v WHERE v.parent >= v.number"
        + " ORDER BY v.run, v.number", "The parent of version %s is not older than it.");
    each("SELECT DISTINCT v.run FROM versions v WHERE NOT EXISTS(SELECT 1 FROM runs r WHERE r.id = v.run)"
        + " ORDER BY v.run",
        "There are versions of run %s, which does not exist.");
    each("SELECT o.run FROM origins o WHERE NOT EXISTS(SELECT 1 FROM runs r WHERE r.id = o.parent) OR o.parent >= o.run"
        + " ORDER BY o.run", "The run that run %s branched off does not exist.");
  }

  private void reigns() throws SQLException {
    each("SELECT 'v' || g.version || ' of run ' || g.run FROM reigns g WHERE NOT EXISTS(SELECT 1 FROM versions v"
        + " WHERE v.run = g.run AND v.number = g.version) ORDER BY g.run, g.seq",
        "Version %s reigned but does not exist.");
    for (long run : Sql.list(connection, "SELECT DISTINCT run FROM reigns ORDER BY run", row -> row.getLong(1))) {
      List<Reign> reigns = Reigns.list(connection, run);
      long open = reigns.stream().filter(Reign::isOpen).count();
      if (open != 1) {
        problems.add("Run %d has %d champions instead of one.".formatted(run, open));
      }
      for (int i = 0; i + 1 < reigns.size(); i++) {
        if (reigns.get(i).until() != reigns.get(i + 1).from()) {
          problems.add("In run %d, reign %d does not begin where the one before it ends.".formatted(run, i + 2));
        }
      }
    }
  }

  private void events() throws SQLException {
    each("SELECT run FROM events GROUP BY run HAVING COUNT(*) <> MAX(seq) + 1 ORDER BY run",
        "Events of run %s are missing.");
    each("SELECT run FROM interventions GROUP BY run HAVING COUNT(*) <> MAX(seq) + 1 ORDER BY run",
        "Interventions of run %s are missing.");
  }

  private void annotations() throws SQLException {
    each("SELECT DISTINCT 'v' || a.version || ' of run ' || a.run FROM annotations a WHERE NOT EXISTS(SELECT 1"
        + " FROM versions v WHERE v.run = a.run AND v.number = a.version)",
        "There is a tag, note or pin of version %s, which does not exist.");
    each("SELECT DISTINCT p.sha256 FROM model_pieces p JOIN models m ON m.sha256 = p.sha256 WHERE m.thinned",
        "The model %s counts as thinned, but bytes of it are stored.");
  }

  private void conversations() throws SQLException {
    each("SELECT run FROM feedback GROUP BY run HAVING COUNT(*) <> MAX(number) OR MIN(number) <> 1 ORDER BY run",
        "Feedback of run %s is missing.");
    for (String sha256 : Sql.list(connection, "SELECT sha256 FROM knowledge ORDER BY sha256", row -> row.getString(1))) {
      String content = Sql.list(connection, "SELECT content FROM knowledge WHERE sha256 = ?", row -> row.getString(1),
          sha256).getFirst();
      if (!Versions.sha256(content.getBytes(StandardCharsets.UTF_8)).equals(sha256)) {
        problems.add("The stored knowledge base %s is damaged: its SHA-256 does not match.".formatted(sha256));
      }
    }
  }

  /** One problem for each row of a query with one column. */
  private void each(String sql, String sentence) throws SQLException {
    for (String what : Sql.list(connection, sql, row -> row.getString(1))) {
      problems.add(sentence.formatted(what));
    }
  }
}
