// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** What a contestant is in a run. */
public enum Role {
  /** What users would be served. */
  CHAMPION,
  /** Predicts everything, served to nobody. */
  SHADOW,
  /** The first version, never updated. */
  STATIC,
  /** Predicts the last label seen. */
  NO_CHANGE,
  /** Predicts the most frequent class so far. */
  MAJORITY
}
