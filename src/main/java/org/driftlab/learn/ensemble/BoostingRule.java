// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;

/**
 * Boosting of a stream: what a member gets wrong counts more for the next one. The chain of weights needs only what
 * members predicted before they learn, so it is worked out first and then all of them may learn at the same time.
 */
final class BoostingRule implements Rule {
  /** Above this mean a Poisson draw differs so little from it that the mean itself serves. */
  private static final double LARGE_MEAN = 30;

  /** The largest weight along the chain. */
  private static final double MOST = 1e6;

  /** An error rate below this counts as this much, so that weights of votes are finite. */
  private static final double LEAST_ERROR = 1e-6;

  /** The weight of the vote of a member that does no better than chance: it decides only if none does better. */
  private static final double NO_BETTER = 1e-9;

  private final LearnerSpec base;
  private final boolean random;
  private final Draws[] draws;
  private final Learner[] learners;
  private final Member[] buffers;

  /** The weight that each member was right on, and wrong on, [members]. */
  private final double[] right;

  private final double[] wrong;
  private final double[] lambda;
  private final double[] weights;

  BoostingRule(LearnerSpec base, int size, boolean random, int features) {
    this.base = base;
    this.random = random;
    draws = new Draws[size];
    learners = new Learner[size];
    buffers = new Member[size];
    Arrays.setAll(buffers, m -> new Member(features));
    right = new double[size];
    wrong = new double[size];
    lambda = new double[size];
    weights = new double[size];
  }

  static BoostingRule create(LearnerSpec base, int size, boolean random, Schema schema, long seed) {
    var rule = new BoostingRule(base, size, random, schema.featureCount());
    for (int m = 0; m < size; m++) {
      rule.draws[m] = Draws.of(seed, m);
      rule.learners[m] = base.create(schema, rule.draws[m].nextLong());
    }
    rule.weigh();
    return rule;
  }

  static BoostingRule load(LearnerSpec base, int size, boolean random, Schema schema, ModelReader in) {
    var rule = new BoostingRule(base, size, random, schema.featureCount());
    System.arraycopy(StoredValues.weights(in.readDoubles(), size, "weights of right answers"), 0, rule.right, 0, size);
    System.arraycopy(StoredValues.weights(in.readDoubles(), size, "weights of wrong answers"), 0, rule.wrong, 0, size);
    for (int m = 0; m < size; m++) {
      rule.draws[m] = Draws.load(in);
      rule.learners[m] = base.load(schema, in);
    }
    rule.weigh();
    return rule;
  }

  @Override
  public int size() {
    return learners.length;
  }

  @Override
  public int capacity() {
    return learners.length;
  }

  @Override
  public void predict(int member, Instance instance, double[] votes) {
    learners[member].predict(instance, votes);
  }

  @Override
  public double weight(int member) {
    return weights[member];
  }

  @Override
  public boolean needsVotes() {
    return true;
  }

  @Override
  public void prepare(Instance instance, double[][] votes) {
    double factor = 1;
    for (int m = 0; m < learners.length; m++) {
      lambda[m] = factor;
      double weight = instance.weight * factor;
      boolean hit = Scores.argMax(votes[m]) == instance.y;
      double[] sums = hit ? right : wrong;
      sums[m] += weight;
      factor = Math.min(MOST, factor * (right[m] + wrong[m]) / (2 * sums[m]));
    }
    weigh();
  }

  /** A member's vote weighs ln((1 − e)/e); the first that is no better than chance and all after it weigh nothing. */
  private void weigh() {
    boolean useful = true;
    for (int m = 0; m < weights.length; m++) {
      double total = right[m] + wrong[m];
      double error = total > 0 ? Math.max(LEAST_ERROR, wrong[m] / total) : 0.5;
      useful &= error < 0.5;
      weights[m] = useful ? FastMath.log((1 - error) / error) : NO_BETTER;
    }
  }

  @Override
  public void train(int member, Instance instance, double[] votes) {
    double mean = lambda[member];
    double times = random && mean <= LARGE_MEAN ? draws[member].poisson(mean) : mean;
    buffers[member].learn(learners[member], instance, times);
  }

  @Override
  public boolean settle() {
    return false;
  }

  @Override
  public void addImportance(int member, double factor, double[] sum) {
    Figures.addImportance(learners[member], factor, sum);
  }

  @Override
  public BoostingRule copy() {
    var copy = new BoostingRule(base, learners.length, random, buffers[0].features());
    for (int m = 0; m < learners.length; m++) {
      copy.draws[m] = draws[m].copy();
      copy.learners[m] = learners[m].copy();
      copy.right[m] = right[m];
      copy.wrong[m] = wrong[m];
    }
    copy.weigh();
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    out.writeDoubles(right);
    out.writeDoubles(wrong);
    for (int m = 0; m < learners.length; m++) {
      draws[m].save(out);
      learners[m].save(out);
    }
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (Learner learner : learners) {
      bytes += 5L * Double.BYTES + learner.modelBytes();
    }
    return bytes;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("members", learners.length);
    for (int m = 0; m < learners.length; m++) {
      figures.put("weight of member " + (m + 1), weights[m]);
    }
    for (int m = 0; m < learners.length; m++) {
      Figures.of(learners[m], m, figures);
    }
    return figures;
  }
}
