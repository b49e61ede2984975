// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Set;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Random RBF whose centroids move through the unit cube and bounce off its walls: incremental drift.
 *
 * <p>At speed 0 the stream is that of {@link RandomRbf}. Gives MOA 2024.07's RandomRBFGeneratorDrift value for value:
 * all directions start non-negative, and the centroids move before each instance, the first included. Costs, on top of
 * Random RBF, an addition for each coordinate of each drifting centroid.
 */
public record RandomRbfDrift(
    @Param(label = "Model seed", help = "Of the centroids and their directions.") int modelSeed,
    @Param(label = "Seed", help = "Of the instances.") int seed,
    @Param(label = "Classes", min = 2, max = 10_000) int numClasses,
    @Param(label = "Attributes", min = 0, max = 10_000) int numAtts,
    @Param(label = "Centroids", min = 1, max = 10_000) int numCentroids,
    @Param(label = "Speed", help = "The distance a centroid moves at each instance.", min = 0) double speedChange,
    @Param(label = "Drifting centroids", help = "How many centroids move; at most all do.", min = 0)
    int numDriftCentroids) implements StreamSpec {

  public RandomRbfDrift {
    Params.check(RandomRbfDrift.class, modelSeed, seed, numClasses, numAtts, numCentroids, speedChange,
        numDriftCentroids);
  }

  public RandomRbfDrift() {
    this(1, 1, 2, 10, 50, 0, 50);
  }

  @Override
  public String id() {
    return "random-rbf-drift";
  }

  @Override
  public String title() {
    return "Random RBF with drift";
  }

  @Override
  public InstanceStream create() {
    return new State(this);
  }

  @Override
  public RandomRbfDrift withSeed(int newSeed) {
    return new RandomRbfDrift(modelSeed, newSeed, numClasses, numAtts, numCentroids, speedChange, numDriftCentroids);
  }

  @Override
  public Set<String> movable() {
    return Set.of("speedChange");
  }

  private static final class State implements MovableStream {
    private double speed;
    private final Schema schema;
    private final Centroids centroids;
    /** [drifting centroids][attributes], of length 1. */
    private final double[][] directions;
    private final LegacyRandom random;

    State(RandomRbfDrift spec) {
      speed = spec.speedChange;
      schema = new Schema(Headers.numeric("att", spec.numAtts), Headers.classes(spec.numClasses));
      centroids = new Centroids(spec.modelSeed, spec.numClasses, spec.numAtts, spec.numCentroids);
      directions = directions(spec);
      random = new LegacyRandom(spec.seed);
    }

    State(State other) {
      speed = other.speed;
      schema = other.schema;
      centroids = other.centroids.copy();
      directions = new double[other.directions.length][];
      for (int c = 0; c < directions.length; c++) {
        directions[c] = other.directions[c].clone();
      }
      random = other.random.copy();
    }

    private static double[][] directions(RandomRbfDrift spec) {
      var model = new LegacyRandom(spec.modelSeed);
      var directions = new double[Math.min(spec.numDriftCentroids, spec.numCentroids)][spec.numAtts];
      for (double[] direction : directions) {
        double squares = 0;
        for (int i = 0; i < direction.length; i++) {
          direction[i] = model.nextDouble();
          squares += direction[i] * direction[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < direction.length; i++) {
          direction[i] /= length;
        }
      }
      return directions;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public boolean next(Instance out) {
      for (int c = 0; c < directions.length; c++) {
        move(centroids.centres[c], directions[c]);
      }
      centroids.draw(random, out);
      return true;
    }

    private void move(double[] centre, double[] direction) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] += direction[i] * speed;
        if (centre[i] > 1) {
          centre[i] = 1;
          direction[i] = -direction[i];
        } else if (centre[i] < 0) {
          centre[i] = 0;
          direction[i] = -direction[i];
        }
      }
    }

    @Override
    public double[] parameters() {
      return new double[] {speed};
    }

    @Override
    public void move(double[] parameters) {
      speed = parameters[0];
    }

    @Override
    public InstanceStream copy() {
      return new State(this);
    }
  }
}
