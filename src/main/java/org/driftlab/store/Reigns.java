// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** The table of reigns; a reign is only ever ended, never changed otherwise or removed. */
final class Reigns {
  private Reigns() {}

  /**
   * Ends the open reign, if there is one, where the new one begins.
   *
   * @return the number of the version whose reign ended; 0 if there was none
   */
  static int begin(Connection connection, long run, Reign reign) throws SQLException {
    int deposed = Sql.first(connection, "SELECT version FROM reigns WHERE open_run = ?", row -> row.getInt(1), run)
        .orElse(0);
    Sql.update(connection, "UPDATE reigns SET until_at = ? WHERE run = ? AND until_at = -1", reign.from(), run);
    int seq = Sql.list(connection, "SELECT COUNT(*) FROM reigns WHERE run = ?", row -> row.getInt(1), run).getFirst();
    Sql.update(connection,
        "INSERT INTO reigns(run, seq, version, from_at, until_at, promoted_by, evidence) VALUES(?,?,?,?,?,?,?)",
        run, seq, reign.version().number(), reign.from(), reign.until(), reign.by(), reign.evidence());
    return deposed;
  }

  static List<Reign> list(Connection connection, long run) throws SQLException {
    return Sql.list(connection,
        "SELECT version, from_at, until_at, promoted_by, evidence FROM reigns WHERE run = ? ORDER BY seq",
        row -> new Reign(new VersionId(row.getInt(1)), row.getLong(2), row.getLong(3), row.getString(4),
            row.getString(5)), run);
  }
}
