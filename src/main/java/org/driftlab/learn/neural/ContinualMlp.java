// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.Transferable;

/**
 * A {@link Mlp} with a remedy against forgetting; each constant of {@link Remedy} names its paper. Tasks end when the
 * learner is told so ({@link TaskAware}), and besides after every {@code consolidateEvery} instances. A step costs as
 * that of the plain network for each batch it looks at: one more for replay, LwF and A-GEM, three more for DER++.
 *
 * <p>No method that keeps no instances can tell classes apart that never came together: on a stream that brings classes
 * one after the other EWC and LwF are expected to do hardly better than nothing.
 */
public record ContinualMlp(
    @Param(label = "Remedy", help = "What is done against forgetting.") Remedy remedy,
    @Param(label = "Memory", unit = "instances", min = 1, max = 1_000_000, help = "Instances kept to rehearse.")
    int capacity,
    @Param(label = "Strength", min = 0, max = 1e6, help = "A factor of the remedy's usual weight.") double strength,
    @Param(label = "Consolidate every", unit = "instances", min = 0,
        help = "After how many instances a task counts as ended; 0 only when the learner is told.")
    int consolidateEvery,
    @Param(label = "Network", help = "The network to protect.") LearnerSpec network) implements Transferable {
  public ContinualMlp {
    Params.check(ContinualMlp.class, remedy, capacity, strength, consolidateEvery, network);
    if (!(network instanceof Mlp mlp)) {
      throw new InputException("Parameter 'network' is '%s' but must be 'mlp'.".formatted(network.id()));
    }
    if (capacity < mlp.batch()) {
      throw new InputException("Parameter 'capacity' is %d but a batch has %d instances; make the memory at least as large."
          .formatted(capacity, mlp.batch()));
    }
  }

  public ContinualMlp() {
    this(Remedy.REPLAY, 500, 1, 5_000, new Mlp());
  }

  /** The network, which can be no other learner. */
  Mlp mlp() {
    return (Mlp) network;
  }

  @Override
  public String id() {
    return "continual-mlp";
  }

  @Override
  public String title() {
    return "Multilayer perceptron against forgetting";
  }

  @Override
  public ContinualMlp withFrozen(int layers) {
    return new ContinualMlp(remedy, capacity, strength, consolidateEvery, mlp().withFrozen(layers));
  }

  @Override
  public Learner start(LearnerSpec sourceSpec, Schema source, byte[] stored, Schema schema, boolean newHead, long seed) {
    return new ContinualLearner(this, Transfer.learner(sourceSpec, source, stored, mlp(), schema, newHead, seed));
  }

  @Override
  public Learner create(Schema schema, long seed) {
    MlpLearner core = mlp().learner(schema, seed);
    return new ContinualLearner(this, core);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new ContinualLearner(this, mlp().loadLearner(schema, in)).load(in);
  }
}
