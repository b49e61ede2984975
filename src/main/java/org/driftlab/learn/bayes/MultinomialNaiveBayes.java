// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.bayes;

import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Multinomial naive Bayes for counts, such as words in a message: log P(c) + Σᵢ xᵢ·log θ_ci with θ_ci = (N_ci +
 * α)/(N_c + α·V), where N_ci is the weighted sum of feature i in class c and V the number of features (A. McCallum and
 * K. Nigam, "A comparison of event models for naive Bayes text classification", AAAI-98 workshop, equations 5 and 6).
 *
 * <p>It takes any schema. A numeric feature is a count, of which a negative, missing or non-finite one counts as 0; a
 * value of a nominal feature is something that occurred once. Class proportions are those learned; a class never seen
 * has score 0. Cost: O(features) a label, O(classes · features that are not 0) a prediction; no allocation.
 *
 * @param smoothing Laplace's α: what each feature is taken to have occurred in each class beforehand
 */
public record MultinomialNaiveBayes(
    @Param(label = "Smoothing α", min = 0, max = 1e6, minExclusive = true,
        help = "How often each feature counts as seen in each class beforehand.")
    double smoothing) implements LearnerSpec {
  public MultinomialNaiveBayes {
    Params.check(MultinomialNaiveBayes.class, smoothing);
  }

  public MultinomialNaiveBayes() {
    this(1);
  }

  @Override
  public String id() {
    return "multinomial-naive-bayes";
  }

  @Override
  public String title() {
    return "Multinomial naive Bayes";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    var layout = new FeatureLayout(schema);
    int classes = schema.classCount();
    return new State(smoothing, layout, new double[classes], new double[Math.multiplyExact(classes, width(layout))]);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    var layout = new FeatureLayout(schema);
    int classes = schema.classCount();
    return new State(smoothing, layout, StoredValues.weights(in.readDoubles(), classes, "class weights"),
        StoredValues.weights(in.readDoubles(), Math.multiplyExact(classes, width(layout)), "counts"));
  }

  private static int width(FeatureLayout layout) {
    return Math.addExact(layout.numeric.length, layout.valueCount());
  }

  private static final class State implements Learner {
    /** Counts and weights are cut here, so that their products and sums stay finite. */
    private static final double MANY = 1e50;

    private final double smoothing;
    private final FeatureLayout layout;
    private final int width;

    /** The weight of each class, [classes], and of each feature in it, [classes · width]. */
    private final double[] classWeight;

    private final double[] counts;

    /** Derived: log(N_ci + α), [classes · width], N_c, [classes], and log(N_c + αV), [classes]. */
    private final double[] logCounts;

    private final double[] totals;
    private final double[] logTotals;

    /** The features of the instance at hand that are not 0, their values and the sum of these. */
    private final int[] active;

    private final double[] value;
    private int activeCount;
    private double activeSum;

    State(double smoothing, FeatureLayout layout, double[] classWeight, double[] counts) {
      this.smoothing = smoothing;
      this.layout = layout;
      this.classWeight = classWeight;
      this.counts = counts;
      width = width(layout);
      logCounts = new double[counts.length];
      totals = new double[classWeight.length];
      logTotals = new double[classWeight.length];
      active = new int[layout.numeric.length + layout.nominal.length];
      value = new double[active.length];
      for (int i = 0; i < counts.length; i++) {
        logCounts[i] = FastMath.log(counts[i] + smoothing);
      }
      for (int c = 0; c < totals.length; c++) {
        total(c);
      }
    }

    /** Adds up a class's counts; always from the first to the last, so that a restored model has the same bits. */
    private void total(int c) {
      double sum = 0;
      for (int i = c * width; i < (c + 1) * width; i++) {
        sum += counts[i];
      }
      totals[c] = sum;
      logTotals[c] = FastMath.log(sum + smoothing * Math.max(1, width));
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      gather(instance.x);
      for (int c = 0; c < scores.length; c++) {
        scores[c] = classWeight[c] > 0 ? logJoint(c) : Double.NEGATIVE_INFINITY;
      }
      Scores.fromLogs(scores);
    }

    private double logJoint(int c) {
      double sum = FastMath.log(classWeight[c]) - activeSum * logTotals[c];
      for (int a = 0; a < activeCount; a++) {
        sum += value[a] * logCounts[c * width + active[a]];
      }
      return sum;
    }

    @Override
    public void learn(Instance instance) {
      if (!Values.learnable(instance)) {
        return;
      }
      gather(instance.x);
      int c = instance.y;
      double weight = Math.min(instance.weight, MANY);
      classWeight[c] += weight;
      for (int a = 0; a < activeCount; a++) {
        int i = c * width + active[a];
        counts[i] += weight * value[a];
        logCounts[i] = FastMath.log(counts[i] + smoothing);
      }
      total(c);
    }

    private void gather(double[] x) {
      int n = 0;
      activeSum = 0;
      for (int j = 0; j < layout.numeric.length; j++) {
        double count = x[layout.numeric[j]];
        if (count > 0 && Values.present(count)) {
          active[n] = j;
          value[n] = Math.min(count, MANY);
          activeSum += value[n++];
        }
      }
      for (int k = 0; k < layout.nominal.length; k++) {
        int place = layout.place(k, x);
        if (place >= 0) {
          active[n] = layout.numeric.length + place;
          value[n++] = 1;
          activeSum++;
        }
      }
      activeCount = n;
    }

    @Override
    public Learner copy() {
      return new State(smoothing, layout, classWeight.clone(), counts.clone());
    }

    @Override
    public void save(ModelWriter out) {
      out.writeDoubles(classWeight);
      out.writeDoubles(counts);
    }

    @Override
    public long modelBytes() {
      return Double.BYTES * (2L * counts.length + 3L * classWeight.length);
    }
  }
}
