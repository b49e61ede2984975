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
 * A learner that sees numeric features scaled by what was learned before: standardized with weighted mean and deviation
 * (the recurrence of West, CACM 22:532–535, 1979), or laid between 0 and 1 by smallest and largest value. Nominal and
 * missing values pass unchanged; a feature that was constant so far is 0.
 *
 * <p>An instance is scaled before it enters the means, so what is learned is what was predicted. Old values never leave the
 * means. Cost: that of the base learner and O(numeric features); no allocation of its own.
 */
public record Scaled(
    @Param(label = "Base learner", help = "What learns the scaled instances.")
    LearnerSpec base,
    @Param(label = "Mode", help = "Whether features get mean 0 and deviation 1, or range from 0 to 1.")
    ScalingMode mode) implements LearnerSpec {
  public Scaled {
    Params.check(Scaled.class, base, mode);
  }

  /** Logistic regression without its own scaling, on standardized features. */
  public Scaled() {
    this(new LogisticRegression(0.02, 0, false), ScalingMode.STANDARDIZE);
  }

  @Override
  public String id() {
    return "scaled";
  }

  @Override
  public String title() {
    return "Learner on scaled features";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new TransformingLearner(new Scaler(schema, mode), base.create(schema, seed));
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new TransformingLearner(Scaler.load(schema, mode, in), base.load(schema, in));
  }
}
