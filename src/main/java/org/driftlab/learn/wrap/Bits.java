// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import java.util.Arrays;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;

/** A growing row of bits with an end. */
final class Bits {
  /** The most bits. */
  private static final int MOST = 1 << 22;

  private int[] words = new int[8];
  private int size;

  boolean full() {
    return size == MOST;
  }

  int size() {
    return size;
  }

  boolean get(int i) {
    return (words[i >> 5] >>> (i & 31) & 1) != 0;
  }

  void add(boolean bit) {
    if (size >> 5 == words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[size >> 5] |= (bit ? 1 : 0) << (size & 31);
    size++;
  }

  /** The bytes of the words in use. */
  long bytes() {
    return (long) Integer.BYTES * used();
  }

  private int used() {
    return (size + 31) >> 5;
  }

  Bits copy() {
    var copy = new Bits();
    copy.words = words.clone();
    copy.size = size;
    return copy;
  }

  void save(ModelWriter out) {
    out.writeInt(size);
    out.writeInts(Arrays.copyOf(words, used()));
  }

  static Bits load(ModelReader in) {
    var bits = new Bits();
    bits.size = in.readInt();
    int[] words = in.readInts();
    if (bits.size < 0 || bits.size > MOST || words.length != bits.used()) {
      throw new ModelFormatException("The stored model's errors do not fit their number.");
    }
    bits.words = Arrays.copyOf(words, Math.max(8, words.length));
    return bits;
  }
}
