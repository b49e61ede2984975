// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

/**
 * Reads a text file row by row into {@link Cells}; what cannot be read is an {@link org.driftlab.data.InputException}.
 */
interface RowReader extends AutoCloseable {
  /** Reads the next row that is not empty; false at the end of the file. */
  boolean next();

  /** The row that was read last. */
  Cells cells();

  /** The line of the file on which that row begins, from 1. */
  long line();

  @Override
  void close();
}
