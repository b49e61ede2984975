// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import org.driftlab.data.Instance;
import org.driftlab.learn.ModelWriter;

/** Turns the features of an instance into those another learner sees. */
interface Transform {
  /** The number of features afterwards. */
  int length();

  /** Fills in the features the other learner sees, [length]. */
  void apply(double[] x, double[] out);

  /** Takes an instance with label and usable weight into what the transformation is made of. */
  void learn(Instance instance);

  Transform copy();

  void save(ModelWriter out);

  long bytes();
}
