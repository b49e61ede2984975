// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.AdwinWindow;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.jspecify.annotations.Nullable;

/**
 * Bagging of a stream: each member learns an instance as often as its own Poisson draw says. With a confidence each also
 * has a window over its errors, and when errors rise in any of them, the member with the most is replaced by a new one.
 */
final class BaggingRule implements Rule {
  /**
   * What the three kinds of bagging differ in; no drift is looked for if the confidence is 0.
   *
   * @param together whether several members are replaced if most of them notice a drift at the same label
   */
  record Kind(LearnerSpec base, int size, double mean, double delta, boolean together) {
    /** How many members to replace when the errors of some rise at the same label. */
    int out(int rising) {
      return together && 2 * rising > size ? rising : Math.min(1, rising);
    }

    BaggingRule create(Schema schema, long seed) {
      var rule = new BaggingRule(this, schema);
      for (int m = 0; m < size; m++) {
        Draws draws = Draws.of(seed, m);
        rule.members[m] = new Bagged(draws, base.create(schema, draws.nextLong()), window(), schema.featureCount());
      }
      return rule;
    }

    BaggingRule load(Schema schema, ModelReader in) {
      var rule = new BaggingRule(this, schema);
      rule.replaced = in.readInt();
      for (int m = 0; m < size; m++) {
        Draws draws = Draws.load(in);
        AdwinWindow errors = delta > 0 ? Windows.load(delta, in) : null;
        rule.members[m] = new Bagged(draws, base.load(schema, in), errors, schema.featureCount());
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
    return 1;
  }

  @Override
  public boolean needsVotes() {
    return false;
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
    bagged.member.predictThenLearn(bagged.learner, instance, poisson.draw(bagged.draws), said);
    watch(bagged, instance, after);
  }

  @Override
  public void train(int member, Instance instance, double[] votes) {
    Bagged bagged = members[member];
    bagged.member.learn(bagged.learner, instance, poisson.draw(bagged.draws));
    watch(bagged, instance, votes);
  }

  /** The errors are those right after learning: a member that still gets wrong what it was just told is behind. */
  private static void watch(Bagged bagged, Instance instance, double[] after) {
    AdwinWindow errors = bagged.errors;
    if (errors != null) {
      Member.predictOnly(bagged.learner, instance, after);
      bagged.worse = Windows.rises(errors, Scores.argMax(after) == instance.y ? 0 : 1);
    }
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
   * Replaces members as they would have been at a place: no member's way depends on another's, so a member that is replaced
   * goes the rest of it again, and what its predecessor did after the place is void with it.
   */
  @Override
  public BitSet settle(int place) {
    int rising = 0;
    for (Bagged bagged : members) {
      rising += bagged.trail.rose(place) ? 1 : 0;
    }
    var again = new BitSet();
    for (int i = 0; i < kind.out(rising); i++) {
      int worst = worst(m -> members[m].trail.errorRate(place));
      members[worst].trail.rewind(place, members[worst].draws);
      replace(worst);
      again.set(worst);
    }
    return again;
  }

  /** Replaces the worst member if errors rise in any, or as many of the worst as have errors that rise. */
  @Override
  public boolean settle() {
    int rising = 0;
    for (Bagged bagged : members) {
      rising += bagged.worse ? 1 : 0;
    }
    for (int i = 0; i < kind.out(rising); i++) {
      replace(worst(this::errorRate));
    }
    return rising > 0;
  }

  private int worst(IntToDoubleFunction errorRate) {
    int worst = 0;
    for (int m = 1; m < members.length; m++) {
      worst = errorRate.applyAsDouble(m) > errorRate.applyAsDouble(worst) ? m : worst;
    }
    return worst;
  }

  private void replace(int member) {
    Bagged bagged = members[member];
    bagged.learner = kind.base().create(schema, bagged.draws.nextLong());
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
