// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** The tables of versions and of the models' bytes, which are kept once for each SHA-256. */
final class Versions {
  private static final int PIECE = 262_144;

  private Versions() {}

  static void insert(Connection connection, long run, ModelVersion version, byte[] bytes) throws SQLException {
    if (version.size() != bytes.length || !sha256(bytes).equals(version.sha256())) {
      throw new IllegalArgumentException("the bytes are not those that version %s names".formatted(version.id()));
    }
    insertModel(connection, version.sha256(), bytes);
    Provenance from = version.provenance();
    @Nullable Integer parent = version.parent().map(VersionId::number).orElse(null);
    Sql.update(connection, "INSERT INTO versions(run, number, parent, at, reason, learner, spec, scenario, seed,"
        + " driftlab, jdk, os, cpu, metrics, size, sha256) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        run, version.id().number(), parent, version.at(), version.reason().name(), version.learner(),
        version.learnerSpec(), from.scenario(), from.seed(), from.driftlab(), from.jdk(), from.os(), from.cpu(),
        MetricText.write(version.metrics()), version.size(), version.sha256());
  }

  private static void insertModel(Connection connection, String sha256, byte[] bytes) throws SQLException {
    Optional<Boolean> thinned = thinned(connection, sha256);
    if (thinned.isEmpty()) {
      Sql.update(connection, "INSERT INTO models(sha256, size) VALUES(?,?)", sha256, bytes.length);
    } else if (thinned.get()) {
      Sql.update(connection, "UPDATE models SET thinned = FALSE WHERE sha256 = ?", sha256);
    } else {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement("INSERT INTO model_pieces VALUES(?,?,?)")) {
      for (int from = 0; from < bytes.length; from += PIECE) {
        statement.setString(1, sha256);
        statement.setInt(2, from / PIECE);
        statement.setBytes(3, Arrays.copyOfRange(bytes, from, Math.min(from + PIECE, bytes.length)));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Whether a model's bytes were taken away; empty if there never was such a model. */
  private static Optional<Boolean> thinned(Connection connection, String sha256) throws SQLException {
    return Sql.first(connection, "SELECT thinned FROM models WHERE sha256 = ?", row -> row.getBoolean(1), sha256);
  }

  static List<ModelVersion> list(Connection connection, long run) throws SQLException {
    return Sql.list(connection, "SELECT number, parent, at, reason, learner, spec, scenario, seed, driftlab, jdk, os,"
        + " cpu, metrics, size, sha256 FROM versions WHERE run = ? ORDER BY number", Versions::version, run);
  }

  private static ModelVersion version(ResultSet row) throws SQLException {
    int parent = row.getInt(2);
    return new ModelVersion(new VersionId(row.getInt(1)), parent == 0 ? Optional.empty()
        : Optional.of(new VersionId(parent)), row.getLong(3), Reason.valueOf(row.getString(4)), row.getString(5),
        row.getString(6), new Provenance(row.getString(7), row.getLong(8), row.getString(9), row.getString(10),
            row.getString(11), row.getInt(12)), MetricText.read(row.getString(13)), row.getLong(14), row.getString(15));
  }

  /** The bytes of a version, checked. */
  static byte[] bytes(Connection connection, long run, VersionId id) throws SQLException {
    String sha256 = Sql.first(connection, "SELECT sha256 FROM versions WHERE run = ? AND number = ?",
        row -> row.getString(1), run, id.number()).orElseThrow(
            () -> new InputException("There is no version %s in run %d of this workspace.".formatted(id, run)));
    if (thinned(connection, sha256).orElse(false)) {
      throw new InputException(("The bytes of version %s of run %d were thinned by the workspace's retention; replay the run"
          + " to make them again, or take them from a backup.").formatted(id, run));
    }
    byte[] bytes = model(connection, sha256);
    if (!sha256(bytes).equals(sha256)) {
      throw new InputException(("The stored model of version %s of run %d is damaged (its SHA-256 does not match); take"
          + " it from a backup.").formatted(id, run));
    }
    return bytes;
  }

  /** The stored bytes under a name, unchecked. */
  static byte[] model(Connection connection, String sha256) throws SQLException {
    var bytes = new ByteArrayOutputStream();
    for (byte[] piece : Sql.list(connection, "SELECT bytes FROM model_pieces WHERE sha256 = ? ORDER BY piece",
        row -> row.getBytes(1), sha256)) {
      bytes.writeBytes(piece);
    }
    return bytes.toByteArray();
  }

  /** SHA-256 as lower-case hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
