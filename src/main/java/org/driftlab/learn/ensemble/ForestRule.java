// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;

/**
 * Members that each watch their own errors: from a warning on a new learner learns in the background, and at a drift it
 * takes the member's place. What adaptive random forest and streaming random patches have in common.
 */
final class ForestRule implements Rule {
  /** What the two kinds differ in; a background learner learns with the member's weight or, as in the paper, with 1. */
  record Kind(int size, double mean, double warningDelta, double driftDelta, boolean weightedVote,
      boolean weightedBackground, Source source) {
    ForestRule create(Schema schema, long seed) {
      var rule = new ForestRule(this, schema);
      var draws = new Draws[size];
      Arrays.setAll(draws, m -> Draws.of(seed, m));
      Learner[] learners = source.start(draws);
      for (int m = 0; m < size; m++) {
        rule.members[m] = ForestMember.create(rule.kind, draws[m], learners[m], schema.featureCount());
      }
      return rule;
    }

    ForestRule load(Schema schema, ModelReader in) {
      var rule = new ForestRule(this, schema);
      for (int m = 0; m < size; m++) {
        rule.members[m] = ForestMember.load(rule.kind, schema.featureCount(), in);
      }
      return rule;
    }
  }

  private final Kind kind;
  private final Schema schema;
  private final Poisson poisson;
  private final ForestMember[] members;

  private ForestRule(Kind kind, Schema schema) {
    this.kind = kind;
    this.schema = schema;
    poisson = new Poisson(kind.mean());
    members = new ForestMember[kind.size()];
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
    members[member].learner().predict(instance, votes);
  }

  @Override
  public double weight(int member) {
    return kind.weightedVote() ? members[member].weight() : 1;
  }

  @Override
  public boolean needsVotes() {
    return false;
  }

  @Override
  public void prepare(Instance instance, double[][] votes) {}

  @Override
  public void train(int member, Instance instance, double[] votes) {
    members[member].train(kind, poisson, instance, votes);
  }

  @Override
  public boolean settle() {
    return false;
  }

  @Override
  public int stretch() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void predictThenTrain(int member, int place, Instance instance, double[] said, double[] after) {
    members[member].predictThenTrain(kind, poisson, instance, said, after);
  }

  @Override
  public void addImportance(int member, double factor, double[] sum) {
    Figures.addImportance(members[member].learner(), factor, sum);
  }

  @Override
  public ForestRule copy() {
    var copy = new ForestRule(kind, schema);
    for (int m = 0; m < members.length; m++) {
      copy.members[m] = members[m].copy();
    }
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    for (ForestMember member : members) {
      member.save(out);
    }
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (ForestMember member : members) {
      bytes += member.bytes();
    }
    return bytes;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    int warnings = 0;
    int drifts = 0;
    int background = 0;
    for (ForestMember member : members) {
      warnings += member.warnings();
      drifts += member.drifts();
      background += member.hasBackground() ? 1 : 0;
    }
    figures.put("members", members.length);
    figures.put("background learners", background);
    figures.put("warnings", warnings);
    figures.put("drifts", drifts);
    for (int m = 0; m < members.length; m++) {
      figures.put("weight of member " + (m + 1), weight(m));
    }
    for (int m = 0; m < members.length; m++) {
      Figures.of(members[m].learner(), m, figures);
    }
    return figures;
  }
}
