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
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.jspecify.annotations.Nullable;

/** Members that lose weight when they are wrong, go when they have too little of it, and come when all are wrong. */
final class MajorityRule implements Rule {
  private final DynamicWeightedMajority spec;
  private final Schema schema;
  private final Draws draws;
  private final @Nullable Learner[] learners;
  private final double[] weights;
  private final double[] totals;
  private int size;
  private int sincePeriod;
  private int created;

  private MajorityRule(DynamicWeightedMajority spec, Schema schema, Draws draws) {
    this.spec = spec;
    this.schema = schema;
    this.draws = draws;
    learners = new Learner[spec.size()];
    weights = new double[spec.size()];
    totals = new double[schema.classCount()];
  }

  static MajorityRule create(DynamicWeightedMajority spec, Schema schema, long seed) {
    var rule = new MajorityRule(spec, schema, Draws.of(seed, 0));
    rule.add();
    return rule;
  }

  static MajorityRule load(DynamicWeightedMajority spec, Schema schema, ModelReader in) {
    var rule = new MajorityRule(spec, schema, Draws.load(in));
    rule.sincePeriod = StoredValues.within(in.readInt(), 0, spec.period() - 1, "count within the period");
    rule.created = in.readInt();
    rule.size = StoredValues.within(in.readInt(), 1, spec.size(), "number of members");
    System.arraycopy(StoredValues.weights(in.readDoubles(), rule.size, "members' weights"), 0, rule.weights, 0,
        rule.size);
    for (int m = 0; m < rule.size; m++) {
      rule.learners[m] = spec.base().load(schema, in);
    }
    return rule;
  }

  private Learner learner(int member) {
    Learner found = learners[member];
    if (found == null) {
      throw new IllegalStateException("there is no member " + member);
    }
    return found;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int capacity() {
    return learners.length;
  }

  @Override
  public void predict(int member, Instance instance, double[] votes) {
    vote(learner(member), instance, votes);
  }

  private void vote(Learner learner, Instance instance, double[] votes) {
    learner.predict(instance, votes);
    int best = Scores.argMax(votes);
    if (spec.hardVotes() && votes[best] > 1.0 / votes.length) { // one that knows nothing says so
      Scores.certain(votes, best);
    }
  }

  @Override
  public double weight(int member) {
    return weights[member];
  }

  @Override
  public boolean needsVotes() {
    return sincePeriod + 1 == spec.period();
  }

  @Override
  public void prepare(Instance instance, double[][] votes) {
    if (++sincePeriod < spec.period()) {
      return;
    }
    sincePeriod = 0;
    Arrays.fill(totals, 0);
    double largest = 0;
    for (int m = 0; m < size; m++) {
      int said = Scores.argMax(votes[m]);
      weights[m] *= said == instance.y ? 1 : spec.beta();
      totals[said] += weights[m];
      largest = Math.max(largest, weights[m]);
    }
    boolean wrong = Scores.argMax(totals) != instance.y;
    dropBelow(spec.theta() * largest, largest);
    if (wrong) {
      add();
    }
  }

  /** Gives the largest weight the value 1 and lets go of members below a threshold. */
  private void dropBelow(double threshold, double largest) {
    int kept = 0;
    for (int m = 0; m < size; m++) {
      if (weights[m] >= threshold) {
        learners[kept] = learners[m];
        weights[kept++] = weights[m] / largest;
      }
    }
    Arrays.fill(learners, kept, size, null);
    size = kept;
  }

  /** Adds a member of weight 1, in place of the one with the least weight if there is no room. */
  private void add() {
    int at = size;
    if (size == learners.length) {
      at = 0;
      for (int m = 1; m < size; m++) {
        at = weights[m] < weights[at] ? m : at;
      }
    } else {
      size++;
    }
    learners[at] = spec.base().create(schema, draws.nextLong());
    weights[at] = 1;
    created++;
  }

  @Override
  public void train(int member, Instance instance, double[] votes) {
    learner(member).learn(instance);
  }

  @Override
  public boolean settle() {
    return false;
  }

  /** Up to the label at which the period ends. */
  @Override
  public int stretch() {
    return spec.period() - 1 - sincePeriod;
  }

  @Override
  public void predictThenTrain(int member, int place, Instance instance, double[] said, double[] after) {
    Learner learner = learner(member);
    vote(learner, instance, said);
    learner.learn(instance);
  }

  @Override
  public void passed(int labels) {
    sincePeriod += labels;
  }

  @Override
  public void addImportance(int member, double factor, double[] sum) {
    Figures.addImportance(learner(member), factor, sum);
  }

  @Override
  public MajorityRule copy() {
    var copy = new MajorityRule(spec, schema, draws.copy());
    for (int m = 0; m < size; m++) {
      copy.learners[m] = learner(m).copy();
      copy.weights[m] = weights[m];
    }
    copy.size = size;
    copy.sincePeriod = sincePeriod;
    copy.created = created;
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    draws.save(out);
    out.writeInt(sincePeriod);
    out.writeInt(created);
    out.writeInt(size);
    out.writeDoubles(Arrays.copyOf(weights, size));
    for (int m = 0; m < size; m++) {
      learner(m).save(out);
    }
  }

  @Override
  public long bytes() {
    long bytes = 3L * Long.BYTES;
    for (int m = 0; m < size; m++) {
      bytes += Double.BYTES + learner(m).modelBytes();
    }
    return bytes;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("members", size);
    figures.put("members created", created);
    for (int m = 0; m < size; m++) {
      figures.put("weight of member " + (m + 1), weights[m]);
    }
    for (int m = 0; m < size; m++) {
      Figures.of(learner(m), m, figures);
    }
    return figures;
  }
}
