// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

/** How {@link Scaled} scales a numeric feature. */
public enum ScalingMode {
  /** To mean 0 and deviation 1. */
  STANDARDIZE,
  /** To 0 at the smallest and 1 at the largest value. */
  MIN_MAX
}
