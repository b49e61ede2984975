// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.learn.Internals;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.Refusing;
import org.driftlab.learn.Tunable;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A network whose training steps a {@link Remedy} extends. */
final class ContinualLearner implements Tunable, Refusing, Internals, TaskAware {
  /** EWC: the usual weight of the penalty, and the instances from which the Fisher information is estimated. */
  private static final double EWC_WEIGHT = 1_000;

  private static final int FISHER_INSTANCES = 256;

  /** DER++: the usual weight of the distance of logits. */
  private static final double DER_WEIGHT = 0.2;

  /** GDumb: passes over its memory. */
  private static final int EPOCHS = 30;

  private final ContinualMlp spec;
  final MlpLearner core;
  private final Rehearsal memory;
  private final Batch batch;
  private final double[] noLogits;

  /** The network at the end of the last task, and how much each of its parameters matters; null before. */
  private @Nullable Network old;

  private List<double[]> fisher = List.of();

  /** The classes at stake in the task at hand, those seen so far, and the tasks that ended. */
  private long atStake = LogLoss.ALL;

  private long seen;
  private long[] tasks = new long[0];
  private long learned;
  private boolean tuning;

  ContinualLearner(ContinualMlp spec, MlpLearner core) {
    this(spec, core, new Rehearsal(spec.remedy() == Remedy.EWC ? FISHER_INSTANCES : spec.capacity(), core.inputs.width(),
        core.network.classes(), Math.max(spec.mlp().batch(), 1), core.seed));
  }

  private ContinualLearner(ContinualMlp spec, MlpLearner core, Rehearsal memory) {
    this.spec = spec;
    this.core = core;
    this.memory = memory;
    batch = new Batch(spec.mlp().batch(), core.inputs.width());
    noLogits = new double[spec.mlp().batch() * core.network.classes()];
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    core.predict(instance, scores);
  }

  @Override
  public void learn(Instance instance) {
    if (tuning) {
      core.learn(instance);
      return;
    } else if (!Values.learnable(instance)) {
      return;
    }
    boolean full = core.take(instance);
    if (instance.y < Long.SIZE) {
      seen |= 1L << instance.y;
    }
    if (full) {
      step();
      core.pending.clear();
    }
    if (spec.consolidateEvery() > 0 && ++learned % spec.consolidateEvery() == 0) {
      endTask();
    }
  }

  @Override
  public long refusals() {
    return core.refusals();
  }

  @Override
  public void beginTuning(double rate) {
    core.beginTuning(rate);
    tuning = true;
  }

  @Override
  public void endTuning() {
    core.endTuning();
    tuning = false;
  }

  private void step() {
    switch (spec.remedy()) {
      case NAIVE -> core.train();
      case REPLAY -> replay();
      case DER_PLUS_PLUS -> replayLogits();
      case EWC -> consolidated();
      case LWF -> distilled();
      case A_GEM -> projected();
      case GDUMB -> memory.offerGreedily(core.pending, noLogits);
    }
  }

  private void replay() {
    core.network.clearGradients();
    double loss = core.addLoss(core.pending, 1);
    if (memory.size() > 0) {
      memory.draw(batch, spec.mlp().batch());
      loss += core.addLoss(batch, spec.strength());
    }
    core.finish(loss);
    memory.offer(core.pending, noLogits);
  }

  private void replayLogits() {
    double[] logits = core.network.forward(core.pending.matrix(), null).data.clone();
    core.network.clearGradients();
    double loss = core.addLoss(core.pending, 1);
    if (memory.size() > 0) {
      memory.draw(batch, spec.mlp().batch());
      loss += addDistance(DER_WEIGHT * spec.strength());
      memory.draw(batch, spec.mlp().batch());
      loss += core.addLoss(batch, spec.strength());
    }
    core.finish(loss);
    if (Double.isFinite(loss)) {
      memory.offer(core.pending, logits);
    }
  }

  /** The mean squared distance of the batch's logits from those it had when it was learned. */
  private double addDistance(double weight) {
    DMatrixRMaj now = core.network.forward(batch.matrix(), core.chance());
    int classes = core.network.classes();
    double share = weight / (batch.rows() * classes);
    var gradient = new DMatrixRMaj(batch.rows(), classes);
    double sum = 0;
    for (int r = 0; r < batch.rows(); r++) {
      for (int c = 0; c < classes; c++) {
        double off = now.get(r, c) - memory.logits[memory.drawn[r] * classes + c];
        sum += off * off * share;
        gradient.set(r, c, 2 * off * share);
      }
    }
    core.network.backward(gradient, spec.mlp().frozen());
    return sum;
  }

  private void consolidated() {
    core.network.clearGradients();
    double loss = core.addLoss(core.pending, 1);
    if (old != null) {
      List<double[]> values = core.network.values().toList();
      List<double[]> anchors = old.values().toList();
      List<double[]> gradients = core.network.gradients().toList();
      double weight = EWC_WEIGHT * spec.strength();
      for (int b = 0; b < values.size(); b++) {
        for (int i = 0; i < values.get(b).length; i++) {
          gradients.get(b)[i] += weight * fisher.get(b)[i] * (values.get(b)[i] - anchors.get(b)[i]);
        }
      }
    }
    core.finish(loss);
    memory.append(core.pending, noLogits);
  }

  private void distilled() {
    core.network.clearGradients();
    double loss = core.addLoss(core.pending, 1);
    if (old != null) {
      DMatrixRMaj before = old.forward(core.pending.matrix(), null);
      DMatrixRMaj now = core.network.forward(core.pending.matrix(), core.chance());
      var gradient = new DMatrixRMaj(now.numRows, now.numCols);
      for (long task : tasks) {
        loss += Distillation.add(before, now, task, spec.strength(), gradient);
      }
      core.network.backward(gradient, spec.mlp().frozen());
    }
    core.finish(loss);
  }

  private void projected() {
    if (memory.size() > 0) {
      memory.draw(batch, spec.mlp().batch());
      core.network.clearGradients();
      core.addLoss(batch, 1);
      List<double[]> reference = core.network.gradients().map(double[]::clone).toList();
      core.network.clearGradients();
      double loss = core.addLoss(core.pending, 1);
      project(core.network.gradients().toList(), reference);
      core.finish(loss);
    } else {
      core.network.clearGradients();
      core.finish(core.addLoss(core.pending, 1));
    }
    memory.offer(core.pending, noLogits);
  }

  private static void project(List<double[]> gradients, List<double[]> reference) {
    double product = 0;
    double square = 0;
    for (int b = 0; b < gradients.size(); b++) {
      for (int i = 0; i < gradients.get(b).length; i++) {
        product += gradients.get(b)[i] * reference.get(b)[i];
        square += reference.get(b)[i] * reference.get(b)[i];
      }
    }
    if (product < 0) {
      for (int b = 0; b < gradients.size(); b++) {
        for (int i = 0; i < gradients.get(b).length; i++) {
          gradients.get(b)[i] -= product / square * reference.get(b)[i];
        }
      }
    }
  }

  @Override
  public void beginTask(long classes) {
    atStake = classes;
    core.restrict(classes);
  }

  @Override
  public void endTask() {
    switch (spec.remedy()) {
      case EWC -> {
        addFisher();
        old = core.network.copy();
      }
      case LWF -> {
        old = core.network.copy();
        tasks = atStake == LogLoss.ALL ? new long[] {seen}
            : LongStream.concat(LongStream.of(tasks),
                LongStream.of(atStake)).distinct().toArray();
      }
      case GDUMB -> fitAnew();
      default -> {}
    }
  }

  /** Adds the mean squared gradient of single instances' log loss: the diagonal of the empirical Fisher information. */
  private void addFisher() {
    List<double[]> sums = fisher.isEmpty() ? core.network.values().map(b -> new double[b.length]).toList() : fisher;
    for (int slot = 0; slot < memory.size(); slot++) {
      batch.clear();
      memory.take(slot, batch);
      core.network.clearGradients();
      core.addLoss(batch, 1);
      List<double[]> gradients = core.network.gradients().toList();
      for (int b = 0; b < sums.size(); b++) {
        for (int i = 0; i < sums.get(b).length; i++) {
          sums.get(b)[i] += gradients.get(b)[i] * gradients.get(b)[i] / memory.size();
        }
      }
    }
    fisher = sums;
  }

  private void fitAnew() {
    Mlp mlp = spec.mlp();
    core.network = Network.create(core.network.inputs(), mlp.widths(), core.network.classes(), mlp.layerNorm(),
        mlp.dropout(), core.seed);
    core.steps = new Steps(mlp.optimizer(), mlp.learningRate(), mlp.weightDecay(), core.network);
    int count = EPOCHS * memory.size() / mlp.batch();
    for (int i = 0; i < count; i++) {
      memory.draw(batch, mlp.batch());
      core.network.clearGradients();
      core.finish(core.addLoss(batch, 1));
    }
  }

  @Override
  public SequencedMap<String, Number> internals() {
    SequencedMap<String, Number> figures = core.internals();
    figures.put("instances to rehearse", memory.size());
    return figures;
  }

  @Override
  public ContinualLearner copy() {
    var copy = new ContinualLearner(spec, core.copy(), memory.copy());
    copy.old = old == null ? null : old.copy();
    copy.fisher = fisher.stream().map(double[]::clone).toList();
    copy.atStake = atStake;
    copy.seen = seen;
    copy.tasks = tasks.clone();
    copy.learned = learned;
    copy.tuning = tuning;
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    core.save(out);
    memory.save(out);
    out.writeLong(atStake);
    out.writeLong(seen);
    out.writeLong(learned);
    out.writeInt(tasks.length);
    for (long task : tasks) {
      out.writeLong(task);
    }
    out.writeBoolean(old != null);
    if (old != null) {
      old.save(out);
    }
    out.writeBoolean(!fisher.isEmpty());
    fisher.forEach(out::writeDoubles);
  }

  ContinualLearner load(ModelReader in) {
    memory.load(in);
    atStake = in.readLong();
    seen = in.readLong();
    learned = in.readLong();
    tasks = new long[StoredValues.within(in.readInt(), 0, 10_000, "number of tasks")];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = in.readLong();
    }
    Mlp mlp = spec.mlp();
    if (in.readBoolean()) {
      old = Network.load(core.inputs.width(), mlp.widths(), core.network.classes(), mlp.layerNorm(), mlp.dropout(), in);
    }
    if (in.readBoolean()) {
      fisher = core.network.values().map(b -> StoredValues.weights(in.readDoubles(), b.length, "Fisher information"))
          .toList();
    }
    return this;
  }

  @Override
  public long modelBytes() {
    return core.modelBytes() + memory.bytes() + (old == null ? 0 : old.bytes())
        + Double.BYTES * Stream.concat(fisher.stream(), Stream.of(noLogits)).mapToLong(b -> b.length).sum();
  }
}
