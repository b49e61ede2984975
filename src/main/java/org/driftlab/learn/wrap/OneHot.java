// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.linear.LogisticRegression;

/**
 * A learner that sees a numeric feature of 0 or 1 for each value of each nominal feature, in the order of the schema, and
 * numeric features unchanged; where a nominal value is missing, all of its features are.
 *
 * <p>Cost: that of the base learner on that many features, and O(features + values); no allocation of its own.
 */
public record OneHot(
    @Param(label = "Base learner", help = "What learns the transformed instances.")
    LearnerSpec base) implements LearnerSpec {
  public OneHot {
    Params.check(OneHot.class, base);
  }

  /** Logistic regression. */
  public OneHot() {
    this(new LogisticRegression());
  }

  @Override
  public String id() {
    return "one-hot";
  }

  @Override
  public String title() {
    return "Learner on one-hot features";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new TransformingLearner(new Indicators(schema), base.create(Indicators.schema(schema), seed));
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new TransformingLearner(new Indicators(schema), base.load(Indicators.schema(schema), in));
  }
}
