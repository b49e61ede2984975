// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.tree.HoeffdingTree;

/**
 * Online boosting (OzaBoost): a row of members through which each instance passes with a weight λ that begins at 1. A
 * member that is wrong on it makes λ larger for the next, one that is right makes it smaller, each so that half of the
 * weight the next member sees was got wrong; votes weigh ln((1 − e)/e) with a member's weighted error rate e, up to the
 * first member that is no better than chance (Oza and Russell, "Online bagging and boosting", AISTATS 2001, pp. 105–112).
 *
 * <p>A member learns an instance Poisson(λ) times, or with weight λ, and is then asked whether it is right on it, so the members
 * learn an instance one after the other. It never forgets what its base does not forget, and noisy labels gather weight. Cost:
 * {@code size} times that of the base learner and of a prediction more; no allocation of its own.
 *
 * @param threads how many threads share the predictions, and of a block of known instances all work; the result does not
 *     depend on it
 */
public record OnlineBoosting(
    @Param(label = "Base learner", help = "What the members are.")
    LearnerSpec base,
    @Param(label = "Members", min = 1, max = 1000, help = "The number of learners in the row.")
    int size,
    @Param(label = "Random weights", help = "Whether a member learns a Poisson(λ) number of times or with weight λ.")
    boolean random,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public OnlineBoosting {
    Params.check(OnlineBoosting.class, base, size, random, threads);
  }

  /** Hoeffding trees, on one thread. */
  public OnlineBoosting() {
    this(HoeffdingTree.member(), 1);
  }

  /** The defaults with another base learner, on a number of threads. */
  public OnlineBoosting(LearnerSpec base, int threads) {
    this(base, 10, true, threads);
  }

  @Override
  public String id() {
    return "online-boosting";
  }

  @Override
  public String title() {
    return "Online boosting";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new EnsembleLearner(schema, BoostingRule.create(base, size, random, schema, seed), threads);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new EnsembleLearner(schema, BoostingRule.load(base, size, random, schema, in), threads);
  }
}
