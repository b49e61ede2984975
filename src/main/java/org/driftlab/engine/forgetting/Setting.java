// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine.forgetting;

/** What a learner has to tell by itself (G. van de Ven and A. Tolias, arXiv 1904.07734). */
public enum Setting {
  /** Which task an instance is of is told with it, so only the classes of that task are at stake. */
  TASK,
  /** All tasks have the same classes, and which one an instance is of is neither told nor asked. */
  DOMAIN,
  /** Each task brings classes of its own, and all classes seen so far are at stake. */
  CLASS
}
