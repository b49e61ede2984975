// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.Arrays;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;

/** What a network rehearses: input rows with their label, classes at stake and logits; all of it is saved with a model. */
final class Rehearsal {
  private final int width;
  private final int classes;

  /** Rows [capacity · width] and logits [capacity · classes]. */
  private final double[] rows;

  final double[] logits;
  private final int[] labels;
  private final long[] atStake;
  private final int[] perClass;

  /** The slots of the last batch that was drawn. */
  final int[] drawn;

  private int size;
  private long seen;
  private long chance;

  Rehearsal(int capacity, int width, int classes, int largestBatch, long seed) {
    this.width = width;
    this.classes = classes;
    rows = new double[Math.multiplyExact(capacity, width)];
    logits = new double[Math.multiplyExact(capacity, classes)];
    labels = new int[capacity];
    atStake = new long[capacity];
    perClass = new int[classes];
    drawn = new int[largestBatch];
    chance = seed;
  }

  int size() {
    return size;
  }

  /** A whole number below a bound from the sequence of S. Vigna's SplitMix64, whose state is one number to save. */
  private int below(long bound) {
    chance += 0x9E3779B97F4A7C15L;
    long z = (chance ^ chance >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    double unit = ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    return (int) Math.min(Integer.MAX_VALUE, (long) (unit * bound));
  }

  /** Keeps every row with the same probability. */
  void offer(Batch batch, double[] batchLogits) {
    for (int r = 0; r < batch.rows(); r++) {
      seen++;
      int slot = size < labels.length ? size : below(seen);
      if (slot < labels.length) {
        put(slot, batch, r, batchLogits);
      }
    }
  }

  /** Keeps the newest rows. */
  void append(Batch batch, double[] batchLogits) {
    for (int r = 0; r < batch.rows(); r++) {
      put((int) (seen++ % labels.length), batch, r, batchLogits);
    }
  }

  /** Keeps a row if its class has less than its share, at the expense of the largest class. */
  void offerGreedily(Batch batch, double[] batchLogits) {
    for (int r = 0; r < batch.rows(); r++) {
      int own = perClass[batch.labels[r]];
      int known = (int) Arrays.stream(perClass).filter(n -> n > 0).count() + (own == 0 ? 1 : 0);
      if (size < labels.length) {
        put(size, batch, r, batchLogits);
      } else if (own < labels.length / known) {
        put(slotOfLargest(), batch, r, batchLogits);
      }
    }
  }

  private int slotOfLargest() {
    int largest = 0;
    for (int c = 1; c < classes; c++) {
      largest = perClass[c] > perClass[largest] ? c : largest;
    }
    int slot = below(size);
    while (labels[slot] != largest) {
      slot = (slot + 1) % size;
    }
    return slot;
  }

  private void put(int slot, Batch batch, int r, double[] batchLogits) {
    if (slot < size) {
      perClass[labels[slot]]--;
    }
    size = Math.max(size, slot + 1);
    perClass[batch.labels[r]]++;
    System.arraycopy(batch.matrix().data, r * width, rows, slot * width, width);
    System.arraycopy(batchLogits, r * classes, logits, slot * classes, classes);
    labels[slot] = batch.labels[r];
    atStake[slot] = batch.classes[r];
  }

  /** Fills a batch with rows drawn without replacement (R. Floyd's algorithm, CACM 30:754–757, 1987). */
  void draw(Batch batch, int wanted) {
    int count = Math.min(wanted, size);
    batch.clear();
    for (int i = 0; i < count; i++) {
      int last = size - count + i;
      int slot = below(last + 1L);
      for (int k = 0; k < i; k++) {
        slot = drawn[k] == slot ? last : slot;
      }
      take(slot, batch);
    }
  }

  /** Adds a row to a batch. */
  void take(int slot, Batch batch) {
    drawn[batch.rows()] = slot;
    System.arraycopy(rows, slot * width, batch.next(labels[slot], 1, atStake[slot]), batch.rows() * width, width);
    batch.added();
  }

  Rehearsal copy() {
    var copy = new Rehearsal(labels.length, width, classes, drawn.length, chance);
    copy.size = size;
    copy.seen = seen;
    System.arraycopy(rows, 0, copy.rows, 0, size * width);
    System.arraycopy(logits, 0, copy.logits, 0, size * classes);
    System.arraycopy(labels, 0, copy.labels, 0, size);
    System.arraycopy(atStake, 0, copy.atStake, 0, size);
    System.arraycopy(perClass, 0, copy.perClass, 0, classes);
    return copy;
  }

  void save(ModelWriter out) {
    out.writeLong(chance);
    out.writeLong(seen);
    out.writeInts(Arrays.copyOf(labels, size));
    out.writeDoubles(Arrays.copyOf(rows, size * width));
    out.writeDoubles(Arrays.copyOf(logits, size * classes));
    for (int i = 0; i < size; i++) {
      out.writeLong(atStake[i]);
    }
  }

  Rehearsal load(ModelReader in) {
    chance = in.readLong();
    seen = Math.max(0, in.readLong());
    int[] stored = in.readInts();
    size = StoredValues.within(stored.length, 0, labels.length, "memory");
    System.arraycopy(StoredValues.finite(in.readDoubles(), size * width, "inputs"), 0, rows, 0, size * width);
    System.arraycopy(StoredValues.finite(in.readDoubles(), size * classes, "logits"), 0, logits, 0, size * classes);
    for (int i = 0; i < size; i++) {
      labels[i] = StoredValues.within(stored[i], 0, classes - 1, "label");
      perClass[labels[i]]++;
      atStake[i] = in.readLong();
    }
    return this;
  }

  long bytes() {
    return Double.BYTES * ((long) rows.length + logits.length + atStake.length)
        + Integer.BYTES * ((long) labels.length + perClass.length + drawn.length);
  }
}
