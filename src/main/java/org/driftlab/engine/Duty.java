// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** Who put a shadow there, and for what. */
public enum Duty {
  /** A person, or it is no shadow. */
  NONE,
  /** The strategy: it is to become the champion. */
  CANDIDATE,
  /** The guard: it was the champion and may have to come back. */
  DEPOSED
}
