// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import com.yahoo.labs.samoa.instances.Instance;
import moa.classifiers.AbstractClassifier;
import moa.classifiers.bayes.NaiveBayes;
import moa.classifiers.functions.Perceptron;
import moa.classifiers.functions.SGD;
import moa.classifiers.lazy.kNN;
import moa.classifiers.meta.AdaptiveRandomForest;
import moa.classifiers.meta.LeveragingBag;
import moa.classifiers.meta.OzaBag;
import moa.classifiers.meta.OzaBagAdwin;
import moa.classifiers.meta.StreamingRandomPatches;
import moa.classifiers.trees.EFDT;
import moa.classifiers.trees.HoeffdingAdaptiveTree;
import moa.classifiers.trees.HoeffdingTree;

/** A learner of MOA with the settings of its defaults; SGD on log loss with learning rate 0.01. */
final class MoaContestant implements LearnerBench.Contestant {
  private final String name;
  private final MoaInstances instances;
  private AbstractClassifier learner;

  MoaContestant(String name, MoaInstances instances) {
    this.name = name;
    this.instances = instances;
  }

  @Override
  public void reset() {
    learner = switch (name) {
      case "naive-bayes" -> new NaiveBayes();
      case "knn" -> new kNN();
      case "perceptron" -> new Perceptron();
      case "hoeffding-tree" -> new HoeffdingTree();
      case "hoeffding-adaptive-tree" -> new HoeffdingAdaptiveTree();
      case "extremely-fast-decision-tree" -> new EFDT();
      case "online-bagging" -> new OzaBag();
      case "adwin-bagging" -> new OzaBagAdwin();
      case "leveraging-bagging" -> new LeveragingBag();
      case "adaptive-random-forest" -> forest();
      case "streaming-random-patches" -> patches();
      default -> logisticRegression();
    };
    learner.setModelContext(instances.header);
    learner.setRandomSeed(1);
    learner.prepareForUse();
  }

  private static AdaptiveRandomForest forest() {
    var forest = new AdaptiveRandomForest();
    forest.ensembleSizeOption.setValue(10);
    return forest;
  }

  private static StreamingRandomPatches patches() {
    var patches = new StreamingRandomPatches();
    patches.ensembleSizeOption.setValue(10);
    return patches;
  }

  private static SGD logisticRegression() {
    var sgd = new SGD();
    sgd.lossFunctionOption.setChosenLabel("LOGLOSS");
    sgd.learningRateOption.setValue(0.01);
    return sgd;
  }

  @Override
  public int run() {
    int right = 0;
    for (Instance instance : instances.moa) {
      double[] votes = learner.getVotesForInstance(instance);
      int best = 0;
      for (int c = 1; c < votes.length; c++) {
        best = votes[c] > votes[best] ? c : best;
      }
      right += best == (int) instance.classValue() ? 1 : 0;
      learner.trainOnInstance(instance);
    }
    return right;
  }
}
