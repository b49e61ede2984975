// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.driftlab.feedback.NGrams.TextVector;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;
import org.jspecify.annotations.Nullable;

/**
 * What the bot knows: a memory of examples, looked up by cosine, and a softmax classifier over the same n-grams, learned
 * by stochastic gradient descent. Both together give p = λ·r + (1 − λ)·c, where c is the classifier's softmax, r the
 * softmax of 24 times the cosines to the nearest example of each intent, and λ the fourth power of the largest of these:
 * a question that was seen before is answered from memory, one in new words by the classifier.
 *
 * <p>The classifier is written in its dual form, w_k = Σ alpha_ik·x_i over the examples (S. Shalev-Shwartz and T. Zhang,
 * JMLR 14:567–599, 2013, eq. 2): a step changes one alpha, and what all examples are told follows by their cosines with
 * that one. So every rehearsal is checked against all examples at once, and the model stays as small as its examples.
 *
 * <p>A correction takes at most {@link #MOST_STEPS} steps: on the question itself until the classifier gives the right
 * intent nine tenths, then on whatever example the classifier gets wrong (rehearsal; D. Isele and A. Cosgun, AAAI 2018).
 * Cost: an answer is O(examples · (n-grams + intents)), a step the same.
 */
final class BotModel {
  /** Steps of one correction, rehearsal included. */
  static final int MOST_STEPS = 32;

  /** So many taught examples are kept; beyond that the oldest goes. */
  static final int MOST_TAUGHT = 2_000;

  private static final int EPOCHS = 25;
  private static final int OWN_STEPS = 8;
  private static final double RATE = 1.5;
  private static final double LARGEST_STEP = 4;
  private static final double SURE = 0.9;
  private static final double FIT = 0.97;
  private static final double SHARPNESS = 24;
  private static final double LARGEST_RATIO = 4;

  private final NGrams grams;
  private final int intents;
  private final int known;
  private final List<Example> examples = new ArrayList<>();
  private final List<Example> controls = new ArrayList<>();
  private final float[] dense = new float[NGrams.PLACES];
  private final double[] scores;
  /** What each example stepped in the last lesson had for alpha before, and what was dropped for it. */
  private final Map<Example, double[]> before = new LinkedHashMap<>();
  /** The answers to examples and controls; absent when something was learned since. */
  private int @Nullable [] answers;
  private int steps;

  /** A model that knows a knowledge base. Cost: about a second for 5,000 examples squared. */
  BotModel(KnowledgeBase base) {
    intents = base.intents().size();
    scores = new double[intents];
    grams = new NGrams(base.intents().stream().flatMap(intent -> asked(intent).stream()).toList());
    for (int k = 0; k < intents; k++) {
      for (String question : asked(base.intents().get(k))) {
        examples.add(new Example(question, grams.vector(question), k, false, "", 1, intents));
      }
      for (String question : base.intents().get(k).controls()) {
        controls.add(new Example(question, grams.vector(question), k, false, "", 0, intents));
      }
    }
    known = examples.size();
    fit();
  }

  /** What an intent is asked by: its examples, and its title, which says it in a word or two. */
  private static List<String> asked(Intent intent) {
    var questions = new ArrayList<String>(intent.examples());
    String title = Messages.clean(intent.title());
    if (questions.stream().noneMatch(question -> Messages.clean(question).equals(title))) {
      questions.add(intent.title());
    }
    return questions;
  }

  private BotModel(BotModel other) {
    grams = other.grams;
    intents = other.intents;
    known = other.known;
    scores = new double[intents];
    other.examples.forEach(example -> examples.add(example.copy()));
    other.controls.forEach(control -> controls.add(control.copy()));
  }

  BotModel copy() {
    return new BotModel(this);
  }

  private void fit() {
    float[][] cosines = new float[known][];
    for (int i = 0; i < known; i++) {
      cosines[i] = cosines(examples.get(i).x);
      meet(examples.get(i), cosines[i]);
    }
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = 0; i < known; i++) {
        Example example = examples.get(i);
        classify(example.margins, scores);
        if (scores[example.label] < FIT) {
          step(example, cosines[i], towards(example.label, RATE));
        }
      }
    }
  }

  /** The cosines of a vector with all examples, then all controls. */
  private float[] cosines(TextVector x) {
    x.spread(dense);
    float[] cosines = new float[examples.size() + controls.size()];
    for (int j = 0; j < cosines.length; j++) {
      cosines[j] = (float) watched(j).x.times(dense);
    }
    x.wipe(dense);
    return cosines;
  }

  private Example watched(int j) {
    return j < examples.size() ? examples.get(j) : controls.get(j - examples.size());
  }

  private void meet(Example example, float[] cosines) {
    answers = null;
    for (int j = 0; j < cosines.length; j++) {
      watched(j).meet(example, cosines[j]);
    }
  }

  /** The step on the log loss whose scores are in {@link #scores}: rate·(1[k = label] − p_k). */
  private double[] towards(int label, double rate) {
    double[] step = new double[intents];
    for (int k = 0; k < intents; k++) {
      step[k] = rate * ((k == label ? 1 : 0) - scores[k]);
    }
    return step;
  }

  /**
   * The step on −ln(1 − p_a), the log loss of "it is not a": a goes down by p_a, each other one up by its share of that.
   */
  private double[] awayFrom(int label, double rate) {
    double[] step = new double[intents];
    double rest = Math.max(1e-9, 1 - scores[label]);
    for (int k = 0; k < intents; k++) {
      step[k] = k == label ? -rate * scores[label] : rate * scores[label] * scores[k] / rest;
    }
    return step;
  }

  private void step(Example example, float[] cosines, double[] step) {
    answers = null;
    before.computeIfAbsent(example, stepped -> stepped.alpha.clone());
    for (int k = 0; k < intents; k++) {
      example.alpha[k] += step[k];
    }
    for (int j = 0; j < cosines.length; j++) {
      move(watched(j).margins, cosines[j], step);
    }
    steps++;
  }

  private static void move(double[] margins, double cosine, double[] step) {
    if (cosine != 0) {
      for (int k = 0; k < step.length; k++) {
        margins[k] += cosine * step[k];
      }
    }
  }

  private static void classify(double[] margins, double[] out) {
    System.arraycopy(margins, 0, out, 0, margins.length);
    Scores.fromLogs(out);
  }

  /** Whether a message says anything that can be compared. */
  boolean understands(String message) {
    return grams.vector(message).places().length > 0;
  }

  /** The probabilities of the intents for a message, [intents]; uniform for one that says nothing. */
  double[] answer(String message) {
    double[] out = new double[intents];
    probabilities(placed(message), out);
    return out;
  }

  /** A message as an example of no weight: what the model says of it is known then. */
  private Example placed(String message) {
    var probe = new Example(message, grams.vector(message), 0, false, "", 0, intents);
    probe.x.spread(dense);
    for (Example example : examples) {
      double cosine = (float) example.x.times(dense);
      if (cosine > 0) {
        probe.meet(example, cosine);
        move(probe.margins, cosine, example.alpha);
      }
    }
    probe.x.wipe(dense);
    return probe;
  }

  /**
   * The most probable intent. Both parts of the sum rise with what they are made of, so where memory and classifier prefer the same
   * intent there is nothing to compute.
   */
  private static int best(Example probe, double[] out) {
    int nearest = 0;
    double most = -1;
    for (int k = 0; k < out.length; k++) {
      double near = Math.max(0, probe.near[k] - probe.against[k] * probe.against[k]);
      if (near > most) {
        most = near;
        nearest = k;
      }
    }
    if (Scores.argMax(probe.margins) == nearest) {
      return nearest;
    }
    probabilities(probe, out);
    return Scores.argMax(out);
  }

  private static void probabilities(Example probe, double[] out) {
    double nearest = 0;
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.max(0, probe.near[k] - probe.against[k] * probe.against[k]);
      nearest = Math.max(nearest, out[k]);
    }
    nearest = Math.min(1, nearest);
    for (int k = 0; k < out.length; k++) {
      out[k] = FastMath.exp(SHARPNESS * (out[k] - nearest));
    }
    Scores.fromWeights(out, out);
    double share = nearest * nearest * nearest * nearest;
    double[] classified = new double[out.length];
    classify(probe.margins, classified);
    for (int k = 0; k < out.length; k++) {
      out[k] = share * out[k] + (1 - share) * classified[k];
    }
  }

  /**
   * Learns that an intent is right for a message.
   *
   * @param weight in (0, 1]
   * @param ratio how much more than once it counts because the answer was improbable, at least 1
   */
  void teach(String message, int label, String rater, double weight, double ratio) {
    begin();
    Example example = remember(message, label, false, rater, weight);
    if (example.x.places().length == 0) {
      return;
    }
    float[] cosines = cosines(example.x);
    double rate = Math.min(LARGEST_STEP, RATE * weight * Math.min(LARGEST_RATIO, ratio));
    for (int i = 0; i < OWN_STEPS; i++) {
      classify(example.margins, scores);
      if (scores[label] >= SURE) {
        break;
      }
      step(example, cosines, towards(label, rate));
    }
    rehearse();
  }

  private void begin() {
    steps = 0;
    before.clear();
  }

  /** Learns that an intent is wrong for a message; weight and ratio as in {@link #teach}. */
  void warn(String message, int label, String rater, double weight, double ratio) {
    begin();
    Example example = remember(message, label, true, rater, weight);
    if (example.x.places().length == 0) {
      return;
    }
    classify(example.margins, scores);
    step(example, cosines(example.x),
        awayFrom(label, Math.min(LARGEST_STEP, RATE * weight * Math.min(LARGEST_RATIO, ratio))));
    rehearse();
  }

  /** Steps on what the classifier gets wrong, the knowledge base and what was taught alike, as far as the steps reach. */
  private void rehearse() {
    var cosines = new HashMap<Example, float[]>();
    boolean wrong = true;
    while (wrong && steps < MOST_STEPS) {
      wrong = false;
      for (int i = 0; i < examples.size() && steps < MOST_STEPS; i++) {
        Example example = examples.get(i);
        if (!example.negative && example.weight > 0 && Scores.argMax(example.margins) != example.label
            && example.x.places().length > 0) {
          classify(example.margins, scores);
          step(example, cosines.computeIfAbsent(example, one -> cosines(one.x)),
              towards(example.label, RATE * example.weight));
          wrong = true;
        }
      }
    }
  }

  /** Adds an example, or adds to the weight of the same one; what contradicts it loses as much weight. */
  private Example remember(String message, int label, boolean negative, String rater, double weight) {
    String clean = Messages.clean(message);
    Example same = null;
    for (int i = 0; i < examples.size(); i++) {
      Example other = examples.get(i);
      if (other.clean.equals(clean)) {
        boolean contradicts = negative != other.negative ? label == other.label : !negative && label != other.label;
        if (contradicts) {
          reweigh(other, Math.max(0, other.weight - weight));
        } else if (label == other.label) {
          same = other;
        }
      }
    }
    if (same != null) {
      reweigh(same, Math.min(1, same.weight + weight));
      return same;
    }
    return add(message, label, negative, rater, weight);
  }

  private Example add(String message, int label, boolean negative, String rater, double weight) {
    if (examples.size() - known >= MOST_TAUGHT) {
      drop(known);
    }
    Example example = placed(message, label, negative, rater, weight);
    examples.add(example);
    meet(example, cosines(example.x));
    return example;
  }

  private Example placed(String message, int label, boolean negative, String rater, double weight) {
    Example probe = placed(message);
    var example = new Example(message, probe.x, label, negative, rater, weight, intents);
    System.arraycopy(probe.margins, 0, example.margins, 0, intents);
    System.arraycopy(probe.near, 0, example.near, 0, intents);
    System.arraycopy(probe.against, 0, example.against, 0, intents);
    return example;
  }

  private void drop(int place) {
    Example gone = examples.remove(place);
    before.putIfAbsent(gone, gone.alpha.clone());
    double[] back = new double[intents];
    for (int k = 0; k < intents; k++) {
      back[k] = -gone.alpha[k];
    }
    float[] cosines = cosines(gone.x);
    for (int j = 0; j < cosines.length; j++) {
      move(watched(j).margins, cosines[j], back);
    }
    Arrays.fill(gone.alpha, 0);
    forget(gone, cosines, gone.weight);
  }

  private void reweigh(Example example, double weight) {
    double former = example.weight;
    if (former == weight) {
      return;
    }
    example.weight = weight;
    float[] cosines = cosines(example.x);
    if (weight > former) {
      meet(example, cosines);
    } else {
      forget(example, cosines, former);
    }
  }

  /** An example counts less than it did: whoever had it for the nearest looks for the nearest anew. */
  private void forget(Example example, float[] cosines, double former) {
    answers = null;
    for (int j = 0; j < cosines.length; j++) {
      Example other = watched(j);
      double told = former * cosines[j];
      if (told > 0 && other.nearest(example)[example.label] <= told) {
        other.forget(example);
        other.x.spread(dense);
        for (Example rival : examples) {
          if (rival.label == example.label && rival.negative == example.negative) {
            other.meet(rival, (float) rival.x.times(dense));
          }
        }
        other.x.wipe(dense);
      }
    }
  }

  /** How many steps the last lesson took. */
  int steps() {
    return steps;
  }

  int intents() {
    return intents;
  }

  int taught() {
    return examples.size() - known;
  }

  /** What the model answers to each example and control, the knowledge base first; not to be changed. */
  int[] answers() {
    int[] made = answers;
    if (made == null) {
      made = new int[examples.size() + controls.size()];
      double[] out = new double[intents];
      for (int j = 0; j < made.length; j++) {
        made[j] = best(watched(j), out);
      }
      answers = made;
    }
    return made;
  }

  /** The examples, then the controls, as {@link #answers} has them. */
  List<String> questions() {
    var questions = new ArrayList<String>();
    examples.forEach(example -> questions.add(example.message));
    controls.forEach(control -> questions.add(control.message));
    return questions;
  }

  /** How many of the control questions are answered rightly, as a share; of the examples if there are no controls. */
  double controlAccuracy() {
    List<Example> asked = controls.isEmpty() ? examples.subList(0, known) : controls;
    double[] out = new double[intents];
    int right = 0;
    for (Example control : asked) {
      right += best(control, out) == control.label ? 1 : 0;
    }
    return (double) right / asked.size();
  }

  /** By how much the last lesson moved the classifier's weight of a word for each intent, [intents]. */
  double[] moved(String word) {
    double[] moved = new double[intents];
    int place = NGrams.place(word);
    before.forEach((example, alpha) -> {
      float value = example.x.at(place);
      for (int k = 0; k < intents; k++) {
        moved[k] += value * (example.alpha[k] - alpha[k]);
      }
    });
    return moved;
  }

  /**
   * What the memory says of a message without what one rater taught: the cosines to the nearest example of each intent,
   * [intents].
   */
  double[] evidence(String message, String without) {
    double[] nearest = new double[intents];
    TextVector x = grams.vector(message);
    x.spread(dense);
    for (Example example : examples) {
      if (!example.negative && !example.rater.equals(without)) {
        nearest[example.label] = Math.max(nearest[example.label], example.weight * example.x.times(dense));
      }
    }
    x.wipe(dense);
    return nearest;
  }

  void save(ModelWriter out) {
    out.writeInt(intents);
    out.writeInt(known);
    out.writeInt(examples.size());
    for (Example example : examples) {
      if (example.isTaught()) {
        out.writeString(example.message);
        out.writeInt(example.label);
        out.writeBoolean(example.negative);
        out.writeString(example.rater);
      }
      out.writeDouble(example.weight);
      out.writeDoubles(example.alpha);
      out.writeDoubles(example.margins);
    }
    controls.forEach(control -> out.writeDoubles(control.margins));
  }

  /** Reads what {@link #save} wrote into a copy of a model of the same knowledge base. */
  static BotModel load(BotModel base, ModelReader in) {
    BotModel model = base.copy();
    if (in.readInt() != model.intents || in.readInt() != model.known) {
      throw new ModelFormatException("The stored bot is one of another knowledge base.");
    }
    int count = in.readInt();
    model.examples.subList(model.known, model.examples.size()).clear();
    if (count < model.known || count > model.known + MOST_TAUGHT) {
      throw new ModelFormatException("The stored bot is damaged: it has %d examples.".formatted(count));
    }
    for (int i = 0; i < count; i++) {
      Example example = i < model.known ? model.examples.get(i) : model.readTaught(in);
      example.weight = in.readDouble();
      copy(in.readDoubles(), example.alpha);
      copy(in.readDoubles(), example.margins);
    }
    model.controls.forEach(control -> copy(in.readDoubles(), control.margins));
    model.meetAll();
    return model;
  }

  private Example readTaught(ModelReader in) {
    String message = in.readString();
    int label = in.readInt();
    boolean negative = in.readBoolean();
    String rater = in.readString();
    if (label < 0 || label >= intents || rater.isEmpty()) {
      throw new ModelFormatException("The stored bot is damaged: an example has the intent %d.".formatted(label));
    }
    var example = new Example(message, grams.vector(message), label, negative, rater, 0, intents);
    examples.add(example);
    return example;
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(ModelReader.expectLength(from, to.length, "example"), 0, to, 0, to.length);
  }

  private void meetAll() {
    for (int j = 0; j < examples.size() + controls.size(); j++) {
      watched(j).forgetAllNear();
    }
    examples.forEach(example -> meet(example, cosines(example.x)));
  }
}
