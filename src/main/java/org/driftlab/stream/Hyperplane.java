// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Arrays;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Points of the unit cube on either side of a hyperplane that may turn slowly: incremental drift.
 *
 * <p>G. Hulten, L. Spencer and P. Domingos, Mining time-changing data streams, KDD 2001, pages 97–106. Gives MOA
 * 2024.07's HyperplaneGenerator value for value: the weights come from the Random that serves the instances, are never
 * bounded, and only the first two classes occur. Costs a draw for each attribute and each drifting attribute, and one
 * for noise.
 */
public record Hyperplane(
    @Param(label = "Seed", help = "Of the hyperplane and the instances alike.") int seed,
    @Param(label = "Classes", help = "How many the header names; only two occur.", min = 2, max = 10_000)
    int numClasses,
    @Param(label = "Attributes", min = 0, max = 10_000) int numAtts,
    @Param(label = "Drifting attributes", help = "How many weights change; at most all.", min = 0, max = 10_000)
    int numDriftAtts,
    @Param(label = "Size of change", help = "What is added to each drifting weight at each instance.", min = 0, max = 1)
    double magChange,
    @Param(label = "Noise", unit = "%", help = "How many of the labels are flipped.", min = 0, max = 100)
    int noisePercentage,
    @Param(label = "Turning back", unit = "%", help = "How often a drifting weight changes its direction.",
        min = 0, max = 100) int sigmaPercentage) implements StreamSpec {

  public Hyperplane {
    Params.check(Hyperplane.class, seed, numClasses, numAtts, numDriftAtts, magChange, noisePercentage,
        sigmaPercentage);
    if (numDriftAtts > numAtts) {
      throw new InputException("Parameter 'numDriftAtts' is %d but must be in [0, %d], as there are %d attributes."
          .formatted(numDriftAtts, numAtts, numAtts));
    }
  }

  public Hyperplane() {
    this(1, 2, 10, 2, 0, 5, 10);
  }

  @Override
  public String id() {
    return "hyperplane";
  }

  @Override
  public String title() {
    return "Rotating hyperplane";
  }

  @Override
  public InstanceStream create() {
    return new State(this);
  }

  @Override
  public Hyperplane withSeed(int newSeed) {
    return new Hyperplane(newSeed, numClasses, numAtts, numDriftAtts, magChange, noisePercentage, sigmaPercentage);
  }

  /** A hyperplane that turns by itself goes its own way and cannot be moved. */
  @Override
  public Set<String> movable() {
    return numDriftAtts > 0 && magChange > 0 ? Set.of() : Set.of("seed", "noisePercentage");
  }

  private static final class State implements TruthStream, MovableStream {
    private final Hyperplane spec;
    private final Schema schema;
    private final LegacyRandom random;
    private final double[] weights;
    private final int[] directions;
    private int noise;
    private int trueLabel = Instance.NO_LABEL;

    State(Hyperplane spec) {
      this.spec = spec;
      noise = spec.noisePercentage;
      schema = new Schema(Headers.numeric("att", spec.numAtts), Headers.classes(spec.numClasses));
      random = new LegacyRandom(spec.seed);
      weights = new double[spec.numAtts];
      directions = new int[spec.numDriftAtts];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = random.nextDouble();
      }
      for (int i = 0; i < directions.length; i++) {
        directions[i] = 1;
      }
    }

    State(State other) {
      spec = other.spec;
      schema = other.schema;
      random = other.random.copy();
      weights = other.weights.clone();
      directions = other.directions.clone();
      noise = other.noise;
      trueLabel = other.trueLabel;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public boolean next(Instance out) {
      double sum = 0;
      double total = 0;
      for (int i = 0; i < weights.length; i++) {
        out.x[i] = random.nextDouble();
        sum += weights[i] * out.x[i];
        total += weights[i];
      }
      int label = sum >= total * 0.5 ? 1 : 0;
      trueLabel = label;
      out.y = random.percent(noise) ? 1 - label : label;
      out.weight = 1;
      drift();
      return true;
    }

    @Override
    public int trueLabel() {
      return trueLabel;
    }

    private void drift() {
      for (int i = 0; i < directions.length; i++) {
        weights[i] += directions[i] * spec.magChange;
        if (random.percent(spec.sigmaPercentage)) {
          directions[i] = -directions[i];
        }
      }
    }

    @Override
    public double[] parameters() {
      double[] parameters = Arrays.copyOf(weights, weights.length + 1);
      parameters[weights.length] = noise;
      return parameters;
    }

    @Override
    public void move(double[] parameters) {
      System.arraycopy(parameters, 0, weights, 0, weights.length);
      noise = (int) Math.rint(parameters[weights.length]);
    }

    @Override
    public InstanceStream copy() {
      return new State(this);
    }
  }
}
