// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.linear.Perceptron;
import org.driftlab.learn.neighbour.NearestNeighbours;
import org.driftlab.learn.tree.ExtremelyFastDecisionTree;
import org.driftlab.learn.tree.HoeffdingAdaptiveTree;
import org.driftlab.learn.tree.HoeffdingTree;

/** A learner of DriftLab with its defaults. */
final class OwnContestant implements LearnerBench.Contestant {
  private final LearnerSpec spec;
  private final MoaInstances instances;
  private final int block;
  private final double[] scores;
  private final double[][] blockScores;
  private Learner learner;

  OwnContestant(String name, MoaInstances instances) {
    this(spec(name), instances);
  }

  OwnContestant(LearnerSpec spec, MoaInstances instances) {
    this(spec, instances, 1);
  }

  /** A contestant that takes instances in blocks; one by one if a block is of 1. */
  OwnContestant(LearnerSpec spec, MoaInstances instances, int block) {
    this.spec = spec;
    this.instances = instances;
    this.block = block;
    scores = new double[instances.schema.classCount()];
    blockScores = new double[block > 1 ? instances.own.length : 0][instances.schema.classCount()];
  }

  private static LearnerSpec spec(String name) {
    return switch (name) {
      case "naive-bayes" -> new NaiveBayes();
      case "hoeffding-tree" -> new HoeffdingTree();
      case "hoeffding-adaptive-tree" -> new HoeffdingAdaptiveTree();
      case "extremely-fast-decision-tree" -> new ExtremelyFastDecisionTree();
      case "knn" -> new NearestNeighbours();
      case "perceptron" -> new Perceptron();
      case "logistic-regression-unscaled" -> new LogisticRegression(0.01, 0, false);
      default -> new LogisticRegression();
    };
  }

  @Override
  public void reset() {
    learner = spec.create(instances.schema, 1);
  }

  @Override
  public int run() {
    return block > 1 ? runInBlocks() : runOneByOne();
  }

  private int runOneByOne() {
    int right = 0;
    for (Instance instance : instances.own) {
      learner.predict(instance, scores);
      right += best(scores) == instance.y ? 1 : 0;
      learner.learn(instance);
    }
    return right;
  }

  private int runInBlocks() {
    int right = 0;
    for (int from = 0; from < instances.own.length; from += block) {
      int to = Math.min(instances.own.length, from + block);
      learner.predictThenLearn(instances.own, from, to, blockScores);
      for (int i = from; i < to; i++) {
        right += best(blockScores[i]) == instances.own[i].y ? 1 : 0;
      }
    }
    return right;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }
}
