// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.driftlab.engine.RunEvent;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;

/** Things to store. */
final class Samples {
  static final Instant START = Instant.parse("2026-11-22T15:00:00.123456789Z");
  static final RunInfo RUN = RunInfo.begin("sea-drift", "{\"id\":\"sea-drift\"}", 42, START, "0.1.0");

  private Samples() {}

  static VersionId v(int number) {
    return new VersionId(number);
  }

  static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Version {@code number}, whose parent is {@code parent} or none if that is 0. */
  static ModelVersion version(int number, int parent, byte[] bytes) {
    return new ModelVersion(v(number), parent == 0 ? Optional.empty() : Optional.of(v(parent)), number * 1000L,
        parent == 0 ? Reason.INITIAL : Reason.DRIFT, "logistic-regression", "{\"rate\":0.05,\"name\":\"λ'--;\"}",
        new Provenance("sea-drift", 42, "0.1.0", "25.0.1", "Linux amd64", 2),
        Map.of("accuracy", 0.1 + number / 1e6, "kappa", -0.25), bytes.length, Versions.sha256(bytes));
  }

  static RunEvent.Promoted promoted(long at, int version) {
    return new RunEvent.Promoted(at, v(version), "user", "it's better; 100 % λ");
  }

  static RunEvent.RolledBack rolledBack(long at, int from, int to) {
    return new RunEvent.RolledBack(at, v(from), v(to), "guard", "worse");
  }

  static StoredFeedback feedback(long number, String message) {
    return new StoredFeedback(number, START.toEpochMilli(), "correction", "you", message, "", "stock", 0.5,
        Optional.of("stock"), 0, 1, "{\"steps\":3}");
  }

  static Annotation tag(int version, String text) {
    return new Annotation(v(version), Annotation.Kind.TAG, text, "tester", START.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A closed workspace with one run of two versions, the second of which is the champion. */
  static long fill(Path folder) {
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      long run = store.beginRun(RUN);
      store.addVersion(run, version(1, 0, bytes(1, 5_000)), bytes(1, 5_000));
      store.addVersion(run, version(2, 1, bytes(2, 300_000)), bytes(2, 300_000));
      store.recordPromotion(run, promoted(1000, 1));
      store.recordPromotion(run, promoted(2000, 2)).join();
      return run;
    }
  }

  /** Does to a closed workspace what only a fault could do. */
  static void harm(Path folder, String... statements) throws SQLException {
    try (Connection connection = Database.connect(folder.toAbsolutePath().resolve("workspace.mv.db"), "");
        Statement statement = connection.createStatement()) {
      statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
