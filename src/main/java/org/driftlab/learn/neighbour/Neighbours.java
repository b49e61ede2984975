// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;

/** The k nearest of the instances offered, in ascending order of distance; of equally near ones the first offered. */
final class Neighbours {
  /** A distance below this counts as this, so that a vote stays finite. */
  private static final double SMALLEST_DISTANCE = 1e-9;

  /** Squared distances and places, [k], of which the first {@link #size} are used. */
  final double[] squares;

  final int[] places;
  int size;

  Neighbours(int k) {
    squares = new double[k];
    places = new int[k];
  }

  void clear() {
    size = 0;
  }

  void offer(double square, int place) {
    if (size == squares.length && square >= squares[size - 1]) {
      return;
    }
    int i = size < squares.length ? size++ : size - 1;
    for (; i > 0 && squares[i - 1] > square; i--) {
      squares[i] = squares[i - 1];
      places[i] = places[i - 1];
    }
    squares[i] = square;
    places[i] = place;
  }

  /**
   * Replaces the neighbours by the nearest of a range of places, the newest first, so that they win where distances are equal.
   *
   * @param distances squared, [place]
   */
  void offerAll(double[] distances, int from, int to) {
    clear();
    int i = to - 1;
    for (; i >= from && size < squares.length; i--) {
      offer(distances[i], i);
    }
    double worst = size == 0 ? 0 : squares[size - 1];
    for (; i >= from; i--) {
      if (distances[i] < worst) {
        offer(distances[i], i);
        worst = squares[size - 1];
      }
    }
  }

  /** Takes the nearest of two lists; places of the second are stored as their complement, so that they stay apart. */
  void merge(Neighbours first, Neighbours second) {
    clear();
    for (int i = 0; i < first.size; i++) {
      offer(first.squares[i], first.places[i]);
    }
    for (int i = 0; i < second.size; i++) {
      offer(second.squares[i], ~second.places[i]);
    }
  }

  /**
   * Each class's sum of weight over distance.
   *
   * @param others where the places stored as complements lie
   * @param votes [classes], overwritten
   */
  void vote(Points points, Points others, double[] votes) {
    Arrays.fill(votes, 0);
    for (int i = 0; i < size; i++) {
      Points source = places[i] >= 0 ? points : others;
      int place = places[i] >= 0 ? places[i] : ~places[i];
      votes[source.labels[place]] += source.weights[place] / Math.max(SMALLEST_DISTANCE, Math.sqrt(squares[i]));
    }
  }

  /** The largest squared distance among the neighbours of a class, or −1 if there is none. */
  double reach(Points points, int label) {
    double reach = -1;
    for (int i = 0; i < size; i++) {
      if (points.labels[places[i]] == label) {
        reach = squares[i];
      }
    }
    return reach;
  }

  /** Drops those of the points that are neighbours within reach and of another class; the last points take their place. */
  void dropContradicting(Points points, int label, double reach) {
    while (true) {
      int last = -1;
      for (int n = 0; n < size; n++) {
        int place = places[n];
        if (place > last && squares[n] <= reach && points.labels[place] != label) {
          last = place;
        }
      }
      if (last < 0) {
        return;
      }
      // From the last place backwards, so that what moves is never one that still has to go.
      points.move(points.count - 1, last);
      points.count--;
      forget(last);
    }
  }

  /** Takes a place out of the list. */
  void forget(int place) {
    int kept = 0;
    for (int n = 0; n < size; n++) {
      if (places[n] != place) {
        squares[kept] = squares[n];
        places[kept++] = places[n];
      }
    }
    size = kept;
  }
}
