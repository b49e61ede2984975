// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.driftlab.learn.math.Scores;

/**
 * A softmax classifier over the n-grams of the examples, learned by stochastic gradient descent and written in its dual form:
 * w_k = Σ alpha_ik·x_i over the examples (S. Shalev-Shwartz and T. Zhang, JMLR 14:567–599, 2013, eq. 2). A step changes one
 * alpha, and what all examples are told follows by their cosines with that one. So every rehearsal is checked against
 * all examples at once, and the model stays as small as its examples.
 *
 * <p>A lesson takes at most {@link #MOST_STEPS} steps: on the question itself until the right intent has nine tenths, then on
 * whatever example is got wrong (rehearsal; D. Isele and A. Cosgun, AAAI 2018). Cost of a step: O(examples · intents) and
 * the n-grams that its example has in common with others.
 */
final class DualClassifier {
  /** Steps of one lesson, rehearsal included. */
  static final int MOST_STEPS = 32;

  private static final int EPOCHS = 25;
  private static final int OWN_STEPS = 8;
  private static final double RATE = 1.5;
  private static final double LARGEST_STEP = 4;
  private static final double LARGEST_RATIO = 4;
  private static final double SURE = 0.9;
  private static final double FIT = 0.97;

  private final ExampleMemory memory;
  private final double[] scores;
  /** What each example stepped in the last lesson had for alpha before, and what was dropped for it. */
  private final Map<Example, double[]> before = new LinkedHashMap<>();
  private int steps;

  /** A classifier whose alphas and margins stand in the examples of a memory. */
  DualClassifier(ExampleMemory memory, int intents) {
    this.memory = memory;
    scores = new double[intents];
  }

  /** The probabilities that margins stand for, both [intents]. */
  static void classify(double[] margins, double[] out) {
    System.arraycopy(margins, 0, out, 0, margins.length);
    Scores.fromLogs(out);
  }

  /** Learns the knowledge base. */
  void fit() {
    var cosines = new float[memory.examples().size()][];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = memory.cosines(memory.get(i).x);
      memory.meet(memory.get(i), cosines[i]);
    }
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = 0; i < cosines.length; i++) {
        Example example = memory.get(i);
        classify(example.margins, scores);
        if (scores[example.label] < FIT) {
          step(example, cosines[i], towards(example.label, RATE));
        }
      }
    }
  }

  /** A lesson begins: what the last one moved is forgotten. */
  void begin() {
    steps = 0;
    before.clear();
  }

  /** Learns that an example's intent is right for it; weight and ratio as in {@link BotModel#teach}. */
  void teach(Example example, double weight, double ratio) {
    float[] cosines = memory.cosines(example.x);
    for (int i = 0; i < OWN_STEPS; i++) {
      classify(example.margins, scores);
      if (scores[example.label] >= SURE) {
        break;
      }
      step(example, cosines, towards(example.label, rate(weight, ratio)));
    }
    rehearse();
  }

  /** Learns that an example's intent is wrong for it. */
  void warn(Example example, double weight, double ratio) {
    classify(example.margins, scores);
    step(example, memory.cosines(example.x), awayFrom(example.label, rate(weight, ratio)));
    rehearse();
  }

  private static double rate(double weight, double ratio) {
    return Math.min(LARGEST_STEP, RATE * weight * Math.min(LARGEST_RATIO, ratio));
  }

  /** Steps on what is got wrong, the knowledge base and what was taught alike, as far as the steps reach. */
  private void rehearse() {
    var cosines = new HashMap<Example, float[]>();
    boolean wrong = true;
    while (wrong && steps < MOST_STEPS) {
      wrong = false;
      for (int i = 0; i < memory.examples().size() && steps < MOST_STEPS; i++) {
        Example example = memory.get(i);
        if (!example.negative && example.weight > 0 && Scores.argMax(example.margins) != example.label
            && example.x.places().length > 0) {
          classify(example.margins, scores);
          step(example, cosines.computeIfAbsent(example, one -> memory.cosines(one.x)),
              towards(example.label, RATE * example.weight));
          wrong = true;
        }
      }
    }
  }

  /** The step on the log loss whose scores are in {@link #scores}: rate·(1[k = label] − p_k). */
  private double[] towards(int label, double rate) {
    double[] step = new double[scores.length];
    for (int k = 0; k < step.length; k++) {
      step[k] = rate * ((k == label ? 1 : 0) - scores[k]);
    }
    return step;
  }

  /**
   * The step on −ln(1 − p_a), the log loss of "it is not a": a goes down by p_a, each other one up by its share of that.
   */
  private double[] awayFrom(int label, double rate) {
    double[] step = new double[scores.length];
    double rest = Math.max(1e-9, 1 - scores[label]);
    for (int k = 0; k < step.length; k++) {
      step[k] = k == label ? -rate * scores[label] : rate * scores[label] * scores[k] / rest;
    }
    return step;
  }

  private void step(Example example, float[] cosines, double[] step) {
    before.computeIfAbsent(example, stepped -> stepped.alpha.clone());
    for (int k = 0; k < step.length; k++) {
      example.alpha[k] += step[k];
    }
    moveAll(cosines, step);
    steps++;
  }

  private void moveAll(float[] cosines, double[] step) {
    for (int j = 0; j < memory.size(); j++) {
      Example other = memory.get(j);
      move(other.margins, cosines[other.row], step);
    }
  }

  private static void move(double[] margins, double cosine, double[] step) {
    if (cosine != 0) {
      for (int k = 0; k < step.length; k++) {
        margins[k] += cosine * step[k];
      }
    }
  }

  /** Adds up what all examples say of one that is new. */
  void place(Example example, float[] cosines) {
    for (Example other : memory.examples()) {
      move(example.margins, cosines[other.row], other.alpha);
    }
  }

  /** Takes the share of an example that has gone out of what the others are told. */
  void retract(Example gone, float[] cosines) {
    before.putIfAbsent(gone, gone.alpha.clone());
    double[] back = new double[scores.length];
    for (int k = 0; k < back.length; k++) {
      back[k] = -gone.alpha[k];
    }
    moveAll(cosines, back);
    Arrays.fill(gone.alpha, 0);
  }

  /** How many steps the last lesson took. */
  int steps() {
    return steps;
  }

  /** By how much the last lesson moved the weight of a word for each intent, [intents]. */
  double[] moved(String word) {
    double[] moved = new double[scores.length];
    int place = NGrams.place(word);
    before.forEach((example, alpha) -> {
      float value = example.x.at(place);
      for (int k = 0; k < moved.length; k++) {
        moved[k] += value * (example.alpha[k] - alpha[k]);
      }
    });
    return moved;
  }
}
