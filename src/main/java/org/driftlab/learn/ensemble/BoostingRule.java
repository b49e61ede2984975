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
 * Boosting of a stream: what a member gets wrong, once it has learned it, counts more for the next one. So the members learn an
 * instance one after the other; in a stretch of instances each can be at another one of them.
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

  /** One member and what is its own: apart from the others', because members count at the same time. */
  private static final class Boosted {
    private final Draws draws;
    private final Learner learner;
    private final Member buffer;

    /** The weight that it was right on, and wrong on. */
    private double right;

    private double wrong;

    Boosted(Draws draws, Learner learner, int features) {
      this.draws = draws;
      this.learner = learner;
      buffer = new Member(features);
    }
  }

  private final LearnerSpec base;
  private final boolean random;
  private final Boosted[] members;
  private final double[] weights;

  /** What a member says of an instance that it has just learned, [classes]. */
  private final double[] after;

  /** What the member before hands on at each place of a stretch: the chain's weight, and whether no one was useless yet. */
  private final double[] factors = new double[Stretch.LONGEST];

  private final boolean[] useful = new boolean[Stretch.LONGEST];

  private BoostingRule(LearnerSpec base, int size, boolean random, int classes) {
    this.base = base;
    this.random = random;
    members = new Boosted[size];
    weights = new double[size];
    after = new double[classes];
  }

  static BoostingRule create(LearnerSpec base, int size, boolean random, Schema schema, long seed) {
    var rule = new BoostingRule(base, size, random, schema.classCount());
    for (int m = 0; m < size; m++) {
      Draws draws = Draws.of(seed, m);
      rule.members[m] = new Boosted(draws, base.create(schema, draws.nextLong()), schema.featureCount());
    }
    rule.weigh();
    return rule;
  }

  static BoostingRule load(LearnerSpec base, int size, boolean random, Schema schema, ModelReader in) {
    var rule = new BoostingRule(base, size, random, schema.classCount());
    double[] right = StoredValues.weights(in.readDoubles(), size, "weights of right answers");
    double[] wrong = StoredValues.weights(in.readDoubles(), size, "weights of wrong answers");
    for (int m = 0; m < size; m++) {
      Draws draws = Draws.load(in);
      rule.members[m] = new Boosted(draws, base.load(schema, in), schema.featureCount());
      rule.members[m].right = right[m];
      rule.members[m].wrong = wrong[m];
    }
    rule.weigh();
    return rule;
  }

  @Override
  public int size() {
    return members.length;
  }

  @Override
  public int capacity() {
    return members.length;
  }

  @Override
  public void predict(int member, Instance instance, double[] votes) {
    members[member].learner.predict(instance, votes);
  }

  @Override
  public double weight(int member) {
    return weights[member];
  }

  @Override
  public boolean needsVotes() {
    return false;
  }

  /** All members learn here, because each waits for the one before it. */
  @Override
  public void prepare(Instance instance, double[][] votes) {
    double factor = 1;
    for (Boosted member : members) {
      member.buffer.learn(member.learner, instance, times(member, factor));
      Member.predictOnly(member.learner, instance, after);
      factor = next(member, factor, instance, after);
    }
    weigh();
  }

  /** Counts what a member said; the weight of the instance for the next one. */
  private static double next(Boosted member, double factor, Instance instance, double[] said) {
    double weight = instance.weight * factor;
    boolean hit = Scores.argMax(said) == instance.y;
    if (hit) {
      member.right += weight;
    } else {
      member.wrong += weight;
    }
    return Math.min(MOST, factor * (member.right + member.wrong) / (2 * (hit ? member.right : member.wrong)));
  }

  /** A member's vote weighs ln((1 − e)/e); the first that is no better than chance and all after it weigh nothing. */
  private void weigh() {
    boolean all = true;
    for (int m = 0; m < weights.length; m++) {
      double error = error(members[m]);
      all &= error < 0.5;
      weights[m] = weight(all, error);
    }
  }

  private static double error(Boosted member) {
    double total = member.right + member.wrong;
    return total > 0 ? Math.max(LEAST_ERROR, member.wrong / total) : 0.5;
  }

  private static double weight(boolean useful, double error) {
    return useful ? FastMath.log((1 - error) / error) : NO_BETTER;
  }

  @Override
  public int stretch() {
    return Stretch.LONGEST;
  }

  @Override
  public boolean inARow() {
    return true;
  }

  @Override
  public double weight(int member, int place) {
    double error = error(members[member]);
    useful[place] = (member == 0 || useful[place]) && error < 0.5;
    return weight(useful[place], error);
  }

  @Override
  public void predictThenTrain(int member, int place, Instance instance, double[] said, double[] after) {
    Boosted boosted = members[member];
    double mean = member == 0 ? 1 : factors[place];
    double times = times(boosted, mean);
    boosted.buffer.predictThenLearn(boosted.learner, instance, times, said);
    if (times > 0) {
      Member.predictOnly(boosted.learner, instance, after);
    } else {
      System.arraycopy(said, 0, after, 0, said.length);
    }
    factors[place] = next(boosted, mean, instance, after);
  }

  @Override
  public void passed(int labels) {
    weigh();
  }

  @Override
  public void train(int member, Instance instance, double[] votes) {}

  private double times(Boosted member, double mean) {
    return random && mean <= LARGE_MEAN ? member.draws.poisson(mean) : mean;
  }

  @Override
  public boolean settle() {
    return false;
  }

  @Override
  public void addImportance(int member, double factor, double[] sum) {
    Figures.addImportance(members[member].learner, factor, sum);
  }

  @Override
  public BoostingRule copy() {
    var copy = new BoostingRule(base, members.length, random, after.length);
    for (int m = 0; m < members.length; m++) {
      Boosted from = members[m];
      copy.members[m] = new Boosted(from.draws.copy(), from.learner.copy(), from.buffer.features());
      copy.members[m].right = from.right;
      copy.members[m].wrong = from.wrong;
    }
    copy.weigh();
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    out.writeDoubles(Arrays.stream(members).mapToDouble(member -> member.right).toArray());
    out.writeDoubles(Arrays.stream(members).mapToDouble(member -> member.wrong).toArray());
    for (Boosted member : members) {
      member.draws.save(out);
      member.learner.save(out);
    }
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (Boosted member : members) {
      bytes += 5L * Double.BYTES + member.learner.modelBytes();
    }
    return bytes;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("members", members.length);
    for (int m = 0; m < members.length; m++) {
      figures.put("weight of member " + (m + 1), weights[m]);
    }
    for (int m = 0; m < members.length; m++) {
      Figures.of(members[m].learner, m, figures);
    }
    return figures;
  }
}
