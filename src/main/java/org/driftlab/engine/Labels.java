// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/** When labels arrive: a fixed number of instances after the features; 0 is at once. */
public record Labels(
    @Param(label = "Delay", unit = "instances", min = 0, max = 1_000_000,
        help = "A label arrives this many instances after its features.") int delay) {
  /** Every label at once. */
  public static final Labels IMMEDIATE = new Labels(0);

  public Labels {
    Params.check(Labels.class, delay);
  }
}
