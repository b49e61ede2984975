// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.Refusing;
import org.driftlab.learn.Tunable;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/** The state of a {@link ClassWeighted}. */
final class ClassWeightedLearner implements Tunable, Refusing, Internals {
  private final ClassWeighted spec;
  private final Learner inner;

  /** The faded weight of each class, [classes]. */
  private final double[] counts;

  private @Nullable Instance buffer;

  ClassWeightedLearner(ClassWeighted spec, Learner inner, double[] counts) {
    this.spec = spec;
    this.inner = inner;
    this.counts = counts;
  }

  static ClassWeightedLearner load(ClassWeighted spec, Schema schema, ModelReader in) {
    double[] counts = StoredValues.weights(in.readDoubles(), schema.classCount(), "class weights");
    return new ClassWeightedLearner(spec, spec.base().load(schema, in), counts);
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    inner.predict(instance, scores);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    double total = 0;
    int seen = 0;
    for (int c = 0; c < counts.length; c++) {
      counts[c] = counts[c] * spec.fading() + (c == instance.y ? instance.weight : 0);
      total += counts[c];
      seen += counts[c] > 0 ? 1 : 0;
    }
    Instance weighted = buffer;
    if (weighted == null) {
      weighted = new Instance(instance.x.length);
      buffer = weighted;
    }
    weighted.set(instance);
    double factor = Math.min(spec.most(), total / (seen * counts[instance.y]));
    weighted.weight = Math.min(Values.LARGEST, instance.weight * factor);
    inner.learn(weighted);
  }

  @Override
  public ClassWeightedLearner copy() {
    return new ClassWeightedLearner(spec, inner.copy(), counts.clone());
  }

  @Override
  public void save(ModelWriter out) {
    out.writeDoubles(counts);
    inner.save(out);
  }

  @Override
  public long modelBytes() {
    return inner.modelBytes() + (long) Double.BYTES * counts.length;
  }

  @Override
  public long refusals() {
    return inner instanceof Refusing refusing ? refusing.refusals() : 0;
  }

  @Override
  public void beginTuning(double rate) {
    if (inner instanceof Tunable tunable) {
      tunable.beginTuning(rate);
    }
  }

  @Override
  public void endTuning() {
    if (inner instanceof Tunable tunable) {
      tunable.endTuning();
    }
  }

  @Override
  public SequencedMap<String, Number> internals() {
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    var figures = new LinkedHashMap<String, Number>();
    for (int c = 0; c < counts.length; c++) {
      figures.put("share of class " + c, total > 0 ? counts[c] / total : 0);
    }
    if (inner instanceof Internals inside) {
      figures.putAll(inside.internals());
    }
    return figures;
  }
}
