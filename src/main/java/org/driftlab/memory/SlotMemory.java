// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import java.util.Arrays;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;

/**
 * The memory of all rules: instances in numbered slots of flat arrays; a {@link Keeping} decides which slot an instance
 * takes. Besides the instance itself (8 bytes a feature, 12 for label and weight) a slot costs 16 bytes for arrival,
 * concept and drawing, and what the rule needs. Nothing is allocated by an offer.
 */
final class SlotMemory implements ReplayMemory {
  final int features;

  /** [capacity · features]. */
  final double[] x;

  int size;
  private final int[] y;
  private final double[] weights;
  private final long[] arrivals;
  private final int[] concepts;

  /** A permutation of the positions; while the memory fills up, exactly 0 … size − 1 stand in front. */
  private final int[] places;

  private final LegacyRandom random;
  private final Keeping keeping;
  private final long[] evictedByClass;
  private int concept;
  private long offered;
  private long refused;
  private long evicted;
  private long evictedAge;

  /** The one that left last, as numbers, because an offer allocates nothing. */
  private int lastLabel;

  private int lastConcept;
  private long lastAge;
  private double lastPriority;

  SlotMemory(int capacity, Schema schema, long seed, Keeping keeping) {
    features = schema.featureCount();
    if ((long) capacity * features > Integer.MAX_VALUE - 8) {
      throw new InputException("A memory of %,d instances of %,d features is too large; choose a capacity of at most %,d."
          .formatted(capacity, features, (Integer.MAX_VALUE - 8) / features));
    }
    x = new double[capacity * features];
    y = new int[capacity];
    weights = new double[capacity];
    arrivals = new long[capacity];
    concepts = new int[capacity];
    places = new int[capacity];
    Arrays.setAll(places, i -> i);
    random = new LegacyRandom(seed);
    evictedByClass = new long[schema.classCount()];
    this.keeping = keeping;
  }

  private SlotMemory(SlotMemory other) {
    features = other.features;
    x = other.x.clone();
    size = other.size;
    y = other.y.clone();
    weights = other.weights.clone();
    arrivals = other.arrivals.clone();
    concepts = other.concepts.clone();
    places = other.places.clone();
    random = other.random.copy();
    keeping = other.keeping.copy();
    evictedByClass = other.evictedByClass.clone();
    concept = other.concept;
    offered = other.offered;
    refused = other.refused;
    evicted = other.evicted;
    evictedAge = other.evictedAge;
    lastLabel = other.lastLabel;
    lastConcept = other.lastConcept;
    lastAge = other.lastAge;
    lastPriority = other.lastPriority;
  }

  @Override
  public void offer(Instance instance) {
    if (instance.y < 0) {
      return;
    }
    int slot = keeping.slot(this, instance, random);
    offered++;
    if (slot == Keeping.REFUSED) {
      refused++;
      return;
    }
    if (slot == size) {
      size++;
    } else {
      leave(slot);
    }
    System.arraycopy(instance.x, 0, x, slot * features, features);
    y[slot] = instance.y;
    weights[slot] = instance.weight;
    arrivals[slot] = offered;
    concepts[slot] = concept;
  }

  private void leave(int slot) {
    evicted++;
    evictedByClass[y[slot]]++;
    evictedAge += offered - arrivals[slot];
    lastLabel = y[slot];
    lastAge = offered - arrivals[slot];
    lastConcept = concepts[slot];
    lastPriority = keeping.priorityOfLeaver(this, slot);
  }

  int label(int slot) {
    return y[slot];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int capacity() {
    return y.length;
  }

  @Override
  public int sample(Instance[] batch) {
    return keeping.sample(this, batch, random);
  }

  /** A partial Fisher–Yates shuffle. */
  int sampleUniformly(Instance[] batch, LegacyRandom from) {
    int drawn = Math.min(batch.length, size);
    for (int i = 0; i < drawn; i++) {
      int j = i + from.nextInt(size - i);
      int place = places[j];
      places[j] = places[i];
      places[i] = place;
      get(place, batch[i]);
    }
    return drawn;
  }

  @Override
  public void get(int position, Instance out) {
    copyOut(keeping.slotAt(position, y.length), out);
  }

  void copyOut(int slot, Instance out) {
    System.arraycopy(x, slot * features, out.x, 0, features);
    out.y = y[slot];
    out.weight = weights[slot];
  }

  @Override
  public Held held(int position) {
    int slot = keeping.slotAt(position, y.length);
    return new Held(offered - arrivals[slot], y[slot], concepts[slot], keeping.priority(this, slot));
  }

  @Override
  public Turnover turnover() {
    return new Turnover(offered, refused, evicted, Arrays.stream(evictedByClass).boxed().toList(),
        evicted == 0 ? 0 : (double) evictedAge / evicted,
        evicted == 0 ? Optional.empty() : Optional.of(new Held(lastAge, lastLabel, lastConcept, lastPriority)));
  }

  @Override
  public void drift() {
    concept++;
    keeping.drift();
  }

  @Override
  public boolean wantsLosses() {
    return keeping.wantsLosses();
  }

  @Override
  public void tell(int drawn, double loss) {
    keeping.tell(drawn, loss);
  }

  @Override
  public long bytes() {
    return Double.BYTES * ((long) x.length + weights.length + arrivals.length + evictedByClass.length)
        + Integer.BYTES * ((long) y.length + concepts.length + places.length) + keeping.bytes();
  }

  @Override
  public ReplayMemory copy() {
    return new SlotMemory(this);
  }
}
