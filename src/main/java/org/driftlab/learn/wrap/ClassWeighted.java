// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.tree.HoeffdingTree;

/**
 * A learner to which instances of rare classes count more: an instance's weight is multiplied by n/(k·n<sub>y</sub>), where
 * n is the weight of all labels, n<sub>y</sub> that of its class and k the number of classes seen, so that all classes come
 * to weigh alike (G. King and L. Zeng, "Logistic regression in rare events data", Political Analysis 9:137–163, 2001,
 * section 4.2, with running frequencies). Old labels fade by a factor a label, so the weights follow a prior that drifts.
 *
 * <p>Cost: that of the base learner and O(classes) a label; no allocation of its own.
 */
public record ClassWeighted(
    @Param(label = "Base learner", help = "What learns the weighted instances.")
    LearnerSpec base,
    @Param(label = "Fading factor", min = 0, max = 1, minExclusive = true,
        help = "What the weight of earlier labels is multiplied by at each label; 1 never forgets.")
    double fading,
    @Param(label = "Largest factor", min = 1, max = 1e6, help = "The most an instance's weight is multiplied by.")
    double most) implements LearnerSpec {
  public ClassWeighted {
    Params.check(ClassWeighted.class, base, fading, most);
  }

  /** A Hoeffding tree, frequencies over some 10,000 labels, and factors up to 100. */
  public ClassWeighted() {
    this(new HoeffdingTree(), 0.9999, 100);
  }

  @Override
  public String id() {
    return "class-weighted";
  }

  @Override
  public String title() {
    return "Learner on balanced classes";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new ClassWeightedLearner(this, base.create(schema, seed), new double[schema.classCount()]);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return ClassWeightedLearner.load(this, schema, in);
  }
}
