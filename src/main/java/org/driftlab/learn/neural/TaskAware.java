// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

/** A learner that can be told where one task ends and the next begins. */
public interface TaskAware {
  /**
   * A task begins, of which what is learned and predicted from here on is part.
   *
   * @param classes the classes at stake, one bit each (class 0 is the lowest); −1 for all, if the task is not known
   */
  void beginTask(long classes);

  /** The task at hand has ended: what it taught is to be protected. */
  void endTask();
}
