// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;

/**
 * A factorization machine of second order, which learns how pairs of features act together even where most pairs are
 * rare, as users and items are: margin = w₀ + Σᵢ wᵢzᵢ + Σᵢ﹤ⱼ ⟨vᵢ, vⱼ⟩zᵢzⱼ with k factors a feature (S. Rendle,
 * "Factorization machines", ICDM 2010, equation 1; the pairs are summed in linear time by lemma 3.1). One machine for
 * two classes, one a class with softmax for more, on the log loss.
 *
 * <p>Nominal features are one indicator a value; numeric ones are standardized if {@code scaling}; a missing value
 * contributes nothing. The features of an instance are divided by their length if that is above 1, so that steps stay
 * stable however many there are. The penalty acts on what an instance touches: θ ← θ + η·weight·([y = c] − p_c)·∂ −
 * η·weight·λ·θ. With {@link FactorOptimizer#ADAGRAD} every parameter has its own falling rate.
 *
 * <p>Factors start as Gaussian noise of deviation {@code initialDeviation} drawn from the seed. Cost: O(k · present
 * features) for two classes, times the classes for more; no allocation.
 */
public record FactorizationMachine(
    @Param(label = "Factors k", min = 1, max = 256, help = "The length of each feature's vector.") int factors,
    @Param(label = "Learning rate η", min = 0, max = 10, minExclusive = true, help = "The size of a step.")
    double learningRate,
    @Param(label = "L2 penalty λ", min = 0, max = 1, help = "How strongly what a step touches is drawn to 0.")
    double l2,
    @Param(label = "Optimizer", help = "How a gradient becomes a step.")
    FactorOptimizer optimizer,
    @Param(label = "Initial deviation", min = 0, max = 1, minExclusive = true,
        help = "Of the random factors at the start.")
    double initialDeviation,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.")
    boolean scaling) implements LearnerSpec {
  public FactorizationMachine {
    Params.check(FactorizationMachine.class, factors, learningRate, l2, optimizer, initialDeviation, scaling);
  }

  public FactorizationMachine() {
    this(8, 0.1, 0, FactorOptimizer.SGD, 0.05, true);
  }

  @Override
  public String id() {
    return "factorization-machine";
  }

  @Override
  public String title() {
    return "Factorization machine";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new FactorizationLearner(this, schema, seed);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new FactorizationLearner(this, schema, in);
  }
}
