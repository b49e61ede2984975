// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/** What the current window is compared with. */
public enum Reference {
  /** The first instances, for ever. */
  FIXED,

  /** The first instances; after an alarm the monitor starts afresh with the instances that follow. */
  RENEWED,

  /** The instances right before the current window. */
  SLIDING
}
