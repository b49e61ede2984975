// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * The state of a {@link StreamingGradientBoosting}: a row of trees for the second of two classes, or one for each of more.
 * What each tree says of an instance is found first; from it follow the margins before each step, and then all trees may
 * learn at the same time.
 */
final class GradientBoostingLearner implements Learner, Internals {
  /** The most trees of all classes together. */
  private static final int MOST_TREES = 2000;

  /** The most features of a tree: its leaves count in bins for each. */
  private static final int MOST_FEATURES = 128;

  /** Trees are handed to threads in parts of this size. */
  private static final int PART = 10;

  private final StreamingGradientBoosting spec;
  private final Schema schema;
  private final GradientRow row;
  private final int rows;
  private final int steps;
  private final RegressionTree[] trees;
  private final Quantizer quantizer;

  /** The leaf of each tree for the instance last asked, and the gradient and curvature to learn there, [trees]. */
  private final int[] leaf;

  private final double[] value;
  private final double[] gradient;
  private final double[] curvature;
  private final double[] margin;
  private final double[] share;
  private final Instance asked;
  private boolean current;
  private @Nullable GradientStretch stretch;
  private final Crew.Work finding = this::find;
  private final Crew.Work learning = this::learn;

  private GradientBoostingLearner(StreamingGradientBoosting spec, Schema schema, Quantizer quantizer) {
    this.spec = spec;
    this.schema = schema;
    this.quantizer = quantizer;
    rows = schema.classCount() == 2 ? 1 : schema.classCount();
    steps = Math.max(1, Math.min(spec.steps(), MOST_TREES / rows));
    trees = new RegressionTree[rows * steps];
    row = new GradientRow(trees, quantizer, rows, steps, spec.rate());
    leaf = new int[trees.length];
    value = new double[trees.length];
    gradient = new double[trees.length];
    curvature = new double[trees.length];
    margin = new double[rows];
    share = new double[schema.classCount()];
    asked = new Instance(schema);
  }

  static GradientBoostingLearner create(StreamingGradientBoosting spec, Schema schema, long seed) {
    var learner = new GradientBoostingLearner(spec, schema, new Quantizer(schema));
    for (int t = 0; t < learner.trees.length; t++) {
      int[] features = drawFeatures(schema.featureCount(), learner.featureCount(), Draws.of(seed, t));
      learner.trees[t] = new RegressionTree(spec.growth(), schema, features);
    }
    return learner;
  }

  static GradientBoostingLearner load(StreamingGradientBoosting spec, Schema schema, ModelReader in) {
    var learner = new GradientBoostingLearner(spec, schema, Quantizer.load(schema, in));
    for (int t = 0; t < learner.trees.length; t++) {
      learner.trees[t] = RegressionTree.load(spec.growth(), schema, learner.featureCount(), in);
    }
    return learner;
  }

  private int featureCount() {
    return Math.min(MOST_FEATURES, FeatureShare.of(spec.featureShare(), schema.featureCount()));
  }

  private static int[] drawFeatures(int all, int count, Draws draws) {
    int[] features = IntStream.range(0, all).toArray();
    for (int i = 0; i < count; i++) {
      int other = i + draws.nextInt(all - i);
      int drawn = features[other];
      features[other] = features[i];
      features[i] = drawn;
    }
    int[] drawn = Arrays.copyOf(features, count);
    Arrays.sort(drawn);
    return drawn;
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    ask(instance);
    Arrays.fill(margin, 0);
    for (int t = 0; t < trees.length; t++) {
      margin[t / steps] += spec.rate() * value[t];
    }
    row.shares(margin, 0, scores);
  }

  private void ask(Instance instance) {
    System.arraycopy(instance.x, 0, asked.x, 0, asked.x.length);
    Crew.run(spec.threads(), parts(), finding);
    current = true;
  }

  private int parts() {
    return (trees.length + PART - 1) / PART;
  }

  private void find(int part) {
    for (int t = part * PART; t < Math.min(trees.length, (part + 1) * PART); t++) {
      leaf[t] = trees[t].find(asked.x);
      value[t] = trees[t].value(leaf[t]);
    }
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    if (!current || !Values.same(instance.x, asked.x)) {
      ask(instance);
    }
    current = false;
    Arrays.fill(margin, 0);
    for (int step = 0; step < steps; step++) {
      row.shares(margin, 0, share);
      for (int r = 0; r < rows; r++) {
        int t = r * steps + step;
        gradient[t] = row.gradient(share, r, instance);
        curvature[t] = row.curvature(share, r, instance);
        margin[r] += spec.rate() * value[t];
      }
    }
    if (quantizer.add(instance.x, 0)) {
      for (RegressionTree tree : trees) {
        tree.clearBins();
      }
    }
    Crew.run(spec.threads(), parts(), learning);
  }

  @Override
  public void predictThenLearn(Instance[] block, int from, int to, double[][] scores) {
    current = false;
    for (int i = from; i < to;) {
      int went = stretch().run(block, i, to, scores);
      if (went == 0) {
        predict(block[i], scores[i]);
        learn(block[i]);
        went = 1;
      }
      i += went;
    }
  }

  private GradientStretch stretch() {
    GradientStretch known = stretch;
    if (known == null) {
      known = new GradientStretch(row, schema.featureCount(), schema.classCount(),
          Math.min(spec.threads(), Runtime.getRuntime().availableProcessors()));
      stretch = known;
    }
    return known;
  }

  private void learn(int part) {
    for (int t = part * PART; t < Math.min(trees.length, (part + 1) * PART); t++) {
      trees[t].learn(leaf[t], gradient[t], curvature[t], quantizer, 0);
    }
  }

  @Override
  public GradientBoostingLearner copy() {
    var copy = new GradientBoostingLearner(spec, schema, quantizer.copy());
    Arrays.setAll(copy.trees, t -> trees[t].copy());
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    quantizer.save(out);
    for (RegressionTree tree : trees) {
      tree.save(out);
    }
  }

  @Override
  public long modelBytes() {
    long bytes = quantizer.bytes();
    for (RegressionTree tree : trees) {
      bytes += tree.bytes();
    }
    return bytes;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    int leaves = 0;
    for (RegressionTree tree : trees) {
      leaves += tree.leaves();
    }
    figures.put("trees", trees.length);
    figures.put("steps", steps);
    figures.put("leaves", leaves);
    return figures;
  }
}
