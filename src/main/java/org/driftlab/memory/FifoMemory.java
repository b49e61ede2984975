// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * First in, first out: the newest instances are kept and the oldest leaves. An offer costs O(features), a batch
 * O(batch · features); nothing is allocated after creation.
 */
public record FifoMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000,
        help = "The most instances kept; the oldest leaves.") int capacity) implements MemorySpec {
  public FifoMemory {
    Params.check(FifoMemory.class, capacity);
  }

  /** A memory of 1,000 instances. */
  public FifoMemory() {
    this(1_000);
  }

  @Override
  public String id() {
    return "fifo";
  }

  @Override
  public String title() {
    return "First in, first out";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new State(capacity, schema.featureCount(), seed);
  }

  private static final class State implements ReplayMemory {
    private final int features;
    private final double[] x;
    private final int[] y;
    private final double[] weights;
    private final int[] places;
    private final LegacyRandom random;
    private int oldest;
    private int size;

    State(int capacity, int features, long seed) {
      this.features = features;
      x = new double[Math.multiplyExact(capacity, features)];
      y = new int[capacity];
      weights = new double[capacity];
      places = new int[capacity];
      for (int i = 0; i < capacity; i++) {
        places[i] = i;
      }
      random = new LegacyRandom(seed);
    }

    private State(State other) {
      features = other.features;
      x = other.x.clone();
      y = other.y.clone();
      weights = other.weights.clone();
      places = other.places.clone();
      random = other.random.copy();
      oldest = other.oldest;
      size = other.size;
    }

    @Override
    public void offer(Instance instance) {
      int slot = slot(size);
      if (size == y.length) {
        oldest = slot(1);
      } else {
        size++;
      }
      System.arraycopy(instance.x, 0, x, slot * features, features);
      y[slot] = instance.y;
      weights[slot] = instance.weight;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int capacity() {
      return y.length;
    }

    /** A partial Fisher–Yates shuffle; while the memory fills up, {@code places} holds exactly 0 … size − 1 in front. */
    @Override
    public int sample(Instance[] batch) {
      int drawn = Math.min(batch.length, size);
      for (int i = 0; i < drawn; i++) {
        int j = i + random.nextInt(size - i);
        int place = places[j];
        places[j] = places[i];
        places[i] = place;
        get(place, batch[i]);
      }
      return drawn;
    }

    @Override
    public void get(int position, Instance out) {
      int slot = slot(position);
      System.arraycopy(x, slot * features, out.x, 0, features);
      out.y = y[slot];
      out.weight = weights[slot];
    }

    @Override
    public ReplayMemory copy() {
      return new State(this);
    }

    private int slot(int position) {
      int slot = oldest + position;
      return slot >= y.length ? slot - y.length : slot;
    }
  }
}
