// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.SequencedMap;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;

/** What an ensemble tells of its members. */
final class Figures {
  private Figures() {}

  /** Adds the figures of a member that has such, each named after it, counted from 1. */
  static void of(Learner learner, int member, SequencedMap<String, Number> figures) {
    if (learner instanceof Internals inside) {
      inside.internals().forEach((name, value) -> figures.put(name + " of member " + (member + 1), value));
    }
  }

  /** Adds a weighted member's importance of features, if it can tell, to a sum; [features]. */
  static void addImportance(Learner learner, double weight, double[] sum) {
    if (learner instanceof Explained explained) {
      double[] importance = explained.featureImportance();
      for (int f = 0; f < sum.length; f++) {
        sum[f] += weight * importance[f];
      }
    }
  }
}
