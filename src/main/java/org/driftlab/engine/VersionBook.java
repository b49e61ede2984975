// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
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
import org.jspecify.annotations.Nullable;

/** The versions of a run and who reigned when; nothing in it is ever changed or removed, only added. */
final class VersionBook {
  private final Schema schema;
  private final Provenance provenance;
  private final ModelArchive archive;
  private final AppendLog<ModelVersion> versions;
  private final AppendLog<Reign> ended;
  /** The learners of the versions by their id, each with the parameters that hold now. */
  private Map<String, LearnerSpec> learners;
  private @Nullable Reign present;

  VersionBook(Scenario scenario, Schema schema, ModelArchive archive) {
    this(schema, provenance(scenario), archive, new AppendLog<>(), new AppendLog<>(),
        Map.of(scenario.learner().id(), scenario.learner()));
  }

  private VersionBook(Schema schema, Provenance provenance, ModelArchive archive, AppendLog<ModelVersion> versions,
      AppendLog<Reign> ended, Map<String, LearnerSpec> learners) {
    this.schema = schema;
    this.provenance = provenance;
    this.archive = archive;
    this.versions = versions;
    this.ended = ended;
    this.learners = learners;
  }

  private static Provenance provenance(Scenario scenario) {
    String driftlab = Optional.ofNullable(VersionBook.class.getPackage().getImplementationVersion()).orElse("development");
    return new Provenance(scenario.id(), scenario.seed(), driftlab, System.getProperty("java.version", "unknown"),
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors());
  }

  /** An independent book with the same entries, which it shares. */
  VersionBook copy(ModelArchive newArchive) {
    var copy = new VersionBook(schema, provenance, newArchive, versions.copy(), ended.copy(), learners);
    copy.present = present;
    return copy;
  }

  /** Models of this kind are loaded under these parameters from here on. */
  void use(LearnerSpec other) {
    var more = new HashMap<>(learners);
    more.put(other.id(), other);
    learners = Map.copyOf(more);
  }

  /**
   * What the model of a version is, with the parameters that hold now.
   *
   * @throws InputException if there is no such version
   */
  LearnerSpec specOf(VersionId id) {
    if (!has(id)) {
      if (versions.size() == 0) {
        throw new InputException("There is no version %s yet; this run has stored none so far.".formatted(id));
      }
      throw new InputException("There is no version %s in this run; it has v1 to v%d.".formatted(id, versions.size()));
    }
    return Objects.requireNonNull(learners.get(versions.get(id.number() - 1).learner()));
  }

  List<ModelVersion> versions() {
    return versions.view();
  }

  boolean isEmpty() {
    return versions.size() == 0;
  }

  /** All reigns in order; the last one is open. */
  List<Reign> reigns() {
    if (present == null) {
      return ended.view();
    }
    return new WithLast<>(ended.view(), present);
  }

  boolean has(VersionId id) {
    return id.number() <= versions.size();
  }

  /** Stores a learner's present state as the next version. */
  ModelVersion store(LearnerSpec spec, Learner learner, Optional<VersionId> parent, long at, Reason reason, Metrics window) {
    byte[] bytes = ModelBytes.write(spec, learner);
    var version = new ModelVersion(new VersionId(versions.size() + 1), parent, at, reason, spec.id(),
        Params.json(spec), provenance, named(window), bytes.length, Fingerprint.sha256(bytes));
    versions.add(version);
    archive.put(version, bytes);
    return version;
  }

  /**
   * A learner in the state of a stored version.
   *
   * @throws InputException if there is no such version or its bytes are lost or damaged
   */
  Learner load(VersionId id) {
    LearnerSpec spec = specOf(id);
    byte[] bytes = archive.get(id);
    if (!Fingerprint.sha256(bytes).equals(versions.get(id.number() - 1).sha256())) {
      throw new InputException("The stored model of %s is damaged: its SHA-256 does not match.".formatted(id));
    }
    return ModelBytes.read(spec, schema, bytes);
  }

  /** Ends the present reign, if there is one, and begins that of a version. */
  void crown(VersionId id, long at, String by, String evidence) {
    if (present != null) {
      ended.add(present.endedAt(at));
    }
    present = new Reign(id, at, Reign.OPEN, by, evidence);
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

  /** An immutable list with one more at its end. */
  private static final class WithLast<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> first;
    private final T last;

    WithLast(List<T> first, T last) {
      this.first = first;
      this.last = last;
    }

    @Override
    public T get(int index) {
      return index == first.size() ? last : first.get(index);
    }

    @Override
    public int size() {
      return first.size() + 1;
    }
  }
}
