// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;
import org.driftlab.data.LegacyRandom;
import org.driftlab.learn.math.FeatureLayout;

/**
 * Halves stored instances class by class: each class is replaced by half as many centres found by k-means++ (D. Arthur
 * and S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007). A centre has the weighted mean of
 * its cluster's numbers, their most frequent nominal values and their mean weight. Cost: O(instances² · features).
 */
final class Compression {
  /** How often instances are assigned to centres; the first time comes free with the seeding. */
  private static final int ASSIGNMENTS = 3;

  private final FeatureLayout layout;
  private final Metric metric;
  private final LegacyRandom random;

  Compression(FeatureLayout layout, Metric metric, long seed) {
    this.layout = layout;
    this.metric = metric;
    random = new LegacyRandom(seed);
  }

  /** The centres of all classes; classes of one instance stay as they are. */
  Points halve(Points points, int classes) {
    var result = new Points(layout);
    var values = new double[points.columns.length];
    for (int label = 0; label < classes; label++) {
      var members = new Points(layout);
      for (int i = 0; i < points.count; i++) {
        if (points.labels[i] == label) {
          points.get(i, values);
          append(members, values, label, points.weights[i]);
        }
      }
      Points centres = centres(members, (members.count + 1) / 2);
      for (int i = 0; i < centres.count; i++) {
        centres.get(i, values);
        append(result, values, label, centres.weights[i]);
      }
    }
    return result;
  }

  private static void append(Points points, double[] values, int label, double weight) {
    points.reserve(points.count + 1, Integer.MAX_VALUE);
    points.put(points.count++, values, label, weight);
  }

  private Points centres(Points members, int most) {
    var nearest = new int[members.count];
    Points centres = seed(members, most, nearest);
    for (int round = 1; round < ASSIGNMENTS && centres.count > 0; round++) {
      centres = means(members, nearest, centres.count);
      assign(members, centres, nearest);
    }
    return centres.count == 0 ? centres : means(members, nearest, centres.count);
  }

  /** Draws centres among the members, each in proportion to its squared distance from the nearest so far. */
  private Points seed(Points members, int most, int[] nearest) {
    var centres = new Points(layout);
    var values = new double[members.columns.length];
    var square = new double[members.count];
    var distances = new double[members.count];
    Arrays.fill(square, 1);
    while (centres.count < most) {
      int drawn = draw(square);
      if (drawn < 0) {
        break;
      }
      members.get(drawn, values);
      metric.measure(values, members, distances, 0, members.count);
      for (int i = 0; i < square.length; i++) {
        // The ones at the start stand for no distance, so the first centre takes all.
        if (centres.count == 0 || distances[i] < square[i]) {
          square[i] = distances[i];
          nearest[i] = centres.count;
        }
      }
      append(centres, values, members.labels[drawn], members.weights[drawn]);
    }
    return centres;
  }

  /** A place in proportion to squares; −1 if all of them are 0 or their sum is not finite. */
  private int draw(double[] squares) {
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      return -1;
    }
    double rest = random.nextDouble() * sum;
    int last = -1;
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] > 0) {
        last = i;
        rest -= squares[i];
        if (rest < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private void assign(Points members, Points centres, int[] nearest) {
    var values = new double[members.columns.length];
    var distances = new double[centres.count];
    for (int i = 0; i < nearest.length; i++) {
      members.get(i, values);
      metric.measure(values, centres, distances, 0, centres.count);
      int best = 0;
      for (int c = 1; c < distances.length; c++) {
        best = distances[c] < distances[best] ? c : best;
      }
      nearest[i] = best;
    }
  }

  /** The means of the clusters; empty ones are left out, and the members' numbers of clusters are not used again. */
  private Points means(Points members, int[] nearest, int clusters) {
    var weight = new double[clusters];
    var size = new int[clusters];
    for (int i = 0; i < nearest.length; i++) {
      weight[nearest[i]] += members.weights[i];
      size[nearest[i]]++;
    }
    var columns = new double[members.columns.length][];
    for (int f = 0; f < columns.length; f++) {
      columns[f] = f < members.numeric ? means(members, nearest, weight, f) : modes(members, nearest, clusters, f);
    }
    var result = new Points(layout);
    var values = new double[columns.length];
    for (int c = 0; c < clusters; c++) {
      if (size[c] > 0) {
        for (int f = 0; f < values.length; f++) {
          values[f] = columns[f][c];
        }
        append(result, values, members.labels[0], weight[c] / size[c]);
      }
    }
    return result;
  }

  private static double[] means(Points members, int[] nearest, double[] weight, int f) {
    var means = new double[weight.length];
    for (int i = 0; i < nearest.length; i++) {
      // Sharing out beforehand keeps every sum within the range of its values.
      means[nearest[i]] += members.columns[f][i] * (members.weights[i] / weight[nearest[i]]);
    }
    return means;
  }

  /** The most frequent nominal value of each cluster, the smallest of equally frequent ones. */
  private double[] modes(Points members, int[] nearest, int clusters, int f) {
    int k = f - members.numeric;
    int width = layout.offset[k + 1] - layout.offset[k] + 1;
    var counts = new int[clusters * width];
    for (int i = 0; i < nearest.length; i++) {
      counts[nearest[i] * width + (int) members.columns[f][i] + 1]++;
    }
    var modes = new double[clusters];
    for (int c = 0; c < clusters; c++) {
      int best = 0;
      for (int v = 1; v < width; v++) {
        best = counts[c * width + v] > counts[c * width + best] ? v : best;
      }
      modes[c] = best - 1;
    }
    return modes;
  }
}
