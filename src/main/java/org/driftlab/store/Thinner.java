// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.driftlab.version.VersionId;

/**
 * Takes away the bytes of old versions that nothing needs any more.
 *
 * <p>Never those of a champion, past or present; of a pinned version; of the direct parent of either, which shows what was
 * learned since; of a version that a person's command names, because a replay loads it; or of the newest versions of each
 * run. Bytes that versions share go only when none of these versions needs them.
 */
final class Thinner {
  private static final String NEEDED = "SELECT v.sha256 FROM versions v JOIN needed n ON v.run = n.run"
      + " AND v.number = n.version";

  private Thinner() {}

  static Retention retention(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT keep_last, keep_mb FROM workspace",
        row -> new Retention(row.getInt(1), row.getLong(2))).getFirst();
  }

  static Thinning set(Connection connection, Retention retention, String by) throws SQLException {
    Sql.update(connection, "UPDATE workspace SET keep_last = ?, keep_mb = ?", retention.keepLast(),
        retention.keepMegabytes());
    Audit.append(connection, new Audit.Content(0, -1, "retention", 0, by, Json.MAPPER.createObjectNode()
        .put("keepLast", retention.keepLast()).put("keepMegabytes", retention.keepMegabytes()).toString()));
    return apply(connection, retention);
  }

  private record Model(String sha256, long size, int newness) {}

  /** Thins what the retention allows: all beyond the newest n, and the oldest beyond the total size. */
  static Thinning apply(Connection connection, Retention retention) throws SQLException {
    long total = total(connection);
    int count = 0;
    long freed = 0;
    if (!retention.keepsEverything()) {
      Set<String> needed = needed(connection);
      long limit = retention.keepMegabytes() == 0 ? Long.MAX_VALUE : retention.keepMegabytes() << 20;
      for (Model model : models(connection)) {
        boolean old = retention.keepLast() > 0 && model.newness > retention.keepLast();
        boolean tooMuch = total - freed > limit && model.newness > Math.max(1, retention.keepLast());
        if ((old || tooMuch) && !needed.contains(model.sha256)) {
          thin(connection, model);
          count++;
          freed += model.size;
        }
      }
    }
    return new Thinning(count, freed, total - freed);
  }

  private static long total(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT COALESCE(SUM(size), 0) FROM models WHERE NOT thinned", row -> row.getLong(1))
        .getFirst();
  }

  /** The models with bytes, oldest first; newness 1 means that it is the newest of some run. */
  private static List<Model> models(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT m.sha256, m.size, MIN(r.newness) FROM models m JOIN (SELECT sha256, run, number,"
        + " ROW_NUMBER() OVER (PARTITION BY run ORDER BY number DESC) AS newness FROM versions) r ON r.sha256 = m.sha256"
        + " WHERE NOT m.thinned GROUP BY m.sha256, m.size ORDER BY MAX(r.run), MAX(r.number)",
        row -> new Model(row.getString(1), row.getLong(2), row.getInt(3)));
  }

  /** The SHA-256 of all models that must stay. */
  private static Set<String> needed(Connection connection) throws SQLException {
    String important = "WITH needed(run, version) AS (SELECT run, version FROM reigns UNION SELECT run, version"
        + " FROM annotations WHERE kind = 'PIN') ";
    var needed = new HashSet<String>(Sql.list(connection, important + NEEDED, row -> row.getString(1)));
    needed.addAll(Sql.list(connection, important + "SELECT p.sha256 FROM versions v JOIN needed n ON v.run = n.run"
        + " AND v.number = n.version JOIN versions p ON p.run = v.run AND p.number = v.parent", row -> row.getString(1)));
    record Named(long run, int version) {}
    for (Named named : Sql.list(connection, "SELECT run, command FROM interventions",
        row -> new Named(row.getLong(1), Json.MAPPER.readTree(row.getString(2)).path("version").asInt(0)))) {
      needed.addAll(Sql.list(connection, "SELECT sha256 FROM versions WHERE run = ? AND number = ?",
          row -> row.getString(1), named.run, named.version));
    }
    return needed;
  }

  private static void thin(Connection connection, Model model) throws SQLException {
    Sql.update(connection, "DELETE FROM model_pieces WHERE sha256 = ?", model.sha256);
    Sql.update(connection, "UPDATE models SET thinned = TRUE WHERE sha256 = ?", model.sha256);
    Audit.append(connection, Sql.list(connection, "SELECT run, number FROM versions WHERE sha256 = ? ORDER BY run, number",
        row -> new Audit.Content(row.getLong(1), -1, "thinned", row.getInt(2), "retention",
            Json.MAPPER.createObjectNode().put("bytes", model.size).put("sha256", model.sha256).toString()),
        model.sha256));
  }

  /** The versions of a run whose bytes were thinned. */
  static Set<VersionId> thinned(Connection connection, long run) throws SQLException {
    return Set.copyOf(Sql.list(connection, "SELECT v.number FROM versions v JOIN models m ON m.sha256 = v.sha256"
        + " WHERE v.run = ? AND m.thinned", row -> new VersionId(row.getInt(1)), run));
  }
}
