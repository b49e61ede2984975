// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.memory;

import java.util.List;

/** A distribution of what the memory holds, with its heading. */
record BarGroup(String heading, List<Bar> bars) {
  BarGroup {
    bars = List.copyOf(bars);
  }
}
