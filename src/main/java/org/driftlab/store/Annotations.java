// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.version.VersionId;
import tools.jackson.databind.node.ObjectNode;

/** The table of tags, notes and pins; each change is also an entry of the audit log. */
final class Annotations {
  private Annotations() {}

  static void add(Connection connection, long run, Annotation annotation) throws SQLException {
    requireVersion(connection, run, annotation.version());
    if (exists(connection, run, annotation)) {
      return;
    }
    Sql.update(connection, "INSERT INTO annotations(run, version, kind, content, made_by, moment) VALUES(?,?,?,?,?,?)", run,
        annotation.version().number(), annotation.kind().name(), annotation.text(), annotation.by(),
        annotation.time().toEpochMilli());
    log(connection, run, annotation, "");
  }

  static void remove(Connection connection, long run, Annotation annotation) throws SQLException {
    requireVersion(connection, run, annotation.version());
    int found = Sql.update(connection,
        "DELETE FROM annotations WHERE run = ? AND version = ? AND kind = ? AND content = ?", run,
        annotation.version().number(), annotation.kind().name(), annotation.text());
    if (found == 0) {
      throw new InputException(annotation.kind() == Annotation.Kind.PIN
          ? "Version %s of run %d is not pinned.".formatted(annotation.version(), run)
          : "Version %s of run %d has no %s '%s'; 'driftlab store list' shows what it has.".formatted(annotation.version(),
              run, word(annotation), annotation.text()));
    }
    log(connection, run, annotation, "-removed");
  }

  private static void requireVersion(Connection connection, long run, VersionId version) throws SQLException {
    if (Sql.first(connection, "SELECT 1 FROM versions WHERE run = ? AND number = ?", row -> 1, run, version.number())
        .isEmpty()) {
      throw new InputException("There is no version %s in run %d of this workspace; 'driftlab store list' shows its versions."
          .formatted(version, run));
    }
  }

  private static boolean exists(Connection connection, long run, Annotation annotation) throws SQLException {
    return Sql.first(connection, "SELECT 1 FROM annotations WHERE run = ? AND version = ? AND kind = ? AND content = ?",
        row -> 1, run, annotation.version().number(), annotation.kind().name(), annotation.text()).isPresent();
  }

  private static void log(Connection connection, long run, Annotation annotation, String suffix) throws SQLException {
    ObjectNode details = Json.MAPPER.createObjectNode().put("text", annotation.text());
    Audit.append(connection, new Audit.Content(run, -1, word(annotation) + suffix, annotation.version().number(),
        annotation.by(), details.toString()));
  }

  private static String word(Annotation annotation) {
    return switch (annotation.kind()) {
      case TAG -> "tag";
      case NOTE -> "note";
      case PIN -> "pin";
    };
  }

  static List<Annotation> list(Connection connection, long run) throws SQLException {
    return Sql.list(connection, "SELECT version, kind, content, made_by, moment FROM annotations WHERE run = ?"
        + " ORDER BY version, id", row -> new Annotation(new VersionId(row.getInt(1)),
            Annotation.Kind.valueOf(row.getString(2)), row.getString(3), row.getString(4),
            Instant.ofEpochMilli(row.getLong(5))), run);
  }
}
