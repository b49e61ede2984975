// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * A learner that lets its members vote. What the members said of an instance is kept until it is learned, so
 * test-then-train asks them once.
 *
 * <p>With several threads a label is noted and learned at the next call, together with the next prediction: then the
 * threads meet once an instance and not twice. Nothing of it shows outside, whatever is asked first.
 */
final class EnsembleLearner implements Learner, Explained, Internals {
  private final Schema schema;
  private final Rule rule;
  private final int threads;
  private final double[][] votes;

  /** The instance the votes are for. */
  private final Instance asked;

  /** The instance that is still to be learned, if {@link #waiting}. */
  private final Instance noted;

  private final Crew.Work work = this::work;
  private @Nullable Stretch stretch;
  private boolean asking;
  private boolean waiting;
  private boolean current;

  EnsembleLearner(Schema schema, Rule rule, int threads) {
    this.schema = schema;
    this.rule = rule;
    this.threads = Math.min(threads, Runtime.getRuntime().availableProcessors());
    votes = new double[rule.capacity()][schema.classCount()];
    asked = new Instance(schema);
    noted = new Instance(schema);
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    ask(instance);
    Arrays.fill(scores, 0);
    for (int m = 0; m < rule.size(); m++) {
      double weight = rule.weight(m);
      double[] vote = votes[m];
      for (int c = 0; c < scores.length; c++) {
        scores[c] += weight * vote[c];
      }
    }
    Scores.fromWeights(scores, scores);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    if (!current || !Values.same(instance.x, asked.x)) {
      if (rule.needsVotes()) {
        ask(instance);
      } else {
        catchUp();
      }
    }
    current = false;
    rule.prepare(instance, votes);
    noted.set(instance);
    waiting = true;
    if (threads == 1) {
      catchUp();
    }
  }

  @Override
  public void predictThenLearn(Instance[] block, int from, int to, double[][] scores) {
    current = false;
    for (int i = from; i < to;) {
      catchUp();
      int went = stretch().run(block, i, to, scores);
      if (went == 0) {
        predict(block[i], scores[i]);
        learn(block[i]);
        went = 1;
      }
      i += went;
    }
  }

  private Stretch stretch() {
    Stretch known = stretch;
    if (known == null) {
      known = new Stretch(rule, schema.classCount(), threads);
      stretch = known;
    }
    return known;
  }

  private void ask(Instance instance) {
    System.arraycopy(instance.x, 0, asked.x, 0, asked.x.length);
    asking = true;
    run();
    asking = false;
    current = true;
  }

  /** Learns what was noted. */
  private void catchUp() {
    if (waiting) {
      run();
    }
  }

  private void run() {
    Crew.run(threads, rule.size(), work);
    if (waiting) {
      waiting = false;
      if (rule.settle() && asking) {
        Crew.run(threads, rule.size(), work);
      }
    }
  }

  private void work(int member) {
    if (waiting) {
      rule.train(member, noted, votes[member]);
    }
    if (asking) {
      rule.predict(member, asked, votes[member]);
    }
  }

  @Override
  public EnsembleLearner copy() {
    catchUp();
    return new EnsembleLearner(schema, rule.copy(), threads);
  }

  @Override
  public void save(ModelWriter out) {
    catchUp();
    rule.save(out);
  }

  @Override
  public long modelBytes() {
    catchUp();
    return rule.bytes() + (2L * asked.x.length + (long) votes.length * schema.classCount()) * Double.BYTES;
  }

  /** The importance that members report, each weighted like its vote; 0 throughout if none of them can tell. */
  @Override
  public double[] featureImportance() {
    catchUp();
    var importance = new double[schema.featureCount()];
    for (int m = 0; m < rule.size(); m++) {
      rule.addImportance(m, rule.weight(m), importance);
    }
    double sum = Arrays.stream(importance).sum();
    for (int f = 0; f < importance.length; f++) {
      importance[f] = sum > 0 ? importance[f] / sum : 0;
    }
    return importance;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    catchUp();
    return rule.internals();
  }
}
