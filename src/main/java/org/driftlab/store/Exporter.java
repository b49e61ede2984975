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
      for (ModelVersion version : versions) {
        Files.write(folder.resolve(file(run, version)), Versions.bytes(connection, run, version.id()),
            StandardOpenOption.CREATE_NEW);
      }
      // The listing comes last: where it stands, all it names is there.
      Path listing = folder.resolve("run-%d.json".formatted(run));
      Files.write(listing, json(info, versions, Reigns.list(connection, run), Runs.events(connection, run)),
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

  private static byte[] json(RunInfo run, List<ModelVersion> versions, List<Reign> reigns, List<StoredEvent> events) {
    var root = new LinkedHashMap<String, Object>();
    root.put("driftlab", run.driftlab());
    root.put("run", run.id());
    root.put("scenario", Json.MAPPER.readTree(run.scenarioText()));
    root.put("seed", run.seed());
    root.put("startedAt", run.startedAt().toString());
    root.put("state", run.state().name());
    run.fingerprint().ifPresent(fingerprint -> root.put("fingerprint", fingerprint));
    root.put("position", run.position());
    root.put("versions", versions.stream().map(version -> version(run.id(), version)).toList());
    root.put("reigns", reigns.stream().map(Exporter::reign).toList());
    root.put("events", events.stream().map(Exporter::event).toList());
    return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(root);
  }

  private static Map<String, Object> version(long run, ModelVersion version) {
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
    map.put("file", file(run, version));
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

  private static Map<String, Object> event(StoredEvent event) {
    var map = new LinkedHashMap<String, Object>();
    map.put("type", event.type());
    map.put("at", event.at());
    map.put("details", Json.MAPPER.readTree(event.details()));
    return map;
  }
}
