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
 * Online bagging (OzaBag): each member learns an instance as often as a Poisson(1) draw of its own says, which is what
 * drawing with replacement comes to on a long stream; the mean of their scores decides (Oza and Russell, "Online bagging
 * and boosting", AISTATS 2001, pp. 105–112).
 *
 * <p>Members never forget more than their algorithm does. Cost: {@code size} times that of the base learner; no
 * allocation of its own.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record OnlineBagging(
    @Param(label = "Base learner", help = "What the members are.")
    LearnerSpec base,
    @Param(label = "Members", min = 1, max = 1000, help = "The number of learners that vote.")
    int size,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public OnlineBagging {
    Params.check(OnlineBagging.class, base, size, threads);
  }

  /** Hoeffding trees, on one thread. */
  public OnlineBagging() {
    this(HoeffdingTree.member(), 1);
  }

  /** The defaults with another base learner, on a number of threads. */
  public OnlineBagging(LearnerSpec base, int threads) {
    this(base, 10, threads);
  }

  @Override
  public String id() {
    return "online-bagging";
  }

  @Override
  public String title() {
    return "Online bagging";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new EnsembleLearner(schema, kind().create(schema, seed), threads);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new EnsembleLearner(schema, kind().load(schema, in), threads);
  }

  private BaggingRule.Kind kind() {
    return new BaggingRule.Kind(base, size, 1, 0, false);
  }
}
