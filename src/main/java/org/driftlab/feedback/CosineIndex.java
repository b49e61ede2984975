// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.Arrays;
import org.driftlab.feedback.NGrams.TextVector;
import org.jspecify.annotations.Nullable;

/**
 * An inverted index: for each place of an n-gram the rows that have it, with their values (J. Zobel and A. Moffat,
 * "Inverted files for text search engines", <i>ACM Comput. Surv.</i> 38(2):6, 2006). The products of a vector with all rows
 * touch only what both have in common. A column that more than an eighth of the rows stand in is kept as a plain array,
 * which the processor adds several rows at a time.
 *
 * <p>A product is summed by ascending place, as {@link TextVector#times} does: both have the same bits. A copy shares the
 * columns until either of the two changes one, so it costs one array of 65,536 references.
 */
final class CosineIndex {
  private static final int DENSE_SHARE = 8;
  private static final int SMALLEST_DENSE = 64;

  private final @Nullable Column[] columns;
  private Object owner = new Object();
  private int rows;

  CosineIndex() {
    columns = new Column[NGrams.PLACES];
  }

  private CosineIndex(CosineIndex other) {
    columns = other.columns.clone();
    rows = other.rows;
  }

  CosineIndex copy() {
    owner = new Object(); // what is shared from now on belongs to neither
    return new CosineIndex(this);
  }

  /** One more than the highest row there ever was. */
  int rows() {
    return rows;
  }

  void add(int row, TextVector x) {
    rows = Math.max(rows, row + 1);
    for (int i = 0; i < x.places().length; i++) {
      own(x.places()[i]).add(row, x.values()[i], rows);
    }
  }

  void remove(int row, TextVector x) {
    for (int place : x.places()) {
      own(place).remove(row);
    }
  }

  private Column own(int place) {
    Column column = columns[place];
    if (column == null || column.owner != owner) {
      column = column == null ? new Column(owner) : new Column(owner, column);
      columns[place] = column;
    }
    return column;
  }

  /** The products of a vector with all rows, [rows]; 0 where there is none. */
  double[] products(TextVector x) {
    double[] sums = new double[rows];
    for (int i = 0; i < x.places().length; i++) {
      Column column = columns[x.places()[i]];
      if (column != null) {
        column.addTo(sums, x.values()[i]);
      }
    }
    return sums;
  }

  /** The rows that have an n-gram: a list of them, or, if there are many, a value for every row. */
  private static final class Column {
    private final Object owner;
    private int[] at = new int[2];
    private float[] values = new float[2];
    private int count;
    private boolean dense;

    Column(Object owner) {
      this.owner = owner;
    }

    Column(Object owner, Column other) {
      this.owner = owner;
      at = other.at.clone();
      values = other.values.clone();
      count = other.count;
      dense = other.dense;
    }

    void add(int row, float value, int rows) {
      if (!dense && count >= SMALLEST_DENSE && count > rows / DENSE_SHARE) {
        spread(rows);
      }
      if (dense) {
        if (row >= values.length) {
          values = Arrays.copyOf(values, 2 * row);
        }
        values[row] = value;
        return;
      }
      if (count == at.length) {
        at = Arrays.copyOf(at, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      at[count] = row;
      values[count++] = value;
    }

    private void spread(int rows) {
      var all = new float[rows];
      for (int i = 0; i < count; i++) {
        all[at[i]] = values[i];
      }
      values = all;
      at = new int[0];
      dense = true;
    }

    void remove(int row) {
      if (dense) {
        values[row] = 0;
        return;
      }
      for (int i = 0; i < count; i++) {
        if (at[i] == row) {
          at[i] = at[--count];
          values[i] = values[count];
          return;
        }
      }
    }

    void addTo(double[] sums, float factor) {
      if (dense) {
        addAll(sums, factor, values, Math.min(sums.length, values.length));
      } else {
        for (int i = 0; i < count; i++) {
          sums[at[i]] += factor * values[i];
        }
      }
    }

    private static void addAll(double[] sums, float factor, float[] values, int count) {
      for (int row = 0; row < count; row++) {
        sums[row] += factor * values[row];
      }
    }
  }
}
