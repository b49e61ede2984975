// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * The k nearest neighbours in a sliding window of the last instances (T. M. Cover and P. E. Hart, "Nearest neighbor
 * pattern classification", IEEE Transactions on Information Theory 13:21–27, 1967): each neighbour votes for its label
 * with its weight.
 *
 * <p>The distance is Euclidean over all features. A numeric feature is normalized by the least and greatest value in
 * the window, and one that is constant there does not count; a nominal one counts 1 unless both values are the same. A
 * missing numeric value is as far from a value as it could be within the window's range, at distance 1 from another
 * missing one; a missing nominal value differs from everything. All instances as far away as the k-th neighbour vote.
 *
 * <p>Cost: O(window · features) a prediction, O(features) a label (and O(window) for a feature whose least or greatest
 * value leaves the window); no allocation once the window is full. Memory: 8 bytes · window · (features + 1.5).
 */
public record NearestNeighbours(
    @Param(label = "Neighbours k", min = 1, max = 10_000, help = "How many of the nearest instances vote.") int k,
    @Param(label = "Window", unit = "instances", min = 1, max = 1_000_000, help = "How many instances are kept.")
    int window) implements LearnerSpec {
  /** A range below this counts as constant: its reciprocal would not be a useful number. */
  static final double SMALLEST_RANGE = 1e-200;

  public NearestNeighbours {
    Params.check(NearestNeighbours.class, k, window);
  }

  public NearestNeighbours() {
    this(10, 1000);
  }

  @Override
  public String id() {
    return "knn";
  }

  @Override
  public String title() {
    return "k nearest neighbours";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    var layout = new FeatureLayout(schema);
    return new State(this, layout, schema.classCount(), new Points(layout), 0);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    var layout = new FeatureLayout(schema);
    int next = StoredValues.within(in.readInt(), 0, window - 1, "oldest instance");
    Points points = Points.load(layout, schema.classCount(), window, in);
    return new State(this, layout, schema.classCount(), points, next);
  }

  private static final class State implements Learner, Internals {
    private final NearestNeighbours spec;
    private final FeatureLayout layout;
    private final int classes;
    private final Points points;

    /** Where the next instance goes: once the window is full, the place of the oldest. */
    private int next;

    private final ColumnRanges ranges;
    private final NearestDistances nearest;

    /** The values of the instance at hand, [features], and its squared distances to those in the window, [room]. */
    private final double[] query;

    private double[] distances = new double[0];

    /** The columns of the present question that need no special care. */
    private final int[] plain;

    State(NearestNeighbours spec, FeatureLayout layout, int classes, Points points, int next) {
      this.spec = spec;
      this.layout = layout;
      this.classes = classes;
      this.points = points;
      this.next = next;
      ranges = new ColumnRanges(points);
      nearest = new NearestDistances(Math.min(spec.k, spec.window));
      query = new double[points.columns.length];
      plain = new int[points.numeric];
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      if (points.count == 0) {
        Scores.uniform(scores);
        return;
      }
      measure(instance.x);
      double radius = nearest.radius(distances, 0, points.count);
      Arrays.fill(scores, 0);
      for (int i = 0; i < points.count; i++) {
        if (distances[i] <= radius) {
          scores[points.labels[i]] += points.weights[i];
        }
      }
      Scores.fromWeights(scores, scores);
    }

    /** Works out the squared distances to all instances of the window. */
    private void measure(double[] x) {
      int count = points.count;
      if (distances.length < count) {
        distances = new double[points.room()];
      }
      Points.encode(layout, x, query);
      Arrays.fill(distances, 0, count, 0);
      int easy = 0;
      for (int j = 0; j < points.numeric; j++) {
        if (ranges.missing[j] > 0 || Double.isNaN(query[j])) {
          Distances.addWithMissing(points.columns[j], query[j], ranges.low[j], ranges.scale[j], distances, 0, count);
        } else if (ranges.scale[j] > 0) {
          plain[easy++] = j;
        }
      }
      addPlain(easy, count);
      for (int f = points.numeric; f < query.length; f++) {
        if (query[f] < 0) {
          query[f] = Distances.UNLIKE; // a missing value equals nothing, not even another missing one
        }
      }
      Distances.addMismatches(points.columns, points.numeric, query, distances, 0, count);
    }

    private void addPlain(int easy, int count) {
      double[][] columns = points.columns;
      double[] scale = ranges.scale;
      int e = 0;
      for (; e + 3 < easy; e += 4) {
        int a = plain[e];
        int b = plain[e + 1];
        int c = plain[e + 2];
        int d = plain[e + 3];
        Distances.add(columns[a], query[a], scale[a], columns[b], query[b], scale[b], columns[c], query[c], scale[c],
            columns[d], query[d], scale[d], distances, 0, count);
      }
      for (; e < easy; e++) {
        int a = plain[e];
        Distances.add(columns[a], query[a], scale[a], distances, 0, count);
      }
    }

    @Override
    public void learn(Instance instance) {
      if (!Values.learnable(instance)) {
        return;
      }
      Points.encode(layout, instance.x, query);
      boolean full = points.count == spec.window;
      if (!full) {
        points.reserve(points.count + 1, spec.window);
        points.count++;
      }
      ranges.replace(next, query, full);
      points.put(next, query, instance.y, instance.weight);
      ranges.settle();
      next = next + 1 == spec.window ? 0 : next + 1;
    }

    @Override
    public SequencedMap<String, Number> internals() {
      var figures = new LinkedHashMap<String, Number>();
      figures.put("instances", points.count);
      return figures;
    }

    @Override
    public Learner copy() {
      return new State(spec, layout, classes, points.copy(), next);
    }

    @Override
    public void save(ModelWriter out) {
      out.writeInt(next);
      points.save(out);
    }

    @Override
    public long modelBytes() {
      return points.bytes() + ranges.bytes();
    }
  }
}
