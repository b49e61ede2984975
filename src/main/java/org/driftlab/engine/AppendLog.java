// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list that only grows, written by one thread alone. A view or a copy taken at any time stays valid and costs O(1), because
 * what it covers is never written again: views and copies share the entries, and a copy makes an array of its own only when
 * something is added to it.
 */
final class AppendLog<T> {
  private static final int FIRST_ROOM = 64;

  private Object[] entries;
  private int size;
  private boolean own;

  AppendLog() {
    entries = new Object[FIRST_ROOM];
    own = true;
  }

  private AppendLog(Object[] entries, int size) {
    this.entries = entries;
    this.size = size;
  }

  /** An independent log with the same entries; hand it to another thread only through a lock or a volatile field. */
  AppendLog<T> copy() {
    return new AppendLog<>(entries, size);
  }

  void add(T entry) {
    if (size == entries.length || !own) {
      entries = Arrays.copyOf(entries, size == entries.length ? size * 2 : entries.length);
      own = true;
    }
    entries[size++] = entry;
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked") // nothing but T is ever added
  T get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return (T) entries[index];
  }

  /** An immutable list of the entries so far; hand it to another thread only through a lock or a volatile field. */
  List<T> view() {
    return new View<>(copy());
  }

  private static final class View<T> extends AbstractList<T> implements RandomAccess {
    private final AppendLog<T> entries;

    View(AppendLog<T> entries) {
      this.entries = entries;
    }

    @Override
    public T get(int index) {
      return entries.get(index);
    }

    @Override
    public int size() {
      return entries.size();
    }
  }
}
