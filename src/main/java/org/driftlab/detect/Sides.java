// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** Whether a test watches for an increase only, or also for a decrease. */
public enum Sides {
  ONE_SIDED,
  TWO_SIDED
}
