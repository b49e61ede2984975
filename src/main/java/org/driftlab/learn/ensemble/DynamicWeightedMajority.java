// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.bayes.NaiveBayes;

/**
 * Dynamic weighted majority: members that come and go with the concept. Every {@code period}-th instance those that are
 * wrong on it lose the share 1 − β of their weight, the largest weight is made 1, those below θ are let go, and if the
 * weighted majority is wrong a new member of weight 1 begins. All members learn every instance (Kolter and Maloof,
 * "Dynamic weighted majority: an ensemble method for drifting concepts", JMLR 8:2755–2790, 2007).
 *
 * <p>With {@code size} members a new one takes the place of the one with the least weight. Scores are the members' weights by
 * the class they vote for or, without {@code hardVotes}, the members' scores in proportion to their weights. Cost: that of the
 * base learner for each member; allocation when one begins.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record DynamicWeightedMajority(
    @Param(label = "Base learner", help = "What the members are.")
    LearnerSpec base,
    @Param(label = "Most members", min = 1, max = 1000, help = "The largest number of learners that vote.")
    int size,
    @Param(label = "Period", unit = "instances", min = 1, max = 1e9, help = "How often weights and members change.")
    int period,
    @Param(label = "Loss β", min = 0, max = 1, minExclusive = true, maxExclusive = true,
        help = "What the weight of a member that is wrong is multiplied by.")
    double beta,
    @Param(label = "Least weight θ", min = 0, max = 1, help = "Members with less weight are let go.")
    double theta,
    @Param(label = "Hard votes", help = "Whether a member votes for one class, as in the paper, or with all its scores.")
    boolean hardVotes,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public DynamicWeightedMajority {
    Params.check(DynamicWeightedMajority.class, base, size, period, beta, theta, hardVotes, threads);
  }

  /** Naive Bayes, on one thread. */
  public DynamicWeightedMajority() {
    this(new NaiveBayes(), 1);
  }

  /** The defaults with another base learner, on a number of threads. */
  public DynamicWeightedMajority(LearnerSpec base, int threads) {
    this(base, 50, 50, 0.5, 0.01, true, threads);
  }

  @Override
  public String id() {
    return "dynamic-weighted-majority";
  }

  @Override
  public String title() {
    return "Dynamic weighted majority";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new EnsembleLearner(schema, MajorityRule.create(this, schema, seed), threads);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new EnsembleLearner(schema, MajorityRule.load(this, schema, in), threads);
  }
}
