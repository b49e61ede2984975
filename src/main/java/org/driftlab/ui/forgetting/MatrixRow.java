// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import java.util.List;

/**
 * A row of the matrix.
 *
 * @param label until when, and of which concept
 * @param complete whether its stretch has ended
 */
record MatrixRow(String label, boolean complete, List<Cell> cells) {
  MatrixRow {
    cells = List.copyOf(cells);
  }
}
