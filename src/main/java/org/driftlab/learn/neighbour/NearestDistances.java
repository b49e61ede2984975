// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

/**
 * The k smallest of many distances: a heap of k numbers with the largest on top, so that most distances cost one
 * comparison. It is filled anew for each question and allocates nothing.
 */
final class NearestDistances {
  private final double[] heap;
  private int size;

  NearestDistances(int k) {
    heap = new double[k];
  }

  /** Forgets everything. */
  void clear() {
    size = 0;
  }

  /** The k-th smallest distance so far, infinite as long as there were fewer. */
  double worst() {
    return size == heap.length ? heap[0] : Double.POSITIVE_INFINITY;
  }

  /** Takes the distances in [from, to) into account. */
  void offer(double[] distances, int from, int to) {
    int i = from;
    for (; i < to && size < heap.length; i++) {
      push(distances[i]);
    }
    double worst = worst();
    for (; i < to; i++) {
      if (distances[i] < worst) {
        replaceWorst(distances[i]);
        worst = heap[0];
      }
    }
  }

  /** The k-th smallest of the distances in [from, to), or the largest if there are fewer: all of them are near then. */
  double radius(double[] distances, int from, int to) {
    clear();
    offer(distances, from, to);
    return worst();
  }

  private void push(double distance) {
    int child = size++;
    while (child > 0) {
      int parent = (child - 1) >> 1;
      if (heap[parent] >= distance) {
        break;
      }
      heap[child] = heap[parent];
      child = parent;
    }
    heap[child] = distance;
  }

  private void replaceWorst(double distance) {
    int parent = 0;
    for (int child = 1; child < size; child = 2 * parent + 1) {
      if (child + 1 < size && heap[child + 1] > heap[child]) {
        child++;
      }
      if (heap[child] <= distance) {
        break;
      }
      heap[parent] = heap[child];
      parent = child;
    }
    heap[parent] = distance;
  }
}
