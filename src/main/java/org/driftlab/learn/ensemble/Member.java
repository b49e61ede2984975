// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.math.Values;
import org.driftlab.learn.tree.HoeffdingTreeLearner;

/** Lets any learner learn an instance as if it had come a number of times. */
final class Member {
  private final Instance weighted;

  Member(int features) {
    weighted = new Instance(features);
  }

  int features() {
    return weighted.x.length;
  }

  /** Learns with the instance's weight times a number; nothing for 0. */
  void learn(Learner learner, Instance instance, double times) {
    if (!(times > 0)) {
      return;
    }
    if (times == 1) {
      learner.learn(instance);
    } else if (learner instanceof HoeffdingTreeLearner tree) {
      tree.learn(instance, times);
    } else {
      weighted.set(instance);
      weighted.weight = Math.min(instance.weight * times, Values.LARGEST);
      learner.learn(weighted);
    }
  }
}
