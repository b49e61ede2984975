// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.Refusing;
import org.driftlab.learn.Tunable;
import org.driftlab.learn.math.Values;

/** A learner that sees every instance transformed, in a buffer that is used again and again. */
final class TransformingLearner implements Tunable, Refusing, Internals {
  private final Transform transform;
  private final Learner inner;
  private final Instance buffer;

  TransformingLearner(Transform transform, Learner inner) {
    this.transform = transform;
    this.inner = inner;
    buffer = new Instance(transform.length());
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    transform.apply(instance.x, buffer.x);
    inner.predict(buffer, scores);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    transform.apply(instance.x, buffer.x);
    buffer.y = instance.y;
    buffer.weight = instance.weight;
    inner.learn(buffer);
    transform.learn(instance);
  }

  @Override
  public TransformingLearner copy() {
    return new TransformingLearner(transform.copy(), inner.copy());
  }

  @Override
  public void save(ModelWriter out) {
    transform.save(out);
    inner.save(out);
  }

  @Override
  public long modelBytes() {
    return transform.bytes() + (long) Double.BYTES * buffer.x.length + inner.modelBytes();
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
    var figures = new LinkedHashMap<String, Number>();
    figures.put("features after the transformation", buffer.x.length);
    if (inner instanceof Internals inside) {
      figures.putAll(inside.internals());
    }
    return figures;
  }
}
