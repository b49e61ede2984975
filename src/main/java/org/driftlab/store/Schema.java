// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a workspace and their version number. */
final class Schema {
  /** Goes up with every change of a table; an older DriftLab refuses a later one. */
  static final int VERSION = 4;

  /**
   * The tables of format 1; a later format is made of them by the steps that follow, in a new workspace as in an old one.
   *
   * <p>Model bytes are content-addressed and cut into pieces, because H2 limits a binary value to 1 MB and its large
   * objects cost more to force to the disk. A run can have one open reign only: the database itself sees to that.
   */
  private static final String TABLES = """
      CREATE TABLE runs(
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        scenario VARCHAR NOT NULL, scenario_text VARCHAR NOT NULL, seed BIGINT NOT NULL,
        started_at TIMESTAMP(9) WITH TIME ZONE NOT NULL, driftlab VARCHAR NOT NULL,
        state VARCHAR(20) NOT NULL, fingerprint VARCHAR(64), position BIGINT NOT NULL);
      CREATE TABLE models(sha256 VARCHAR(64) PRIMARY KEY, size BIGINT NOT NULL);
      CREATE TABLE model_pieces(
        sha256 VARCHAR(64) NOT NULL REFERENCES models, piece INT NOT NULL, bytes VARBINARY(262144) NOT NULL,
        PRIMARY KEY(sha256, piece));
      CREATE TABLE versions(
        run BIGINT NOT NULL REFERENCES runs, number INT NOT NULL, parent INT, at BIGINT NOT NULL,
        reason VARCHAR(20) NOT NULL, learner VARCHAR NOT NULL, spec VARCHAR NOT NULL,
        scenario VARCHAR NOT NULL, seed BIGINT NOT NULL, driftlab VARCHAR NOT NULL, jdk VARCHAR NOT NULL,
        os VARCHAR NOT NULL, cpu INT NOT NULL, metrics VARCHAR NOT NULL, size BIGINT NOT NULL,
        sha256 VARCHAR(64) NOT NULL REFERENCES models,
        PRIMARY KEY(run, number), FOREIGN KEY(run, parent) REFERENCES versions(run, number));
      CREATE TABLE reigns(
        run BIGINT NOT NULL, seq INT NOT NULL, version INT NOT NULL, from_at BIGINT NOT NULL,
        until_at BIGINT NOT NULL, promoted_by VARCHAR NOT NULL, evidence VARCHAR NOT NULL,
        open_run BIGINT GENERATED ALWAYS AS (CASE WHEN until_at = -1 THEN run END) UNIQUE,
        PRIMARY KEY(run, seq), FOREIGN KEY(run, version) REFERENCES versions(run, number));
      CREATE TABLE events(
        run BIGINT NOT NULL REFERENCES runs, seq BIGINT NOT NULL, at BIGINT NOT NULL, type VARCHAR NOT NULL,
        details VARCHAR NOT NULL, PRIMARY KEY(run, seq));
      CREATE TABLE interventions(
        run BIGINT NOT NULL REFERENCES runs, seq INT NOT NULL, at BIGINT NOT NULL, command VARCHAR NOT NULL,
        PRIMARY KEY(run, seq));
      CREATE TABLE workspace(schema_version INT NOT NULL)""";

  /** Annotations, retention and the audit log, whose chain's length and end stand in the table workspace. */
  private static final String FORMAT_2 = """
      ALTER TABLE models ADD COLUMN thinned BOOLEAN DEFAULT FALSE NOT NULL;
      CREATE TABLE annotations(
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run BIGINT NOT NULL, version INT NOT NULL,
        kind VARCHAR(10) NOT NULL, content VARCHAR NOT NULL, made_by VARCHAR NOT NULL, moment BIGINT NOT NULL,
        FOREIGN KEY(run, version) REFERENCES versions(run, number));
      CREATE TABLE audit(
        seq BIGINT PRIMARY KEY, moment BIGINT NOT NULL, run BIGINT NOT NULL, at BIGINT NOT NULL, type VARCHAR NOT NULL,
        version INT NOT NULL, cause VARCHAR NOT NULL, before_metrics VARCHAR NOT NULL, after_metrics VARCHAR NOT NULL,
        details VARCHAR NOT NULL, hash VARCHAR(64) NOT NULL);
      CREATE INDEX audit_of_run ON audit(run, type);
      ALTER TABLE workspace ADD COLUMN audit_count BIGINT DEFAULT 0 NOT NULL;
      ALTER TABLE workspace ADD COLUMN audit_head VARCHAR(64) DEFAULT '' NOT NULL;
      ALTER TABLE workspace ADD COLUMN keep_last INT DEFAULT 0 NOT NULL;
      ALTER TABLE workspace ADD COLUMN keep_mb BIGINT DEFAULT 0 NOT NULL""";

  /** Where forks branched off, and how old the newest backup may become. */
  private static final String FORMAT_3 = """
      CREATE TABLE origins(
        run BIGINT PRIMARY KEY REFERENCES runs, parent BIGINT NOT NULL REFERENCES runs, at BIGINT NOT NULL,
        change VARCHAR NOT NULL);
      ALTER TABLE workspace ADD COLUMN backup_hours INT DEFAULT 24 NOT NULL""";

  /** Conversations with a support bot: their knowledge bases and logs. */
  private static final String FORMAT_4 = """
      CREATE TABLE knowledge(sha256 VARCHAR(64) PRIMARY KEY, content VARCHAR NOT NULL);
      CREATE TABLE conversations(
        run BIGINT PRIMARY KEY REFERENCES runs, knowledge VARCHAR(64) NOT NULL REFERENCES knowledge);
      CREATE TABLE feedback(
        run BIGINT NOT NULL REFERENCES conversations, number BIGINT NOT NULL, moment BIGINT NOT NULL,
        kind VARCHAR(20) NOT NULL, made_by VARCHAR NOT NULL, message VARCHAR NOT NULL, answered VARCHAR NOT NULL,
        intent VARCHAR NOT NULL, propensity DOUBLE PRECISION NOT NULL, truth VARCHAR, target BIGINT NOT NULL,
        version INT NOT NULL, effect VARCHAR NOT NULL, PRIMARY KEY(run, number))""";

  private Schema() {}

  static void create(Connection connection) throws SQLException {
    execute(connection, TABLES);
    execute(connection, "INSERT INTO workspace VALUES(1)");
    migrate(connection);
  }

  /** Brings the tables up to the present format, step by step; what is stored is carried over. */
  static void migrate(Connection connection) throws SQLException {
    int before = version(connection);
    if (before < 2) {
      execute(connection, FORMAT_2);
    }
    if (before < 3) {
      execute(connection, FORMAT_3);
    }
    if (before < 4) {
      execute(connection, FORMAT_4);
    }
    if (before < 2) {
      Migration.logTheRunsBefore(connection); // reads runs as the present format has them
    }
    Sql.update(connection, "UPDATE workspace SET schema_version = ?", VERSION);
    connection.commit();
  }

  private static void execute(Connection connection, String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements.split(";", -1)) {
        statement.execute(one);
      }
    }
  }

  /**
   * Whether a file holds what DriftLab never puts there: a trigger or a function can be Java source text, which H2
   * would compile and run, and a view or a linked table in place of a table could call on it.
   */
  static boolean hasForeignParts(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS)"
        + " + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA')"
        + " + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"
        + " AND TABLE_TYPE <> 'BASE TABLE')", row -> row.getLong(1)).getFirst() > 0;
  }

  /** The version of the tables; fails if there are none. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(schema_version) FROM workspace")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
