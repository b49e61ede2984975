// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.AdwinWindow;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;
import org.jspecify.annotations.Nullable;

/**
 * Bagging of a stream: each member learns an instance as often as its own Poisson draw says. With a confidence each also
 * has a window over its errors. When errors rise in one, a member is replaced by a new one; and a vote weighs ln((1 − e)(K − 1)/e) for an error rate e and K classes, which is best for members that err independently (S. Nitzan and
 * J. Paroush, "Optimal decision rules in uncertain dichotomous choice situations", International Economic Review 23:289–297,
 * 1982; for more classes than two as in J. Zhu et al., "Multi-class AdaBoost", Statistics and Its Interface 2:349–360, 2009).
 */
final class BaggingRule implements Rule {
  /**
   * What the three kinds of bagging differ in; no drift is looked for if the confidence is 0.
   *
   * @param afterwards whether errors are those that members make once they have learned the label, and the worst of all members
   *     is replaced; otherwise errors are made before, and the worst of those is replaced whose errors rise
   */
  record Kind(LearnerSpec base, int size, double mean, double delta, boolean afterwards) {
    BaggingRule create(Schema schema, long seed) {
      var rule = new BaggingRule(this, schema);
      for (int m = 0; m < size; m++) {
        Draws draws = Draws.of(seed, m);
        rule.members[m] = new Bagged(draws, Member.create(base, mean, schema, draws.nextLong()), window(), schema.featureCount());
      }
      return rule;
    }

    BaggingRule load(Schema schema, ModelReader in) {
      var rule = new BaggingRule(this, schema);
      rule.replaced = in.readInt();
      for (int m = 0; m < size; m++) {
        Draws draws = Draws.load(in);
        AdwinWindow errors = delta > 0 ? Windows.load(delta, in) : null;
        rule.members[m] = new Bagged(draws, Member.load(base, mean, schema, in), errors, schema.featureCount());
      }
      return rule;
    }

    private @Nullable AdwinWindow window() {
      return delta > 0 ? new AdwinWindow(delta) : null;
    }
  }

  /** One member and what is its own. */
  private static final class Bagged {
    private final Draws draws;
    private final Member member;
    private Learner learner;
    private @Nullable AdwinWindow errors;
    private boolean worse;
    private final Trail trail = new Trail();

    Bagged(Draws draws, Learner learner, @Nullable AdwinWindow errors, int features) {
      this.draws = draws;
      this.learner = learner;
      this.errors = errors;
      member = new Member(features);
    }
  }

  /** The least that a vote weighs: a member no better than chance decides only where no other one says anything. */
  private static final double LEAST_WEIGHT = 0.01;

  private final Kind kind;
  private final Schema schema;
  private final Poisson poisson;
  private final Bagged[] members;
  private int replaced;

  private BaggingRule(Kind kind, Schema schema) {
    this.kind = kind;
    this.schema = schema;
    poisson = new Poisson(kind.mean());
    members = new Bagged[kind.size()];
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
    AdwinWindow errors = members[member].errors;
    if (errors == null) {
      return 1;
    }
    // One label more of each class than were seen, all but one of them wrong: a new member is no better than chance.
    int others = schema.classCount() - 1;
    double wrong = errors.width() * errors.mean() + others;
    double right = errors.width() + schema.classCount() - wrong;
    return Math.max(LEAST_WEIGHT, FastMath.log(right * others / wrong));
  }

  @Override
  public boolean needsVotes() {
    return kind.delta() > 0;
  }

  @Override
  public void prepare(Instance instance, double[][] votes) {}

  @Override
  public int stretch() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void predictThenTrain(int member, int place, Instance instance, double[] said, double[] after) {
    Bagged bagged = members[member];
    int times = poisson.draw(bagged.draws);
    bagged.member.predictThenLearn(bagged.learner, instance, times, said);
    boolean again = kind.afterwards() && times > 0;
    if (again) {
      Member.predictOnly(bagged.learner, instance, after);
    }
    watch(bagged, Scores.argMax(again ? after : said) == instance.y ? 0 : 1);
  }

  /** The votes may be overwritten with what the member says once it has learned. */
  @Override
  public void train(int member, Instance instance, double[] votes) {
    Bagged bagged = members[member];
    int times = poisson.draw(bagged.draws);
    bagged.member.learn(bagged.learner, instance, times);
    if (kind.afterwards() && times > 0) {
      Member.predictOnly(bagged.learner, instance, votes);
    }
    watch(bagged, Scores.argMax(votes) == instance.y ? 0 : 1);
  }

  private static void watch(Bagged bagged, double error) {
    AdwinWindow errors = bagged.errors;
    bagged.worse = errors != null && Windows.rises(errors, error);
  }

  @Override
  public void note(int member, int place, boolean learned) {
    Bagged bagged = members[member];
    if (bagged.errors != null) {
      bagged.trail.note(place, bagged.draws, errorRate(member), learned && bagged.worse);
    }
  }

  @Override
  public int unsettled(int from) {
    int first = Integer.MAX_VALUE;
    for (int m = 0; m < members.length && kind.delta() > 0; m++) {
      first = Math.min(first, members[m].trail.nextRise(from));
    }
    return first;
  }

  /**
   * Replaces a member as it would have been at a place: no member's way depends on another's, so the one that is replaced
   * goes the rest of it again, and what its predecessor did after the place is void with it.
   */
  @Override
  public BitSet settle(int place) {
    int out = outgoing(m -> members[m].trail.rose(place), m -> members[m].trail.errorRate(place));
    members[out].trail.rewind(place, members[out].draws);
    replace(out);
    var again = new BitSet();
    again.set(out);
    return again;
  }

  @Override
  public boolean settle() {
    boolean rising = false;
    for (Bagged bagged : members) {
      rising |= bagged.worse;
    }
    if (rising) {
      replace(outgoing(m -> members[m].worse, this::errorRate));
    }
    return rising;
  }

  /** The worst of the members that may be replaced when errors rise in one. */
  private int outgoing(IntPredicate rises, IntToDoubleFunction errorRate) {
    int worst = -1;
    for (int m = 0; m < members.length; m++) {
      if ((kind.afterwards() || rises.test(m))
          && (worst < 0 || errorRate.applyAsDouble(m) > errorRate.applyAsDouble(worst))) {
        worst = m;
      }
    }
    return worst;
  }

  private void replace(int member) {
    Bagged bagged = members[member];
    bagged.learner = Member.create(kind.base(), kind.mean(), schema, bagged.draws.nextLong());
    bagged.errors = kind.window();
    replaced++;
  }

  /** The mean error of a member's window; 0 if it is empty or there is none. */
  private double errorRate(int member) {
    AdwinWindow errors = members[member].errors;
    return errors == null || errors.width() == 0 ? 0 : errors.mean();
  }

  @Override
  public void addImportance(int member, double factor, double[] sum) {
    Figures.addImportance(members[member].learner, factor, sum);
  }

  @Override
  public BaggingRule copy() {
    var copy = new BaggingRule(kind, schema);
    copy.replaced = replaced;
    for (int m = 0; m < members.length; m++) {
      Bagged from = members[m];
      AdwinWindow errors = from.errors;
      copy.members[m] = new Bagged(from.draws.copy(), from.learner.copy(), errors == null ? null : errors.copy(),
          schema.featureCount());
    }
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    out.writeInt(replaced);
    for (Bagged bagged : members) {
      bagged.draws.save(out);
      if (bagged.errors != null) {
        out.writeDoubles(bagged.errors.state());
      }
      bagged.learner.save(out);
    }
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (Bagged bagged : members) {
      bytes += Long.BYTES + bagged.learner.modelBytes() + (bagged.errors == null ? 0 : bagged.errors.bytes());
    }
    return bytes;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("members", members.length);
    if (kind.delta() > 0) {
      figures.put("members replaced", replaced);
      for (int m = 0; m < members.length; m++) {
        figures.put("error rate of member " + (m + 1), errorRate(m));
      }
    }
    for (int m = 0; m < members.length; m++) {
      Figures.of(members[m].learner, m, figures);
    }
    return figures;
  }
}
