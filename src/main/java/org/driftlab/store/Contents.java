// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How much a workspace file holds, as far as it can be read.
 *
 * @param runs the runs that can be listed with their versions and reigns
 * @param versions their versions
 * @param entries the entries of the audit log, which only ever grows
 */
record Contents(long runs, long versions, long entries) {
  /** Of a file of which the runs cannot be read. */
  static final Contents NONE = new Contents(-1, -1, -1);

  /** Reads through runs, versions and reigns; {@link #NONE} unless all of them can be read. */
  static Contents of(Connection connection) {
    try {
      long versions = 0;
      var runs = Runs.list(connection);
      for (RunInfo run : runs) {
        versions += Versions.list(connection, run.id()).size();
        Reigns.list(connection, run.id());
      }
      long entries = Sql.list(connection, "SELECT COUNT(*) FROM audit", row -> row.getLong(1)).getFirst();
      return new Contents(runs.size(), versions, entries);
    } catch (SQLException | RuntimeException e) {
      return NONE; // what is broken, the check-up tells
    }
  }

  boolean isReadable() {
    return runs >= 0;
  }

  /** Whether nothing that the other holds is missing here, by the numbers. */
  boolean isNoLessThan(Contents other) {
    return runs >= other.runs && versions >= other.versions && entries >= other.entries;
  }

  @Override
  public String toString() {
    return isReadable() ? many(runs, "run", "runs") + ", " + many(versions, "version", "versions") + ", "
        + many(entries, "log entry", "log entries") : "nothing that can be read";
  }

  private static String many(long count, String one, String more) {
    return "%,d %s".formatted(count, count == 1 ? one : more);
  }
}
