// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.data.Instance;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Values;

/** A learner of one {@link LinearModel} by a {@link LinearRule}. */
final class LinearLearner implements Learner, Explained {
  private final LinearModel model;
  private final LinearRule rule;

  /** What the rule made of the margins of the last instance that was looked at, [classes]. */
  private final double[] outputs;

  /** Whether nothing was learned since. */
  private boolean current;

  LinearLearner(LinearModel model, LinearRule rule) {
    this.model = model;
    this.rule = rule;
    outputs = new double[model.classes];
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    if (model.classes == 1) {
      scores[0] = 1;
      return;
    }
    lookAt(instance.x);
    rule.scores(outputs, scores);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    double[] x = instance.x;
    if (model.classes > 1) {
      // Test-then-train asks and learns the same instance: its outputs are at hand then.
      if (!current || !model.isAt(x)) {
        lookAt(x);
      }
      current = false;
      rule.update(model, x, outputs, instance.y, instance.weight);
    }
    model.scaling.learn(x, instance.weight);
  }

  private void lookAt(double[] x) {
    current = true;
    model.margins(x, outputs);
    rule.activate(outputs);
  }

  /** As {@link LinearModel#importance} has it. */
  @Override
  public double[] featureImportance() {
    return model.importance();
  }

  @Override
  public Learner copy() {
    return new LinearLearner(model.copy(), rule.copy());
  }

  @Override
  public void save(ModelWriter out) {
    rule.saveAhead(out);
    model.save(out);
    rule.save(out);
  }

  @Override
  public long modelBytes() {
    return model.bytes() + rule.bytes();
  }
}
