// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Arrays;

/** The cells of one row of a text file, in one buffer that is filled again for each row. */
final class Cells {
  private char[] text = new char[256];
  private int[] ends = new int[16];
  private boolean[] quoted = new boolean[16];
  private int count;

  void clear() {
    count = 0;
  }

  /** Appends a cell; what is not quoted loses the blanks around it. */
  void add(char[] source, int offset, int length, boolean isQuoted) {
    int from = offset;
    int to = offset + length;
    if (!isQuoted) {
      while (from < to && source[from] <= ' ') {
        from++;
      }
      while (to > from && source[to - 1] <= ' ') {
        to--;
      }
    }
    int start = count == 0 ? 0 : ends[count - 1];
    int end = start + to - from;
    reserve(end);
    System.arraycopy(source, from, text, start, to - from);
    ends[count] = end;
    quoted[count] = isQuoted;
    count++;
  }

  private void reserve(int end) {
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, 2 * text.length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      quoted = Arrays.copyOf(quoted, 2 * count);
    }
  }

  int count() {
    return count;
  }

  /** The buffer that {@link #start} and {@link #end} point into. */
  char[] text() {
    return text;
  }

  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  int end(int cell) {
    return ends[cell];
  }

  /** Whether a cell is empty or a question mark without quotes. */
  boolean isMissing(int cell) {
    int length = end(cell) - start(cell);
    return length == 0 || length == 1 && text[start(cell)] == '?' && !quoted[cell];
  }

  /** Writes a point in the place of each comma of a cell. */
  void pointForComma(int cell) {
    for (int i = start(cell); i < ends[cell]; i++) {
      text[i] = text[i] == ',' ? '.' : text[i];
    }
  }

  String get(int cell) {
    return new String(text, start(cell), end(cell) - start(cell));
  }
}
