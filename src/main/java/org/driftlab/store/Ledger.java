// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import tools.jackson.databind.JsonNode;

/**
 * Compares the tables with the audit log. The log is a chain of hashes and the tables are not, so a changed seed, metric, event
 * or reign is found because the log says otherwise.
 */
final class Ledger {
  private static final Set<String> REIGNS = Set.of("promotion", "rollback");
  /** What the log has of a run besides its events; so do entries without an instance, such as tags. */
  private static final Set<String> NO_EVENTS = Set.of("begun", "version", "promotion", "rollback", "ended", "resumed");

  private final Connection connection;
  private final Consumer<String> problem;

  private Ledger(Connection connection, Consumer<String> problem) {
    this.connection = connection;
    this.problem = problem;
  }

  /** Tells whatever is not as the log has it; at most one run's part of the log is held. */
  static void verify(Connection connection, Consumer<String> problem) throws SQLException {
    var ledger = new Ledger(connection, problem);
    for (RunInfo run : Runs.list(connection)) {
      ledger.verify(run, Audit.contents(connection, run.id()));
    }
    for (String run : Sql.list(connection, "SELECT DISTINCT a.run FROM audit a WHERE a.run > 0 AND NOT EXISTS(SELECT 1 FROM runs r"
        + " WHERE r.id = a.run) ORDER BY a.run", row -> row.getString(1))) {
      problem.accept("The audit log tells of run %s, which does not exist.".formatted(run));
    }
  }

  private void verify(RunInfo run, List<Audit.Content> log) throws SQLException {
    compare("the beginning of run %d".formatted(run.id()), ofType(log, "begun"), List.of(AuditTexts.begun(run.id(), run)));
    versions(run, ofType(log, "version"));
    reigns(run, log.stream().filter(entry -> REIGNS.contains(entry.type())).toList());
    if (Sql.first(connection, "SELECT knowledge FROM conversations WHERE run = ?", row -> row.getString(1), run.id()).isPresent()) {
      compare("the feedback of run %d".formatted(run.id()), events(log),
          Conversations.list(connection, run.id()).stream().map(entry -> Conversations.log(run.id(), entry)).toList());
    } else {
      compare("the events of run %d".formatted(run.id()), events(log),
          AuditTexts.events(run.id(), Runs.events(connection, run.id())));
    }
    if (run.state() == RunInfo.State.FINISHED) {
      List<Audit.Content> ended = ofType(log, "ended");
      compare("the end of run %d".formatted(run.id()), ended.subList(Math.max(0, ended.size() - 1), ended.size()),
          List.of(AuditTexts.ended(run.id(), run.state(), run.position(), run.fingerprint())));
    }
  }

  private static List<Audit.Content> ofType(List<Audit.Content> log, String type) {
    return log.stream().filter(entry -> entry.type().equals(type)).toList();
  }

  private static List<Audit.Content> events(List<Audit.Content> log) {
    return log.stream().filter(entry -> entry.at() >= 0 && !NO_EVENTS.contains(entry.type())).toList();
  }

  private void versions(RunInfo run, List<Audit.Content> log) throws SQLException {
    List<ModelVersion> versions = Versions.list(connection, run.id());
    for (int i = 0; i < Math.max(versions.size(), log.size()); i++) {
      String what = "version v%d of run %d".formatted(i < log.size() ? log.get(i).version() : i + 1, run.id());
      if (i >= versions.size() || i >= log.size()) {
        problem.accept((i < log.size() ? "The audit log has %s, which does not exist." : "The audit log lacks %s.").formatted(what));
        return;
      }
      compare(what, List.of(log.get(i)), List.of(AuditTexts.version(connection, run.id(), versions.get(i))));
    }
  }

  private void reigns(RunInfo run, List<Audit.Content> log) throws SQLException {
    List<Reign> reigns = Reigns.list(connection, run.id());
    boolean same = reigns.size() == log.size();
    for (int i = 0; same && i < log.size(); i++) {
      Reign reign = reigns.get(i);
      Audit.Content told = log.get(i);
      same = reign.version().number() == told.version() && reign.from() == told.at()
          && told.cause().equals(reign.by() + ": " + reign.evidence());
    }
    if (!same) {
      problem.accept("The audit log has the champions of run %d otherwise.".formatted(run.id()));
    }
  }

  private void compare(String what, List<Audit.Content> log, List<Audit.Content> tables) {
    boolean same = log.size() == tables.size();
    for (int i = 0; same && i < log.size(); i++) {
      same = agree(log.get(i), tables.get(i));
    }
    if (!same) {
      problem.accept("The audit log has %s otherwise.".formatted(what));
    }
  }

  private static boolean agree(Audit.Content log, Audit.Content table) {
    return log.at() == table.at() && log.type().equals(table.type()) && log.version() == table.version()
        && MetricText.read(log.after()).equals(MetricText.read(table.after()))
        && (log.details().equals(table.details()) || !contradict(Json.MAPPER.readTree(log.details()), Json.MAPPER.readTree(table.details())));
  }

  /** Whether the two differ in a field that both have: an older DriftLab may have told fewer. */
  private static boolean contradict(JsonNode log, JsonNode table) {
    return !log.isObject() || !table.isObject() || log.properties().stream().anyMatch(field ->
        Optional.ofNullable(table.get(field.getKey())).filter(value -> !value.equals(field.getValue())).isPresent());
  }
}
