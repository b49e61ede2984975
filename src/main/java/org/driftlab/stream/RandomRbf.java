// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Set;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Clouds of points around labelled centroids placed at random.
 *
 * <p>A centroid is chosen by its weight; the instance lies in a random direction from it, at a normally distributed
 * distance. When its parameters move, the centroids travel to the places, weights and deviations of the other
 * model's and keep their own classes. Gives MOA 2024.07's RandomRBFGenerator value for value. Costs a pass over the centroids' weights and a draw
 * for each attribute.
 */
public record RandomRbf(
    @Param(label = "Model seed", help = "Of the centroids.") int modelSeed,
    @Param(label = "Seed", help = "Of the instances.") int seed,
    @Param(label = "Classes", min = 2, max = 10_000) int numClasses,
    @Param(label = "Attributes", min = 0, max = 10_000) int numAtts,
    @Param(label = "Centroids", min = 1, max = 10_000) int numCentroids) implements StreamSpec {

  public RandomRbf {
    Params.check(RandomRbf.class, modelSeed, seed, numClasses, numAtts, numCentroids);
  }

  public RandomRbf() {
    this(1, 1, 2, 10, 50);
  }

  @Override
  public String id() {
    return "random-rbf";
  }

  @Override
  public String title() {
    return "Random RBF";
  }

  @Override
  public InstanceStream create() {
    return new State(new Schema(Headers.numeric("att", numAtts), Headers.classes(numClasses)),
        new Centroids(modelSeed, numClasses, numAtts, numCentroids), new LegacyRandom(seed));
  }

  @Override
  public RandomRbf withSeed(int newSeed) {
    return new RandomRbf(modelSeed, newSeed, numClasses, numAtts, numCentroids);
  }

  @Override
  public Set<String> movable() {
    return Set.of("modelSeed");
  }

  private static final class State implements MovableStream {
    private final Schema schema;
    private final Centroids centroids;
    private final LegacyRandom random;

    State(Schema schema, Centroids centroids, LegacyRandom random) {
      this.schema = schema;
      this.centroids = centroids;
      this.random = random;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public boolean next(Instance out) {
      centroids.draw(random, out);
      return true;
    }

    @Override
    public double[] parameters() {
      return centroids.parameters();
    }

    @Override
    public void move(double[] parameters) {
      centroids.move(parameters);
    }

    @Override
    public InstanceStream copy() {
      return new State(schema, centroids.copy(), random.copy());
    }
  }
}
