// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.SpecFinder;
import org.driftlab.engine.Intervention;

/** The tables of runs, their events and their interventions. */
final class Runs {
  private Runs() {}

  static long insert(Connection connection, RunInfo run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "INSERT INTO runs(scenario, scenario_text, seed, started_at, driftlab, state, position) VALUES(?,?,?,?,?,?,0)",
        Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, run.scenario());
      statement.setString(2, run.scenarioText());
      statement.setLong(3, run.seed());
      statement.setObject(4, OffsetDateTime.ofInstant(run.startedAt(), ZoneOffset.UTC));
      statement.setString(5, run.driftlab());
      statement.setString(6, RunInfo.State.RUNNING.name());
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        long id = keys.getLong(1);
        if (run.origin().isPresent()) {
          RunInfo.Origin origin = run.origin().get();
          Sql.update(connection, "INSERT INTO origins VALUES(?,?,?,?)", id, origin.run(), origin.at(), origin.change());
        }
        return id;
      }
    }
  }

  /** The runs that a dead process left behind are running no more. */
  static List<RunInfo> interruptLeftOvers(Connection connection) throws SQLException {
    List<RunInfo> leftOvers = list(connection).stream().filter(run -> run.state() == RunInfo.State.RUNNING).toList();
    Sql.update(connection, "UPDATE runs SET state = ? WHERE state = ?", RunInfo.State.INTERRUPTED.name(),
        RunInfo.State.RUNNING.name());
    return leftOvers;
  }

  static void finish(Connection connection, long run, RunInfo.State state, long position, Optional<String> fingerprint)
      throws SQLException {
    int found = Sql.update(connection, "UPDATE runs SET state = ?, position = ?, fingerprint = ? WHERE id = ?",
        state.name(), position, fingerprint.orElse(null), run);
    if (found == 0) {
      throw new IllegalArgumentException("there is no run " + run);
    }
  }

  static void position(Connection connection, long run, long position) throws SQLException {
    Sql.update(connection, "UPDATE runs SET position = GREATEST(position, ?) WHERE id = ?", position, run);
  }

  static void goOn(Connection connection, long run) throws SQLException {
    int found = Sql.update(connection, "UPDATE runs SET state = ? WHERE id = ? AND state IN (?, ?)",
        RunInfo.State.RUNNING.name(), run, RunInfo.State.INTERRUPTED.name(), RunInfo.State.STOPPED.name());
    if (found == 0) {
      throw new IllegalArgumentException("run " + run + " was neither interrupted nor stopped");
    }
  }

  static List<RunInfo> list(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT id, scenario, scenario_text, seed, started_at, driftlab, state, fingerprint,"
        + " position, parent, at, change FROM runs LEFT JOIN origins ON run = id ORDER BY id", Runs::run);
  }

  private static RunInfo run(ResultSet row) throws SQLException {
    String change = row.getString(12);
    return new RunInfo(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4),
        row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), RunInfo.State.valueOf(row.getString(7)),
        Optional.ofNullable(row.getString(8)), row.getLong(9),
        change == null ? Optional.empty() : Optional.of(new RunInfo.Origin(row.getLong(10), row.getLong(11), change)));
  }

  static void appendEvents(Connection connection, long run, List<StoredEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement("INSERT INTO events VALUES(?,?,?,?,?)")) {
      for (StoredEvent event : events) {
        statement.setLong(1, run);
        statement.setLong(2, event.seq());
        statement.setLong(3, event.at());
        statement.setString(4, event.type());
        statement.setString(5, event.details());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    Sql.update(connection, "UPDATE runs SET position = GREATEST(position, ?) WHERE id = ?", events.getLast().at(), run);
  }

  static List<StoredEvent> events(Connection connection, long run) throws SQLException {
    return Sql.list(connection, "SELECT seq, at, type, details FROM events WHERE run = ? ORDER BY seq",
        row -> new StoredEvent(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)), run);
  }

  static void appendInterventions(Connection connection, long run, int first, List<Intervention> interventions)
      throws SQLException {
    int seq = first;
    for (Intervention intervention : interventions) {
      Sql.update(connection, "INSERT INTO interventions VALUES(?,?,?,?)", run, seq++, intervention.at(),
          Json.command(intervention.command()));
    }
  }

  static List<Intervention> interventions(Connection connection, long run, SpecFinder specs)
      throws SQLException {
    return Sql.list(connection, "SELECT at, command FROM interventions WHERE run = ? ORDER BY seq",
        row -> new Intervention(row.getLong(1), Json.command(row.getString(2), specs)), run);
  }

  static int interventionCount(Connection connection, long run) throws SQLException {
    return Sql.list(connection, "SELECT COUNT(*) FROM interventions WHERE run = ?", row -> row.getInt(1), run).getFirst();
  }
}
