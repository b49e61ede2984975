// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.learn.Internals;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.Refusing;
import org.driftlab.learn.Tunable;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.ejml.data.DMatrixRMaj;

/** A network that learns mini-batches of a stream, and the classes it is asked about. */
final class MlpLearner implements Tunable, Refusing, Internals {
  /** A gradient beyond this has exploded: nothing that follows from it would be a finite number for long. */
  private static final double LARGEST_GRADIENT = 1e10;

  final Mlp spec;
  final InputRow inputs;
  Network network;
  Steps steps;
  final long seed;

  /** The instances of the batch that is being filled. */
  final Batch pending;

  private final DMatrixRMaj question;
  private final LogLoss loss;

  /** The classes at stake, one bit each; all bits for all classes. */
  private long classes = LogLoss.ALL;

  private long stepsTaken;
  private long stepsRefused;
  private double lastLoss;
  private boolean refusing;
  private long refusals;

  MlpLearner(Mlp spec, InputRow inputs, Network network, Steps steps, long seed) {
    this.spec = spec;
    this.inputs = inputs;
    this.network = network;
    this.steps = steps;
    this.seed = seed;
    pending = new Batch(spec.batch(), inputs.width());
    question = new DMatrixRMaj(1, inputs.width());
    loss = new LogLoss(network.classes());
  }

  /** Restricts what follows to some classes: a task whose identity is known. */
  void restrict(long bits) {
    classes = bits;
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    inputs.write(instance.x, question.data, 0);
    DMatrixRMaj logits = network.forward(question, null);
    for (int c = 0; c < scores.length; c++) {
      if (!Double.isFinite(logits.data[c])) {
        Scores.uniform(scores);
        return;
      }
      scores[c] = LogLoss.has(classes, c) ? logits.data[c] : Double.NEGATIVE_INFINITY;
    }
    Scores.fromLogs(scores);
  }

  @Override
  public void learn(Instance instance) {
    if (take(instance)) {
      train();
    }
  }

  /** Takes an instance into the batch and says whether it is full. */
  boolean take(Instance instance) {
    if (!Values.learnable(instance)) {
      return false;
    }
    inputs.learn(instance.x, instance.weight);
    inputs.write(instance.x, pending.next(instance.y, instance.weight, classes), pending.rows() * inputs.width());
    return pending.added() == spec.batch();
  }

  /** One step on the batch, which is empty afterwards. */
  void train() {
    network.clearGradients();
    double batchLoss = addLoss(pending, 1);
    finish(batchLoss);
    pending.clear();
  }

  /** Adds the gradient of a batch's mean log loss, times a factor, and returns the loss. */
  double addLoss(Batch batch, double factor) {
    DMatrixRMaj logits = network.forward(batch.matrix(), chance());
    double value = loss.of(logits, batch, factor);
    network.backward(loss.gradient(), spec.frozen());
    return value;
  }

  /** The source of dropout's chance for the step at hand, worked out from its number so that nothing need be stored. */
  LegacyRandom chance() {
    return new LegacyRandom(seed * 31 + stepsTaken + stepsRefused);
  }

  /** Takes the step that the gradients say, unless it would ruin the weights. */
  void finish(double batchLoss) {
    lastLoss = batchLoss;
    if (Double.isFinite(batchLoss) && network.gradients().allMatch(MlpLearner::reasonable)) {
      steps.step(network, spec.frozen());
      stepsTaken++;
      refusing = false;
    } else {
      stepsRefused++;
      refusals += refusing ? 0 : 1;
      refusing = true;
    }
  }

  private static boolean reasonable(double[] gradients) {
    for (double g : gradients) {
      // Asked this way round a NaN fails as well.
      if (!(Math.abs(g) <= LARGEST_GRADIENT)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long refusals() {
    return refusals;
  }

  @Override
  public void beginTuning(double rate) {
    pending.clear();
    steps = new Steps(NeuralOptimizer.ADAM, rate, 0, network);
  }

  @Override
  public void endTuning() {
    pending.clear();
    steps = new Steps(spec.optimizer(), spec.learningRate(), spec.weightDecay(), network);
  }

  /** Steps that were refused so far. */
  long stepsRefused() {
    return stepsRefused;
  }

  @Override
  public SequencedMap<String, Number> internals() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("training steps", stepsTaken);
    figures.put("refused steps", stepsRefused);
    figures.put("loss of the last batch", lastLoss);
    figures.put("parameters", network.values().mapToLong(block -> block.length).sum());
    figures.put("frozen layers", spec.frozen());
    return figures;
  }

  @Override
  public MlpLearner copy() {
    var copy = new MlpLearner(spec, inputs.copy(), network.copy(), steps.copy(), seed);
    copy.pending.set(pending);
    copy.classes = classes;
    copy.stepsTaken = stepsTaken;
    copy.stepsRefused = stepsRefused;
    copy.lastLoss = lastLoss;
    copy.refusing = refusing;
    copy.refusals = refusals;
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    inputs.save(out);
    network.save(out);
    steps.save(out);
    out.writeLong(seed);
    out.writeLong(stepsTaken);
    out.writeLong(stepsRefused);
    out.writeDouble(lastLoss);
    out.writeLong(classes);
    pending.save(out);
  }

  MlpLearner load(ModelReader in) {
    stepsTaken = in.readLong();
    stepsRefused = in.readLong();
    lastLoss = in.readDouble();
    classes = in.readLong();
    pending.load(in, network.classes());
    StoredValues.within(pending.rows(), 0, spec.batch() - 1, "pending instances");
    return this;
  }

  @Override
  public long modelBytes() {
    return inputs.bytes() + network.bytes() + steps.bytes() + pending.bytes();
  }
}
