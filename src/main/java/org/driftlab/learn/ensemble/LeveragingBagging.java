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
 * Leveraging bagging: online bagging whose members learn an instance Poisson(λ) times with λ = 6, which makes them more
 * accurate, and with a window (ADWIN) over the errors of each: when errors rise in any of them, the member with the highest
 * error rate is replaced by a new one (Bifet, Holmes and Pfahringer, "Leveraging bagging for evolving data streams", ECML
 * PKDD 2010, LNCS 6321, pp. 135–150; without its output codes). Unlike there, when the errors of most of them rise at the
 * same label, as many of the worst are replaced: with λ = 6 members are much alike, notice a drift together, and were one
 * replaced, the others' windows would hold the new errors alone, which rise no more.
 *
 * <p>Errors are those of predictions right after the label was learned, as in MOA. Cost: {@code size} times that of the
 * base learner, one more prediction, and O(1) for the windows; allocation only when a member is replaced.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record LeveragingBagging(
    @Param(label = "Base learner", help = "What the members are.")
    LearnerSpec base,
    @Param(label = "Members", min = 1, max = 1000, help = "The number of learners that vote.")
    int size,
    @Param(label = "Mean weight λ", min = 0, max = 100, minExclusive = true,
        help = "The mean number of times a member learns an instance.")
    double lambda,
    @Param(label = "Drift confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the windows over errors; smaller means fewer members replaced.")
    double driftDelta,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public LeveragingBagging {
    Params.check(LeveragingBagging.class, base, size, lambda, driftDelta, threads);
  }

  /** Hoeffding trees, on one thread. */
  public LeveragingBagging() {
    this(HoeffdingTree.member(), 1);
  }

  /** The defaults with another base learner, on a number of threads. */
  public LeveragingBagging(LearnerSpec base, int threads) {
    this(base, 10, 6, 0.002, threads);
  }

  @Override
  public String id() {
    return "leveraging-bagging";
  }

  @Override
  public String title() {
    return "Leveraging bagging";
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
    return new BaggingRule.Kind(base, size, lambda, driftDelta, true);
  }
}
