// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Instance;
import org.driftlab.detect.AdwinWindow;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.jspecify.annotations.Nullable;

/** A member of a {@link ForestRule}: its learner, the one in the background, and the windows over its errors. */
final class ForestMember {
  /** The weight of a vote that was never tried: it decides only where no other member knows anything. */
  private static final double UNPROVEN = 1e-4;

  /** An error rate below this counts as this much: a window of a few right answers is no reason to be sure. */
  private static final double LEAST_ERROR = 0.02;

  private final Draws draws;
  private final Member buffer;
  private final int features;
  private Learner learner;
  private @Nullable Learner background;
  private AdwinWindow warning;
  private AdwinWindow drift;
  private int warnings;
  private int drifts;

  private ForestMember(Draws draws, Learner learner, AdwinWindow warning, AdwinWindow drift, int features) {
    this.draws = draws;
    this.learner = learner;
    this.warning = warning;
    this.drift = drift;
    this.features = features;
    buffer = new Member(features);
  }

  static ForestMember create(ForestRule.Kind kind, Draws draws, Learner learner, int features) {
    return new ForestMember(draws, learner, new AdwinWindow(kind.warningDelta()),
        new AdwinWindow(kind.driftDelta()), features);
  }

  /** Learns an instance; the votes are overwritten with what the learner says of it afterwards. */
  void train(ForestRule.Kind kind, Poisson poisson, Instance instance, double[] votes) {
    int times = poisson.draw(draws);
    buffer.learn(learner, instance, times);
    if (background != null) {
      buffer.learn(background, instance, kind.weightedBackground() ? times : 1);
    }
    learner.predict(instance, votes);
    watch(kind, Scores.argMax(votes) == instance.y ? 0 : 1);
  }

  /** Predicts an instance and then learns it as {@link #train} does. */
  void predictThenTrain(ForestRule.Kind kind, Poisson poisson, Instance instance, double[] said, double[] after) {
    int times = poisson.draw(draws);
    buffer.predictThenLearn(learner, instance, times, said);
    if (background != null) {
      buffer.learn(background, instance, kind.weightedBackground() ? times : 1);
    }
    Member.predictOnly(learner, instance, after);
    watch(kind, Scores.argMax(after) == instance.y ? 0 : 1);
  }

  private void watch(ForestRule.Kind kind, double error) {
    if (Windows.rises(warning, error)) {
      background = kind.source().fresh(draws);
      warning = new AdwinWindow(kind.warningDelta());
      warnings++;
    }
    if (Windows.rises(drift, error)) {
      learner = background == null ? kind.source().fresh(draws) : background;
      background = null;
      warning = new AdwinWindow(kind.warningDelta());
      drift = new AdwinWindow(kind.driftDelta());
      drifts++;
    }
  }

  Learner learner() {
    return learner;
  }

  boolean hasBackground() {
    return background != null;
  }

  int warnings() {
    return warnings;
  }

  int drifts() {
    return drifts;
  }

  /** The square of the odds of being right, as the window that looks for drift has them. */
  double weight() {
    double error = drift.width() > 0 ? Math.max(0, drift.mean()) : 1;
    double odds = (1 - error) / Math.max(LEAST_ERROR, error);
    return Math.max(UNPROVEN, odds * odds);
  }

  ForestMember copy() {
    var copy = new ForestMember(draws.copy(), learner.copy(), warning.copy(), drift.copy(), features);
    copy.background = background == null ? null : background.copy();
    copy.warnings = warnings;
    copy.drifts = drifts;
    return copy;
  }

  long bytes() {
    return 3L * Long.BYTES + warning.bytes() + drift.bytes() + learner.modelBytes()
        + (background == null ? 0 : background.modelBytes());
  }

  void save(ModelWriter out) {
    draws.save(out);
    out.writeInt(warnings);
    out.writeInt(drifts);
    out.writeDoubles(warning.state());
    out.writeDoubles(drift.state());
    learner.save(out);
    out.writeBoolean(background != null);
    if (background != null) {
      background.save(out);
    }
  }

  static ForestMember load(ForestRule.Kind kind, int features, ModelReader in) {
    Draws draws = Draws.load(in);
    int warnings = in.readInt();
    int drifts = in.readInt();
    AdwinWindow warning = Windows.load(kind.warningDelta(), in);
    AdwinWindow drift = Windows.load(kind.driftDelta(), in);
    var member = new ForestMember(draws, kind.source().load(in), warning, drift, features);
    member.warnings = warnings;
    member.drifts = drifts;
    member.background = in.readBoolean() ? kind.source().load(in) : null;
    return member;
  }
}
