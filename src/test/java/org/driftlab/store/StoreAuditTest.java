// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.store.Samples.v;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreAuditTest {
  @TempDir
  Path folder;

  private long run;

  @BeforeEach
  void fill() {
    run = Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.appendEvents(run, List.of(new StoredEvent(0, 1500, "detection", "{\"detector\":\"ddm\"}"),
          new StoredEvent(1, 2000, "promotion", "{\"version\":2}"), new StoredEvent(2, 2500, "retrained", "{\"how\":\"fresh\"}")));
      store.recordRollback(run, Samples.rolledBack(3000, 2, 1)).join();
    }
  }

  private List<LogEntry> log(LogQuery query) {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      return store.log(query);
    }
  }

  @Test
  void theLogTellsOnceOfEverythingThatHappenedInOrder() {
    List<LogEntry> log = log(LogQuery.ALL);
    assertThat(log).extracting(LogEntry::type).containsExactly("begun", "version", "version", "promotion", "promotion",
        "ended", "detection", "retrained", "rollback");
    assertThat(log).extracting(LogEntry::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(log.get(5).cause()).isEqualTo("interrupted");
    assertThat(log.get(6).cause()).isEqualTo("ddm");
  }

  @Test
  void aRollbackHasItsCauseItsVersionAndTheMetricsBeforeAndAfter() {
    assertThat(log(LogQuery.ALL).getLast()).satisfies(entry -> {
      assertThat(entry.run()).isEqualTo(run);
      assertThat(entry.at()).isEqualTo(3000);
      assertThat(entry.version()).contains(v(1));
      assertThat(entry.cause()).isEqualTo("guard: worse");
      assertThat(entry.before()).containsEntry("accuracy", 0.1 + 2 / 1e6);
      assertThat(entry.after()).containsEntry("accuracy", 0.1 + 1 / 1e6);
    });
  }

  @Test
  void theLogIsSearchedByRunTypeAndInstance() {
    assertThat(log(new LogQuery(Optional.of(run), Optional.of("promotion"), 1500, 2500))).singleElement()
        .satisfies(entry -> assertThat(entry.version()).contains(v(2)));
    assertThat(log(new LogQuery(Optional.of(run + 1), Optional.empty(), 0, 9000))).isEmpty();
  }

  @Test
  void theHashIsThatOfThePreviousHashAndTheContent() throws Exception {
    LogEntry detection = log(LogQuery.ALL).get(6);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(ByteBuffer.allocate(36).putLong(7).putLong(detection.time().toEpochMilli()).putLong(run).putLong(1500)
        .putInt(0).array());
    for (String text : List.of(log(LogQuery.ALL).get(5).hash(), "detection", "ddm", "", "", "{\"detector\":\"ddm\"}")) {
      digest.update(ByteBuffer.allocate(4).putInt(text.length()).array());
      digest.update(text.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(detection.hash()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "UPDATE audit SET cause = 'nobody' WHERE seq = 4 | Entry 4 of the audit log was changed: its hash does not match.",
      "UPDATE audit SET moment = moment + 1 WHERE seq = 9 | Entry 9 of the audit log was changed: its hash does not match.",
      "DELETE FROM audit WHERE seq = 5 | Entry 5 of the audit log is missing.",
      "DELETE FROM audit WHERE seq BETWEEN 1 AND 3 | Entries 1 to 3 of the audit log are missing.",
      "DELETE FROM audit WHERE seq > 7 | Entries 8 to 9 of the audit log are missing.",
      "DELETE FROM audit | Entries 1 to 9 of the audit log are missing.",
      "UPDATE workspace SET audit_count = 8 | The audit log does not end as recorded: entry 9 was changed or added."})
  void aMissingOrChangedEntryIsFoundAndNamed(String harm, String problem) throws SQLException {
    Samples.harm(folder, harm);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      assertThat(store.verify()).containsExactly(problem);
    }
  }
}
