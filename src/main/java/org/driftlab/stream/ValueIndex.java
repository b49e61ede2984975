// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers texts in the order they were added, and finds the number of a cell without making a string of it. */
final class ValueIndex {
  private static final int ABSENT = -1;

  private final List<String> values = new ArrayList<>();
  /** Open addressing: slot → index into {@link #values}, or {@link #ABSENT}; at most half full. */
  private int[] slots = new int[16];

  ValueIndex() {
    Arrays.fill(slots, ABSENT);
  }

  ValueIndex(List<String> values) {
    this();
    for (String value : values) {
      char[] text = value.toCharArray();
      add(text, 0, text.length);
    }
  }

  int size() {
    return values.size();
  }

  List<String> values() {
    return values;
  }

  /** The number of a text, or −1 if it was never added. */
  int find(char[] text, int from, int to) {
    return slots[slot(text, from, to)];
  }

  /** Adds a text unless it is there. */
  void add(char[] text, int from, int to) {
    int slot = slot(text, from, to);
    if (slots[slot] == ABSENT) {
      slots[slot] = values.size();
      values.add(new String(text, from, to - from));
      if (2 * values.size() > slots.length) {
        grow();
      }
    }
  }

  /** Where a text is, or where it would be put. */
  private int slot(char[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ hash >>> 15) & slots.length - 1;
    while (slots[slot] != ABSENT && !matches(values.get(slots[slot]), text, from, to)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private static boolean matches(String value, char[] text, int from, int to) {
    if (value.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (value.charAt(i - from) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    Arrays.fill(slots, ABSENT);
    for (int i = 0; i < values.size(); i++) {
      char[] text = values.get(i).toCharArray();
      slots[slot(text, 0, text.length)] = i;
    }
  }
}
