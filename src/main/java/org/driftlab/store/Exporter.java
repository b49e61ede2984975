// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import tools.jackson.databind.SerializationFeature;

/** Writes a run as one JSON file and one file for each model. */
final class Exporter {
  private Exporter() {}

  static Path export(Connection connection, long run, Path folder) throws SQLException {
    RunInfo info = Runs.list(connection).stream().filter(other -> other.id() == run).findFirst()
        .orElseThrow(() -> new InputException("There is no run %d in this workspace.".formatted(run)));
    try {
      Files.createDirectories(folder);
      List<ModelVersion> versions = Versions.list(connection, run);
      Set<VersionId> thinned = Thinner.thinned(connection, run);
      for (ModelVersion version : versions) {
        if (thinned.contains(version.id())) {
          continue;
        }
        Files.write(folder.resolve(file(run, version)), Versions.bytes(connection, run, version.id()),
            StandardOpenOption.CREATE_NEW);
      }
      // The listing comes last: where it stands, all it names is there.
      Path listing = folder.resolve("run-%d.json".formatted(run));
      Files.write(listing, json(connection, info, versions, thinned),
          StandardOpenOption.CREATE_NEW);
      return listing;
    } catch (FileAlreadyExistsException e) {
      throw new InputException("The file '%s' is there already; export to another folder.".formatted(e.getFile()), e);
    } catch (IOException e) {
      throw new InputException("The run cannot be exported to '%s': %s; choose another folder."
          .formatted(folder, Sql.reason(e)), e);
    }
  }

  private static String file(long run, ModelVersion version) {
    return "run-%d-%s.model".formatted(run, version.id());
  }

  private static byte[] json(Connection connection, RunInfo run, List<ModelVersion> versions, Set<VersionId> thinned)
      throws SQLException {
    var root = new LinkedHashMap<String, Object>();
    root.put("driftlab", run.driftlab());
    root.put("run", run.id());
    root.put("scenario", Json.MAPPER.readTree(run.scenarioText()));
    root.put("seed", run.seed());
    root.put("startedAt", run.startedAt().toString());
    root.put("state", run.state().name());
    run.fingerprint().ifPresent(fingerprint -> root.put("fingerprint", fingerprint));
    root.put("position", run.position());
    run.origin().ifPresent(origin -> root.put("origin", Map.of("run", origin.run(), "at", origin.at(), "change",
        origin.change())));
    root.put("versions", versions.stream().map(version -> version(run.id(), version, thinned)).toList());
    root.put("reigns", Reigns.list(connection, run.id()).stream().map(Exporter::reign).toList());
    root.put("events", Runs.events(connection, run.id()).stream().map(Exporter::event).toList());
    root.put("annotations", Annotations.list(connection, run.id()).stream().map(Exporter::annotation).toList());
    Conversations.knowledge(connection, run.id()).ifPresent(knowledge -> root.put("knowledge", knowledge));
    root.put("feedback", Conversations.list(connection, run.id()).stream().map(Exporter::feedback).toList());
    root.put("log", Audit.list(connection, new LogQuery(Optional.of(run.id()), Optional.empty(), Long.MIN_VALUE,
        Long.MAX_VALUE)).stream().map(Exporter::entry).toList());
    return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(root);
  }

  private static Map<String, Object> version(long run, ModelVersion version, Set<VersionId> thinned) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", version.id().toString());
    version.parent().map(VersionId::toString).ifPresent(parent -> map.put("parent", parent));
    map.put("at", version.at());
    map.put("reason", version.reason().name());
    map.put("learner", version.learner());
    map.put("spec", Json.MAPPER.readTree(version.learnerSpec()));
    map.put("provenance", version.provenance());
    map.put("metrics", version.metrics());
    map.put("size", version.size());
    map.put("sha256", version.sha256());
    if (!thinned.contains(version.id())) {
      map.put("file", file(run, version));
    }
    return map;
  }

  private static Map<String, Object> reign(Reign reign) {
    var map = new LinkedHashMap<String, Object>();
    map.put("version", reign.version().toString());
    map.put("from", reign.from());
    if (!reign.isOpen()) {
      map.put("until", reign.until());
    }
    map.put("by", reign.by());
    map.put("evidence", reign.evidence());
    return map;
  }

  private static Map<String, Object> annotation(Annotation annotation) {
    var map = new LinkedHashMap<String, Object>();
    map.put("version", annotation.version().toString());
    map.put("kind", annotation.kind().name());
    map.put("text", annotation.text());
    map.put("by", annotation.by());
    map.put("time", annotation.time().toString());
    return map;
  }

  private static Map<String, Object> feedback(StoredFeedback entry) {
    var map = new LinkedHashMap<String, Object>();
    map.put("number", entry.number());
    map.put("time", entry.time());
    map.put("kind", entry.kind());
    map.put("by", entry.by());
    map.put("message", entry.message());
    map.put("answered", entry.answered());
    map.put("intent", entry.intent());
    map.put("propensity", entry.propensity());
    entry.truth().ifPresent(truth -> map.put("truth", truth));
    map.put("target", entry.target());
    map.put("version", entry.version());
    map.put("effect", Json.MAPPER.readTree(entry.effect()));
    return map;
  }

  private static Map<String, Object> entry(LogEntry entry) {
    var map = new LinkedHashMap<String, Object>();
    map.put("seq", entry.seq());
    map.put("time", entry.time().toString());
    map.put("at", entry.at());
    map.put("type", entry.type());
    entry.version().ifPresent(version -> map.put("version", version.toString()));
    map.put("cause", entry.cause());
    map.put("before", entry.before());
    map.put("after", entry.after());
    map.put("details", Json.MAPPER.readTree(entry.details()));
    map.put("hash", entry.hash());
    return map;
  }

  private static Map<String, Object> event(StoredEvent event) {
    var map = new LinkedHashMap<String, Object>();
    map.put("type", event.type());
    map.put("at", event.at());
    map.put("details", Json.MAPPER.readTree(event.details()));
    return map;
  }
}
