// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.Arrays;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Streaming linear discriminant analysis: a running mean a class and one running covariance of all classes (T. Hayes and
 * C. Kanan, "Lifelong machine learning with deep streaming linear discriminant analysis", CVPR workshops 2020). A class's
 * score is the softmax of w·x + b with w = Λμ and b = −½ μ·Λμ, where Λ inverts (1 − ε)Σ + εI. It hardly forgets, because
 * sums do not depend on the order of instances. Features are standardized or as they are, nominal values are indicators, a
 * missing value is 0. Cost: O(features²) to learn, O(features³) at every refresh, O(classes · features) to predict.
 */
public record StreamingLda(
    @Param(label = "Shrinkage ε", min = 0, max = 1, minExclusive = true,
        help = "How far the covariance is drawn to the identity.") double shrinkage,
    @Param(label = "Refresh", unit = "instances", min = 1, help = "After how many instances weights are worked out anew.")
    int refresh,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.") boolean scaling)
    implements LearnerSpec {
  private static final int MOST_INPUTS = 2_000;

  public StreamingLda {
    Params.check(StreamingLda.class, shrinkage, refresh, scaling);
  }

  public StreamingLda() {
    this(0.01, 100, false);
  }

  @Override
  public String id() {
    return "streaming-lda";
  }

  @Override
  public String title() {
    return "Streaming linear discriminant analysis";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new State(this, new InputRow(schema, scaling), schema.classCount());
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new State(this, new InputRow(schema, scaling).load(in), schema.classCount()).load(in);
  }

  private static final class State implements Learner, TaskAware {
    private final StreamingLda spec;
    private final InputRow inputs;
    private final int width;
    private final int classCount;
    private final double[] row;
    private final double[] weights;

    /** Means [classes · width], sums of squares and products about them [width · width]. */
    private final double[] means;

    private final double[] scatter;

    /** For each class w and then b, [classes · (width + 1)]; b is −∞ before the class was first taken in. */
    private final double[] discriminants;

    private long learned;
    private long atStake = LogLoss.ALL;

    State(StreamingLda spec, InputRow inputs, int classCount) {
      this.spec = spec;
      this.inputs = inputs;
      this.classCount = classCount;
      width = inputs.width();
      if (width > MOST_INPUTS) {
        throw new InputException(("Streaming LDA keeps a covariance of all pairs of features and %,d are too many; choose "
            + "a stream of at most %,d or another learner.").formatted(width, MOST_INPUTS));
      }
      row = new double[width];
      weights = new double[classCount];
      means = new double[classCount * width];
      scatter = new double[width * width];
      discriminants = new double[classCount * (width + 1)];
      for (int c = 0; c < classCount; c++) {
        discriminants[c * (width + 1) + width] = -Double.MAX_VALUE;
      }
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      inputs.write(instance.x, row, 0);
      for (int c = 0; c < classCount; c++) {
        int first = c * (width + 1);
        double sum = discriminants[first + width];
        if (sum == -Double.MAX_VALUE || !LogLoss.has(atStake, c)) {
          scores[c] = Double.NEGATIVE_INFINITY;
          continue;
        }
        for (int i = 0; i < width; i++) {
          sum += discriminants[first + i] * row[i];
        }
        scores[c] = Double.isFinite(sum) ? sum : 0;
      }
      Scores.fromLogs(scores);
    }

    @Override
    public void learn(Instance instance) {
      if (!Values.learnable(instance)) {
        return;
      }
      inputs.learn(instance.x, instance.weight);
      inputs.write(instance.x, row, 0);
      weights[instance.y] += instance.weight;
      double part = instance.weight / weights[instance.y];
      int first = instance.y * width;
      for (int i = 0; i < width; i++) {
        double mean = means[first + i];
        means[first + i] += part * (row[i] - mean);
        row[i] -= mean;
      }
      double spread = instance.weight * (1 - part);
      for (int i = 0; i < width; i++) {
        double scaled = spread * row[i];
        for (int j = 0; j < width; j++) {
          scatter[i * width + j] += scaled * row[j];
        }
      }
      learned++;
      // The first weights are worked out at every power of two, so that little data is used too.
      if (learned % spec.refresh == 0 || learned < spec.refresh && Long.bitCount(learned) == 1) {
        solve();
      }
    }

    /** Works out the discriminants; they stay as they are where the covariance cannot be inverted. */
    private void solve() {
      double total = Arrays.stream(weights).sum();
      var covariance = new DMatrixRMaj(width, width);
      for (int i = 0; i < scatter.length; i++) {
        covariance.data[i] = (1 - spec.shrinkage) * scatter[i] / total + (i % (width + 1) == 0 ? spec.shrinkage : 0);
      }
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
      if (width == 0 || !solver.setA(covariance)) {
        return;
      }
      var mean = new DMatrixRMaj(width, 1);
      var solution = new DMatrixRMaj(width, 1);
      for (int c = 0; c < classCount; c++) {
        if (weights[c] > 0) {
          System.arraycopy(means, c * width, mean.data, 0, width);
          solver.solve(mean, solution);
          take(c, mean.data, solution.data);
        }
      }
    }

    private void take(int c, double[] mean, double[] solution) {
      double product = 0;
      for (int i = 0; i < width; i++) {
        product += mean[i] * solution[i];
      }
      if (Double.isFinite(product) && Arrays.stream(solution).allMatch(Double::isFinite)) {
        System.arraycopy(solution, 0, discriminants, c * (width + 1), width);
        discriminants[c * (width + 1) + width] = -0.5 * product;
      }
    }

    @Override
    public void beginTask(long classes) {
      atStake = classes;
    }

    @Override
    public void endTask() {
      if (learned > 0) {
        solve();
      }
    }

    @Override
    public Learner copy() {
      var copy = new State(spec, inputs.copy(), classCount);
      System.arraycopy(weights, 0, copy.weights, 0, weights.length);
      System.arraycopy(means, 0, copy.means, 0, means.length);
      System.arraycopy(scatter, 0, copy.scatter, 0, scatter.length);
      System.arraycopy(discriminants, 0, copy.discriminants, 0, discriminants.length);
      copy.learned = learned;
      copy.atStake = atStake;
      return copy;
    }

    @Override
    public void save(ModelWriter out) {
      inputs.save(out);
      out.writeLong(learned);
      out.writeLong(atStake);
      out.writeDoubles(weights);
      out.writeDoubles(means);
      out.writeDoubles(scatter);
      out.writeDoubles(discriminants);
    }

    State load(ModelReader in) {
      learned = in.readLong();
      atStake = in.readLong();
      double[][] parts = {weights, means, scatter, discriminants};
      for (double[] part : parts) {
        System.arraycopy(StoredValues.finite(in.readDoubles(), part.length, "sums"), 0, part, 0, part.length);
      }
      return this;
    }

    @Override
    public long modelBytes() {
      return inputs.bytes() + Double.BYTES * ((long) weights.length + means.length + scatter.length + discriminants.length);
    }
  }
}
