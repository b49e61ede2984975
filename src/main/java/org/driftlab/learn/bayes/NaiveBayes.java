// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.bayes;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * Naive Bayes: each class weighs as much as it was seen, and given the class the features are independent, numeric ones
 * normal and nominal ones with Laplace's correction (Domingos and Pazzani, "On the optimality of the simple Bayesian
 * classifier under zero-one loss", Machine Learning 29:103–130, 1997).
 *
 * <p>It never forgets, so it suits stationary streams. Missing values are left out of the product. A class that was
 * never seen has score 0. Cost: O(features) a label, O(classes · features) a prediction, no allocation but at a
 * class's first label.
 */
public record NaiveBayes() implements LearnerSpec {
  @Override
  public String id() {
    return "naive-bayes";
  }

  @Override
  public String title() {
    return "Naive Bayes";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new State(new FeatureLayout(schema), new ClassModel[schema.classCount()]);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    var layout = new FeatureLayout(schema);
    return new State(layout, load(layout, schema.classCount(), in));
  }

  /** Writes which classes were seen, and their models. */
  static void save(@Nullable ClassModel[] models, ModelWriter out) {
    for (ClassModel model : models) {
      out.writeBoolean(model != null);
      if (model != null) {
        model.save(out);
      }
    }
  }

  private static @Nullable ClassModel[] load(FeatureLayout layout, int classes, ModelReader in) {
    var models = new @Nullable ClassModel[classes];
    for (int c = 0; c < classes; c++) {
      models[c] = in.readBoolean() ? ClassModel.load(layout, in) : null;
    }
    return models;
  }

  private static final class State implements Learner {
    private final FeatureLayout layout;
    private final @Nullable ClassModel[] models;

    State(FeatureLayout layout, @Nullable ClassModel[] models) {
      this.layout = layout;
      this.models = models;
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      for (int c = 0; c < models.length; c++) {
        ClassModel model = models[c];
        scores[c] = model == null ? Double.NEGATIVE_INFINITY : model.logJoint(instance.x);
      }
      Scores.fromLogs(scores);
    }

    @Override
    public void learn(Instance instance) {
      if (Values.learnable(instance)) {
        ClassModel model = models[instance.y];
        if (model == null) {
          model = new ClassModel(layout, 0);
          models[instance.y] = model;
        }
        model.learn(instance.x, instance.weight);
      }
    }

    @Override
    public Learner copy() {
      @Nullable ClassModel[] copies = models.clone();
      Arrays.setAll(copies, c -> models[c] == null ? null : models[c].copy());
      return new State(layout, copies);
    }

    @Override
    public void save(ModelWriter out) {
      NaiveBayes.save(models, out);
    }

    @Override
    public long modelBytes() {
      long bytes = 0;
      for (ClassModel model : models) {
        bytes += model == null ? 0 : model.bytes();
      }
      return bytes;
    }
  }
}
