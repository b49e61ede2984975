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

  /** Predicts an instance and then learns it as {@link #learn} does. */
  void predictThenLearn(Learner learner, Instance instance, double times, double[] scores) {
    if (learner instanceof HoeffdingTreeLearner tree) {
      tree.predictThenLearn(instance, times, scores);
    } else if (learner instanceof Patch patch) {
      patch.predictThenLearn(instance, times, scores);
    } else {
      learner.predict(instance, scores);
      learn(learner, instance, times);
    }
  }

  /** Predicts an instance that the learner does not learn next. */
  static void predictOnly(Learner learner, Instance instance, double[] scores) {
    if (learner instanceof HoeffdingTreeLearner tree) {
      tree.predictOnly(instance, scores);
    } else if (learner instanceof Patch patch) {
      patch.predictOnly(instance, scores);
    } else {
      learner.predict(instance, scores);
    }
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
