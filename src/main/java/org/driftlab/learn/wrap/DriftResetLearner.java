// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.Refusing;
import org.driftlab.learn.Tunable;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/** The state of a {@link DriftReset}. */
final class DriftResetLearner implements Tunable, Refusing, Internals {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final DriftReset spec;
  private final Schema schema;
  private final double[] scores;

  /** The features last predicted and the class with the highest score; valid until something is learned. */
  private final double[] lastX;

  private int lastClass;
  private boolean current;

  private long seed;
  private Learner learner;
  private @Nullable Learner fresh;
  private DriftDetector detector;
  private Bits errors;
  private boolean warned;
  private int warnings;
  private int drifts;
  private boolean tuning;

  /** Refusals of learners that are gone, less those that their successors had come to in the background. */
  private long earlierRefusals;

  DriftResetLearner(DriftReset spec, Schema schema, long seed) {
    this(spec, schema, seed, spec.base().create(schema, seed), spec.detector().create(), new Bits());
  }

  private DriftResetLearner(DriftReset spec, Schema schema, long seed, Learner learner, DriftDetector detector,
      Bits errors) {
    this.spec = spec;
    this.schema = schema;
    this.seed = seed;
    this.learner = learner;
    this.detector = detector;
    this.errors = errors;
    scores = new double[schema.classCount()];
    lastX = new double[schema.featureCount()];
  }

  @Override
  public void predict(Instance instance, double[] out) {
    learner.predict(instance, out);
    System.arraycopy(instance.x, 0, lastX, 0, lastX.length);
    lastClass = Scores.argMax(out);
    current = true;
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    if (tuning) {
      // What comes out of a memory is no news to the detector, and its errors are no drift.
      current = false;
      learner.learn(instance);
      return;
    }
    if (!current || !Values.same(instance.x, lastX)) {
      predict(instance, scores);
    }
    current = false;
    watch(lastClass != instance.y);
    learner.learn(instance);
    if (fresh != null && warned) {
      fresh.learn(instance);
    }
  }

  private void watch(boolean error) {
    if (errors.full()) {
      detector = spec.detector().create();
      errors = new Bits();
    }
    errors.add(error);
    Signal signal = detector.update(error ? 1 : 0);
    if (signal == Signal.DRIFT) {
      long before = refusals();
      learner = fresh == null ? newLearner() : fresh;
      earlierRefusals += before - refusals();
      fresh = null;
      warned = false;
      drifts++;
    } else if (signal == Signal.WARNING && spec.background()) {
      if (!warned) {
        fresh = newLearner();
        warnings++;
      }
      warned = true;
    } else {
      // A warning that passes: what began then waits in case a drift comes without another.
      warned = false;
    }
  }

  private Learner newLearner() {
    seed += GOLDEN;
    return spec.base().create(schema, seed);
  }

  @Override
  public DriftResetLearner copy() {
    var copy = new DriftResetLearner(spec, schema, seed, learner.copy(), detector.copy(), errors.copy());
    copy.fresh = fresh == null ? null : fresh.copy();
    copy.warned = warned;
    copy.warnings = warnings;
    copy.drifts = drifts;
    copy.tuning = tuning;
    copy.earlierRefusals = earlierRefusals;
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    out.writeLong(seed);
    out.writeInt(warnings);
    out.writeInt(drifts);
    out.writeBoolean(warned);
    errors.save(out);
    learner.save(out);
    out.writeBoolean(fresh != null);
    if (fresh != null) {
      fresh.save(out);
    }
  }

  static DriftResetLearner load(DriftReset spec, Schema schema, ModelReader in) {
    long seed = in.readLong();
    int warnings = in.readInt();
    int drifts = in.readInt();
    boolean warned = in.readBoolean();
    Bits errors = Bits.load(in);
    DriftDetector detector = spec.detector().create();
    for (int i = 0; i < errors.size(); i++) {
      detector.update(errors.get(i) ? 1 : 0);
    }
    var loaded = new DriftResetLearner(spec, schema, seed, spec.base().load(schema, in), detector, errors);
    loaded.fresh = in.readBoolean() ? spec.base().load(schema, in) : null;
    loaded.warned = warned;
    loaded.warnings = warnings;
    loaded.drifts = drifts;
    return loaded;
  }

  @Override
  public long modelBytes() {
    return learner.modelBytes() + (fresh == null ? 0 : fresh.modelBytes()) + errors.bytes()
        + (long) Double.BYTES * (lastX.length + scores.length);
  }

  @Override
  public long refusals() {
    return earlierRefusals + (learner instanceof Refusing refusing ? refusing.refusals() : 0);
  }

  @Override
  public void beginTuning(double rate) {
    tuning = true;
    if (learner instanceof Tunable tunable) {
      tunable.beginTuning(rate);
    }
  }

  @Override
  public void endTuning() {
    tuning = false;
    if (learner instanceof Tunable tunable) {
      tunable.endTuning();
    }
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("warnings", warnings);
    figures.put("drifts", drifts);
    figures.put("labels since the detector began", errors.size());
    figures.put("learners in the background", fresh == null ? 0 : 1);
    if (learner instanceof Internals inside) {
      figures.putAll(inside.internals());
    }
    return figures;
  }
}
