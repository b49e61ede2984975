// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.detect.AdwinWindow;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;

/** The state of a {@link HoeffdingAdaptiveTree}. */
final class HoeffdingAdaptiveTreeLearner implements TreeLearner {
  /** Two subtrees are compared once both windows over their errors are longer than this. */
  private static final int ENOUGH = 300;

  /** P(N ≤ k) of a Poisson variable with mean 1, [k]; what is left beyond is below 10⁻⁵. */
  private static final double[] POISSON = {0.36787944117144233, 0.7357588823428847, 0.9196986029286058,
    0.9810118431238462, 0.9963401531726563, 0.9994058151824183, 0.9999167588507119, 0.9999897508033253};

  /** What a node did with an instance. */
  private enum Step {
    /** Its subtree goes on. */
    ON,
    /** Another subtree took its place, which is still to learn the instance. */
    REPLACED,
    /** Another subtree took its place that learned the instance already. */
    DONE
  }

  private final HoeffdingAdaptiveTree spec;
  private final TreeCore tree;
  private final LastPrediction last;
  private final double switchFactor;
  private final double[] scores;
  private int lastClass;

  HoeffdingAdaptiveTreeLearner(HoeffdingAdaptiveTree spec, TreeCore tree) {
    this.spec = spec;
    this.tree = tree;
    last = new LastPrediction(tree);
    switchFactor = 2 * FastMath.log(2 / spec.switchDelta());
    scores = new double[tree.classes];
  }

  @Override
  public TreeCore core() {
    return tree;
  }

  @Override
  public void predict(Instance instance, double[] out) {
    last.predict(instance, out);
    lastClass = Scores.argMax(out);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    if (last.isOf(instance)) {
      last.locate(instance);
      learn(tree.root, false, instance, last.leaf(), last.bayes(), lastClass);
    } else {
      learn(tree.root, false, instance);
    }
  }

  private void learn(Node top, boolean alternate, Instance instance) {
    last.find(top, instance.x, scores);
    learn(top, alternate, instance, last.leaf(), last.bayes(), Scores.argMax(scores));
  }

  /** A subtree learns an instance, from its top down to the leaf that predicted a class for it. */
  private void learn(Node top, boolean alternate, Instance instance, Node leaf, int bayes, int predicted) {
    double error = predicted == instance.y ? 0 : 1;
    for (Node node = top; !node.isLeaf(); node = node.next(instance.x)) {
      Step step = pass(node, error, instance);
      if (step != Step.ON) {
        if (step == Step.REPLACED) {
          learn(node, alternate && node == top, instance);
        }
        return;
      }
    }
    // Of the leaves only an alternate that has not split yet is compared with anything.
    if (alternate && top.isLeaf()) {
      observe(top, error);
    }
    double weight = instance.weight * (spec.bootstrap() ? Math.max(1, poisson()) : 1);
    tree.learn(leaf, instance, Math.min(weight, Values.LARGEST), bayes);
    tree.trySplit(leaf);
  }

  private Step pass(Node node, double error, Instance instance) {
    boolean worse = observe(node, error);
    Watch watch = node.watched();
    if (worse) {
      startAlternate(node, watch);
    } else if (watch.alternate != null && decide(node, watch, watch.alternate)) {
      return Step.REPLACED;
    }
    Node alternate = watch.alternate;
    if (alternate != null) {
      boolean undecided = alternate.isLeaf();
      learn(alternate, true, instance);
      if (undecided && !alternate.isLeaf()) {
        replace(node, watch, alternate);
        return Step.DONE;
      }
    }
    return Step.ON;
  }

  /** Adds an error to a node's window; true if errors became more. */
  private boolean observe(Node node, double error) {
    Watch watch = node.watch;
    if (watch == null) {
      watch = new Watch(new AdwinWindow(spec.adwinDelta()), null);
      node.watch = watch;
      tree.bytes += watch.bytes();
    }
    AdwinWindow errors = watch.errors;
    long before = errors.bytes();
    double mean = errors.mean();
    boolean changed = errors.add(error);
    tree.bytes += errors.bytes() - before;
    return changed && errors.mean() > mean;
  }

  private void startAlternate(Node node, Watch watch) {
    if (watch.alternate != null) {
      tree.giveUp(watch.alternate);
    }
    watch.alternate = tree.newLeaf(node.depth, new double[tree.classes]);
    tree.added(watch.alternate);
    tree.alternatesStarted++;
  }

  /** Compares a subtree with its alternate; one of them is given up once the other is surely better. */
  private boolean decide(Node node, Watch watch, Node alternate) {
    AdwinWindow errors = watch.errors;
    AdwinWindow others = alternate.watched().errors;
    if (errors.width() <= ENOUGH || others.width() <= ENOUGH) {
      return false;
    }
    double mean = errors.mean();
    double bound = Math.sqrt(switchFactor * mean * (1 - mean) * (1.0 / errors.width() + 1.0 / others.width()));
    if (mean - others.mean() > bound) {
      replace(node, watch, alternate);
      return true;
    } else if (others.mean() - mean > bound) {
      tree.giveUp(alternate);
      watch.alternate = null;
    }
    return false;
  }

  private void replace(Node node, Watch watch, Node alternate) {
    watch.alternate = null;
    tree.giveUp(node);
    node.become(alternate);
    tree.alternatesSwitched++;
  }

  private int poisson() {
    double u = (tree.nextLong() >>> 11) * 0x1.0p-53;
    int k = 0;
    while (k < POISSON.length && u >= POISSON[k]) {
      k++;
    }
    return k;
  }

  @Override
  public HoeffdingAdaptiveTreeLearner copy() {
    return new HoeffdingAdaptiveTreeLearner(spec, tree.copy());
  }

  @Override
  public SequencedMap<String, Number> internals() {
    SequencedMap<String, Number> figures = TreeInsight.internals(tree);
    figures.put("alternate trees", TreeInsight.alternates(tree.root));
    figures.put("alternates started", tree.alternatesStarted);
    figures.put("alternates switched to", tree.alternatesSwitched);
    return figures;
  }
}
