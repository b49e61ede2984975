// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.math.FeatureLayout;

/**
 * Nearest neighbours with a self-adjusting memory (V. Losing, B. Hammer and H. Wersing, "KNN classifier with self
 * adjusting memory for heterogeneous concept drift", ICDM 2016).
 *
 * <p>The short-term memory holds the last instances and is cut to the half, quarter, eighth, … of them on which a test
 * with interleaved training is right most often (section IV-C). What it drops goes to the long-term memory, less what
 * contradicts the short-term one: a label drops the nearest instances of other classes that are no farther off than its
 * farthest neighbour of its own class (IV-D). When both together are too large the long-term memory is halved class by
 * class with k-means++ (IV-E). The memory that was right most often over the present short-term window answers: short,
 * long, or both combined. Neighbours vote with their weight divided by their distance.
 *
 * <p>As in the authors' own implementation the test of a window that slides on keeps the predictions it made, so a label
 * costs one round of distances; a window that seems better than the whole is tested anew before it is believed, and all
 * are when the long-term memory takes over the oldest. The first k predictions of a test do not count. k-means ends after
 * three assignments. The distance is Euclidean, with numeric features divided by their deviation so far if {@code scaling},
 * which the paper does not do; a nominal value counts 1 unless equal, and clusters take the most frequent one. A missing
 * number stands for the feature's mean so far, a missing nominal value for a value of its own.
 *
 * <p>Cost: O(instances in memory · features) a prediction and a label; a new test costs
 * O(window² · features), as cutting does, and a compression allocates. Memory: 8 bytes ·
 * {@code maxSize} · (features + 2), and up to twice that while it grows.
 */
public record SamKnn(
    @Param(label = "Neighbours k", min = 1, max = 1000, help = "How many of the nearest instances vote.") int k,
    @Param(label = "Largest memory", unit = "instances", min = 100, max = 1_000_000,
        help = "How many instances both memories hold together.")
    int maxSize,
    @Param(label = "Smallest window", unit = "instances", min = 10, max = 100_000,
        help = "The short-term memory is never cut below this.")
    int minSize,
    @Param(label = "Long-term share", min = 0, max = 1, minExclusive = true, maxExclusive = true,
        help = "The part of the memory that the long-term one gets when the memory is full.")
    double longTermShare,
    @Param(label = "Scaling", help = "Whether numeric features are divided by their deviation.")
    boolean scaling) implements LearnerSpec {
  public SamKnn {
    Params.check(SamKnn.class, k, maxSize, minSize, longTermShare, scaling);
    if (minSize > maxSize / 2) {
      throw new InputException("Parameter 'minSize' is %d but must be at most half of 'maxSize', which is %d."
          .formatted(minSize, maxSize));
    }
  }

  public SamKnn() {
    this(5, 5000, 50, 0.4, true);
  }

  @Override
  public String id() {
    return "sam-knn";
  }

  @Override
  public String title() {
    return "Nearest neighbours with self-adjusting memory";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new SamLearner(this, new FeatureLayout(schema), schema.classCount(), seed);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return SamLearner.load(this, new FeatureLayout(schema), schema.classCount(), in);
  }

  /** How many instances the long-term memory may hold once the memory is full. */
  int longTermSize() {
    return Math.max(1, (int) (longTermShare * maxSize));
  }
}
