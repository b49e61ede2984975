// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.Metrics;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelBytes;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** The versions of a run and who reigned when; nothing in it is ever changed or removed, only added. */
final class VersionBook {
  private final LearnerSpec spec;
  private final String specJson;
  private final Schema schema;
  private final Provenance provenance;
  private final ModelArchive archive;
  private List<ModelVersion> versions = List.of();
  private List<Reign> reigns = List.of();

  VersionBook(LearnerSpec spec, Schema schema, Provenance provenance, ModelArchive archive) {
    this.spec = spec;
    this.schema = schema;
    this.provenance = provenance;
    this.archive = archive;
    specJson = Params.json(spec);
  }

  VersionBook copy() {
    var copy = new VersionBook(spec, schema, provenance, archive);
    copy.versions = versions;
    copy.reigns = reigns;
    return copy;
  }

  List<ModelVersion> versions() {
    return versions;
  }

  List<Reign> reigns() {
    return reigns;
  }

  boolean has(VersionId id) {
    return id.number() <= versions.size();
  }

  /** Stores a learner's present state as the next version. */
  ModelVersion store(Learner learner, Optional<VersionId> parent, long at, Reason reason, Metrics window) {
    byte[] bytes = ModelBytes.write(spec, learner);
    var version = new ModelVersion(new VersionId(versions.size() + 1), parent, at, reason, spec.id(), specJson, provenance,
        named(window), bytes.length, Fingerprint.sha256(bytes));
    var more = new ArrayList<ModelVersion>(versions);
    more.add(version);
    versions = List.copyOf(more);
    archive.put(version, bytes);
    return version;
  }

  /**
   * A learner in the state of a stored version.
   *
   * @throws InputException if there is no such version or its bytes are lost or damaged
   */
  Learner load(VersionId id) {
    if (!has(id)) {
      throw new InputException("There is no version %s in this run; it has v1 to v%d.".formatted(id, versions.size()));
    }
    byte[] bytes = archive.get(id);
    if (!Fingerprint.sha256(bytes).equals(versions.get(id.number() - 1).sha256())) {
      throw new InputException("The stored model of %s is damaged: its SHA-256 does not match.".formatted(id));
    }
    return ModelBytes.read(spec, schema, bytes);
  }

  /** Ends the present reign, if there is one, and begins that of a version. */
  void crown(VersionId id, long at, String by, String evidence) {
    var more = new ArrayList<Reign>(reigns);
    if (!more.isEmpty()) {
      more.set(more.size() - 1, more.getLast().endedAt(at));
    }
    more.add(new Reign(id, at, Reign.OPEN, by, evidence));
    reigns = List.copyOf(more);
  }

  private static Map<String, Double> named(Metrics metrics) {
    var map = new HashMap<String, Double>();
    put(map, "accuracy", metrics.accuracy());
    put(map, "kappa", metrics.kappa());
    put(map, "kappaM", metrics.kappaM());
    put(map, "kappaT", metrics.kappaT());
    return map;
  }

  private static void put(Map<String, Double> map, String name, double value) {
    if (!Double.isNaN(value)) {
      map.put(name, value);
    }
  }
}
