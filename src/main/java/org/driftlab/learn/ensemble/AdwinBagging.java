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
 * Online bagging with a window (ADWIN) over the errors of each member: when errors rise in any of them, the member with
 * the highest error rate is replaced by a new one (Bifet et al., "New ensemble methods for evolving data streams", KDD
 * 2009, pp. 139–148).
 *
 * <p>Each member learns an instance as often as a Poisson(1) draw says. Errors are those of predictions right after the
 * label was learned, as in MOA. Cost: {@code size} times that of the base learner, one more prediction, and O(1) for the
 * windows; allocation only when a member is replaced.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record AdwinBagging(
    @Param(label = "Base learner", help = "What the members are.")
    LearnerSpec base,
    @Param(label = "Members", min = 1, max = 1000, help = "The number of learners that vote.")
    int size,
    @Param(label = "Drift confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the windows over errors; smaller means fewer members replaced.")
    double driftDelta,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public AdwinBagging {
    Params.check(AdwinBagging.class, base, size, driftDelta, threads);
  }

  /** Hoeffding trees, on one thread. */
  public AdwinBagging() {
    this(HoeffdingTree.member(), 1);
  }

  /** The defaults with another base learner, on a number of threads. */
  public AdwinBagging(LearnerSpec base, int threads) {
    this(base, 10, 0.002, threads);
  }

  @Override
  public String id() {
    return "adwin-bagging";
  }

  @Override
  public String title() {
    return "Bagging with ADWIN";
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
    return new BaggingRule.Kind(base, size, 1, driftDelta, false);
  }
}
