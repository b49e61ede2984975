// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.driftlab.learn.tree.HoeffdingTreeLearner;

/** A learner that sees some of the features alone. */
final class Patch implements Learner, Explained, Internals {
  /** The features in ascending order. */
  private final int[] features;

  private final Learner inner;
  private final Instance part;
  private final int all;

  private Patch(int all, int[] features, Learner inner) {
    this.all = all;
    this.features = features;
    this.inner = inner;
    part = new Instance(features.length);
  }

  /** A learner on a random subset of the features. */
  static Patch create(LearnerSpec base, Schema schema, int count, Draws draws) {
    return create(base, schema, draw(schema.featureCount(), count, draws), draws);
  }

  /**
   * Learners on random subsets of the features, no two of which are the same until each subset there is was drawn as often
   * as any other.
   */
  static Learner[] createApart(LearnerSpec base, Schema schema, int count, Draws[] draws) {
    double subsets = subsets(schema.featureCount(), count);
    var taken = new HashSet<List<Integer>>();
    var learners = new Learner[draws.length];
    for (int m = 0; m < learners.length; m++) {
      if (taken.size() >= subsets) {
        taken.clear();
      }
      int[] features = draw(schema.featureCount(), count, draws[m]);
      while (!taken.add(Arrays.stream(features).boxed().toList())) {
        features = draw(schema.featureCount(), count, draws[m]);
      }
      learners[m] = create(base, schema, features, draws[m]);
    }
    return learners;
  }

  /** The number of subsets of a size, perhaps rounded where it is large. */
  private static double subsets(int all, int count) {
    double subsets = 1;
    for (int i = 1; i <= count; i++) {
      subsets = subsets * (all - count + i) / i;
    }
    return Math.rint(subsets);
  }

  private static int[] draw(int count, int wanted, Draws draws) {
    int[] all = IntStream.range(0, count).toArray();
    for (int i = 0; i < wanted; i++) {
      int other = i + draws.nextInt(all.length - i);
      int drawn = all[other];
      all[other] = all[i];
      all[i] = drawn;
    }
    int[] features = Arrays.copyOf(all, wanted);
    Arrays.sort(features);
    return features;
  }

  private static Patch create(LearnerSpec base, Schema schema, int[] features, Draws draws) {
    return new Patch(schema.featureCount(), features, base.create(schema(schema, features), draws.nextLong()));
  }

  static Patch load(LearnerSpec base, Schema schema, int count, ModelReader in) {
    int[] features = in.readInts();
    StoredValues.within(features.length, count, count, "number of a member's features");
    for (int i = 0; i < features.length; i++) {
      StoredValues.within(features[i], i == 0 ? 0 : features[i - 1] + 1, schema.featureCount() - 1, "member's feature");
    }
    return new Patch(schema.featureCount(), features, base.load(schema(schema, features), in));
  }

  private static Schema schema(Schema schema, int[] features) {
    var attributes = new ArrayList<Attribute>();
    for (int feature : features) {
      attributes.add(schema.feature(feature));
    }
    return new Schema(attributes, schema.label());
  }

  private void project(Instance instance) {
    for (int i = 0; i < features.length; i++) {
      part.x[i] = instance.x[features[i]];
    }
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    project(instance);
    inner.predict(part, scores);
  }

  @Override
  public void learn(Instance instance) {
    project(instance);
    part.y = instance.y;
    part.weight = instance.weight;
    inner.learn(part);
  }

  /** Predicts an instance and then learns it as if it had come a number of times. */
  void predictThenLearn(Instance instance, double times, double[] scores) {
    project(instance);
    part.y = instance.y;
    part.weight = Math.min(instance.weight * times, Values.LARGEST);
    if (inner instanceof HoeffdingTreeLearner tree) {
      tree.predictThenLearn(part, 1, scores);
    } else {
      inner.predict(part, scores);
      if (times > 0) {
        inner.learn(part);
      }
    }
  }

  /** Predicts an instance that is not learned next. */
  void predictOnly(Instance instance, double[] scores) {
    project(instance);
    Member.predictOnly(inner, part, scores);
  }

  @Override
  public Patch copy() {
    return new Patch(all, features, inner.copy());
  }

  @Override
  public void save(ModelWriter out) {
    out.writeInts(features);
    inner.save(out);
  }

  @Override
  public long modelBytes() {
    return inner.modelBytes() + (long) features.length * (Integer.BYTES + Double.BYTES);
  }

  @Override
  public double[] featureImportance() {
    var own = new double[features.length];
    Figures.addImportance(inner, 1, own);
    var importance = new double[all];
    for (int i = 0; i < own.length; i++) {
      importance[features[i]] = own[i];
    }
    return importance;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("features", features.length);
    if (inner instanceof Internals inside) {
      figures.putAll(inside.internals());
    }
    return figures;
  }
}
