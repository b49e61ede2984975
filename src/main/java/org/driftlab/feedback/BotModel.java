// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the bot knows: a memory of examples, looked up by cosine, and a softmax classifier over the same n-grams; {@link Blend}
 * says how the answer comes from both.
 *
 * <p>Cost: an answer is O(examples · intents) and the n-grams that the message has in common with examples, a lesson at most
 * {@link DualClassifier#MOST_STEPS} times as much.
 */
final class BotModel {
  /** So many taught examples are kept; beyond that the oldest goes. */
  static final int MOST_TAUGHT = 2_000;

  private final NGrams grams;
  private final int intents;
  private final ExampleMemory memory;
  private final DualClassifier classifier;
  /** The answers to examples and controls; absent when something was learned since. */
  private int @Nullable [] answers;

  /** A model that knows a knowledge base. */
  BotModel(KnowledgeBase base) {
    intents = base.intents().size();
    grams = new NGrams(base.intents().stream().flatMap(intent -> asked(intent).stream()).toList());
    memory = new ExampleMemory();
    classifier = new DualClassifier(memory, intents);
    for (int k = 0; k < intents; k++) {
      for (String question : asked(base.intents().get(k))) {
        memory.add(new Example(question, grams.vector(question), k, false, "", 1, intents));
      }
      for (String question : base.intents().get(k).controls()) {
        memory.addControl(new Example(question, grams.vector(question), k, false, "", 0, intents));
      }
    }
    classifier.fit();
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
    memory = other.memory.copy();
    classifier = new DualClassifier(memory, intents);
  }

  BotModel copy() {
    return new BotModel(this);
  }

  /** Whether a message says anything that can be compared. */
  boolean understands(String message) {
    return grams.vector(message).places().length > 0;
  }

  /** The probabilities of the intents for a message, [intents]; uniform for one that says nothing. */
  double[] answer(String message) {
    double[] out = new double[intents];
    Blend.probabilities(placed(new Example(message, grams.vector(message), 0, false, "", 0, intents)), out);
    return out;
  }

  /** An example, not yet in the memory, with what the model says of it. */
  private Example placed(Example example) {
    float[] cosines = memory.cosines(example.x);
    memory.lookUp(example, cosines);
    classifier.place(example, cosines);
    return example;
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
    if (example.x.places().length > 0) {
      classifier.teach(example, weight, ratio);
    }
  }

  /** Learns that an intent is wrong for a message; weight and ratio as in {@link #teach}. */
  void warn(String message, int label, String rater, double weight, double ratio) {
    begin();
    Example example = remember(message, label, true, rater, weight);
    if (example.x.places().length > 0) {
      classifier.warn(example, weight, ratio);
    }
  }

  private void begin() {
    answers = null;
    classifier.begin();
  }

  /** Adds an example, or adds to the weight of the same one; what contradicts it loses as much weight. */
  private Example remember(String message, int label, boolean negative, String rater, double weight) {
    String clean = Messages.clean(message);
    Example same = null;
    for (Example other : memory.examples()) {
      if (other.clean.equals(clean)) {
        boolean contradicts = negative != other.negative ? label == other.label : !negative && label != other.label;
        if (contradicts) {
          memory.reweigh(other, Math.max(0, other.weight - weight));
        } else if (label == other.label) {
          same = other;
        }
      }
    }
    if (same != null) {
      memory.reweigh(same, Math.min(1, same.weight + weight));
      return same;
    }
    return add(new Example(message, grams.vector(message), label, negative, rater, weight, intents));
  }

  private Example add(Example example) {
    if (memory.taught() >= MOST_TAUGHT) {
      Example gone = memory.removeOldest();
      float[] cosines = memory.cosines(gone.x);
      classifier.retract(gone, cosines);
      memory.forget(gone, cosines, gone.weight);
    }
    memory.add(placed(example));
    memory.meet(example, memory.cosines(example.x));
    return example;
  }

  /** How many steps the last lesson took. */
  int steps() {
    return classifier.steps();
  }

  int taught() {
    return memory.taught();
  }

  /** What the model answers to each example and control, the knowledge base first; not to be changed. */
  int[] answers() {
    int[] made = answers;
    if (made == null) {
      made = new int[memory.size()];
      double[] out = new double[intents];
      for (int j = 0; j < made.length; j++) {
        made[j] = Blend.best(memory.complete(j), out);
      }
      answers = made;
    }
    return made;
  }

  /** The examples, then the controls, as {@link #answers} has them. */
  List<String> questions() {
    var questions = new ArrayList<String>(memory.size());
    for (int j = 0; j < memory.size(); j++) {
      questions.add(memory.get(j).message);
    }
    return questions;
  }

  /** How many of the control questions are answered rightly, as a share; of the examples if there are no controls. */
  double controlAccuracy() {
    int from = memory.controls().isEmpty() ? 0 : memory.examples().size();
    int to = memory.controls().isEmpty() ? memory.known() : memory.size();
    double[] out = new double[intents];
    int right = 0;
    for (int j = from; j < to; j++) {
      Example asked = memory.complete(j);
      right += Blend.best(asked, out) == asked.label ? 1 : 0;
    }
    return (double) right / (to - from);
  }

  /** By how much the last lesson moved the classifier's weight of a word for each intent, [intents]. */
  double[] moved(String word) {
    return classifier.moved(word);
  }

  /**
   * What the memory says of a message without what one rater taught: the cosines to the nearest example of each intent,
   * [intents].
   */
  double[] evidence(String message, String without) {
    double[] nearest = new double[intents];
    float[] cosines = memory.cosines(grams.vector(message));
    for (Example example : memory.examples()) {
      if (!example.negative && !example.rater.equals(without)) {
        nearest[example.label] = Math.max(nearest[example.label], example.weight * cosines[example.row]);
      }
    }
    return nearest;
  }

  void save(ModelWriter out) {
    out.writeInt(intents);
    out.writeInt(memory.known());
    out.writeInt(memory.examples().size());
    for (Example example : memory.examples()) {
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
    memory.controls().forEach(control -> out.writeDoubles(control.margins));
  }

  /** Reads what {@link #save} wrote into a copy of a model of the same knowledge base. */
  static BotModel load(BotModel base, ModelReader in) {
    BotModel model = base.copy();
    ExampleMemory memory = model.memory;
    while (memory.taught() > 0) {
      memory.removeOldest();
    }
    if (in.readInt() != model.intents || in.readInt() != memory.known()) {
      throw new ModelFormatException("The stored bot is one of another knowledge base.");
    }
    int count = in.readInt();
    if (count < memory.known() || count > memory.known() + MOST_TAUGHT) {
      throw new ModelFormatException("The stored bot is damaged: it has %d examples.".formatted(count));
    }
    for (int i = 0; i < count; i++) {
      Example example = i < memory.known() ? memory.get(i) : model.readTaught(in);
      example.weight = in.readDouble();
      copy(in.readDoubles(), example.alpha);
      copy(in.readDoubles(), example.margins);
    }
    memory.controls().forEach(control -> copy(in.readDoubles(), control.margins));
    memory.forgetAllNear();
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
    memory.add(example);
    return example;
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(ModelReader.expectLength(from, to.length, "example"), 0, to, 0, to.length);
  }
}
