// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.Arrays;
import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.Transferable;

/**
 * Multilayer perceptron with ReLU and softmax, trained by backpropagation on mini-batches that the stream fills: after
 * every {@code batch} instances one step on their mean log loss. Weights of hidden layers are drawn as K. He et al. (ICCV
 * 2015) do, the head starts at 0. Dropout (N. Srivastava et al., JMLR 15:1929–1958, 2014), layer normalization and weight
 * decay are optional; the lowest {@code frozen} layers are not trained.
 *
 * <p>A step whose loss or gradient is not a finite number of reasonable size is refused and counted; the weights stay.
 * Numeric features may be standardized as they arrive, nominal ones are one indicator a value, a missing value is 0.
 * Learning costs O(weights) an instance and predicting as much, without allocation.
 */
public record Mlp(
    @Param(label = "Hidden layers", unit = "units", help = "The width of each hidden layer, from the input up.")
    String hidden,
    @Param(label = "Batch", unit = "instances", min = 1, max = 10_000, help = "Instances of a training step.")
    int batch,
    @Param(label = "Optimizer", help = "How a gradient becomes a step.") NeuralOptimizer optimizer,
    @Param(label = "Learning rate η", min = 0, max = 10, minExclusive = true, help = "The size of a step.")
    double learningRate,
    @Param(label = "Weight decay λ", min = 0, max = 1, help = "How strongly each step draws the weights to 0.")
    double weightDecay,
    @Param(label = "Dropout", min = 0, max = 0.95, help = "The share of hidden units left out of a step.")
    double dropout,
    @Param(label = "Layer norm", help = "Whether the sums of hidden layers are normalized.") boolean layerNorm,
    @Param(label = "Frozen layers", unit = "layers", min = 0, max = 20, help = "How many of the lowest are not trained.")
    int frozen,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.")
    boolean scaling) implements Transferable {
  private static final int MOST_LAYERS = 20;
  private static final int MOST_UNITS = 10_000;

  public Mlp {
    Params.check(Mlp.class, hidden, batch, optimizer, learningRate, weightDecay, dropout, layerNorm, frozen, scaling);
    int layers = widths(hidden).length + 1;
    if (frozen > layers) {
      throw new InputException("Parameter 'frozen' is %d but the network has only %d layers; freeze at most %d."
          .formatted(frozen, layers, layers));
    }
  }

  public Mlp() {
    this("100,100", 16, NeuralOptimizer.ADAM, 0.005, 0, 0, false, 0, true);
  }

  @Override
  public String id() {
    return "mlp";
  }

  @Override
  public String title() {
    return "Multilayer perceptron";
  }

  @Override
  public Mlp withFrozen(int layers) {
    return new Mlp(hidden, batch, optimizer, learningRate, weightDecay, dropout, layerNorm, layers, scaling);
  }

  @Override
  public Learner start(LearnerSpec sourceSpec, Schema source, byte[] stored, Schema schema, boolean newHead, long seed) {
    return Transfer.learner(sourceSpec, source, stored, this, schema, newHead, seed);
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return learner(schema, seed);
  }

  MlpLearner learner(Schema schema, long seed) {
    var inputs = new InputRow(schema, scaling);
    Network network = Network.create(inputs.width(), widths(), schema.classCount(), layerNorm, dropout, seed);
    return new MlpLearner(this, inputs, network, new Steps(optimizer, learningRate, weightDecay, network), seed);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return loadLearner(schema, in);
  }

  MlpLearner loadLearner(Schema schema, ModelReader in) {
    InputRow inputs = new InputRow(schema, scaling).load(in);
    Network network = Network.load(inputs.width(), widths(), schema.classCount(), layerNorm, dropout, in);
    Steps steps = new Steps(optimizer, learningRate, weightDecay, network).load(in);
    return new MlpLearner(this, inputs, network, steps, in.readLong()).load(in);
  }

  int[] widths() {
    return widths(hidden);
  }

  private static int[] widths(String hidden) {
    if (hidden.isBlank()) {
      return new int[0];
    }
    try {
      int[] widths = Arrays.stream(hidden.split(",", -1)).mapToInt(text -> Integer.parseInt(text.strip())).toArray();
      if (widths.length < MOST_LAYERS && Arrays.stream(widths).allMatch(w -> w >= 1 && w <= MOST_UNITS)) {
        return widths;
      }
    } catch (NumberFormatException e) {
      throw new InputException(badWidths(hidden), e);
    }
    throw new InputException(badWidths(hidden));
  }

  private static String badWidths(String hidden) {
    return "Parameter 'hidden' is '%s' but must be up to %d whole numbers in [1, %,d], such as 100,100."
        .formatted(hidden, MOST_LAYERS - 1, MOST_UNITS);
  }
}
