// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;

/** Makes the learners of an ensemble's members. */
interface Source {
  /** A learner that has learned nothing; called on any thread. */
  Learner fresh(Draws draws);

  /** A learner as it was saved. */
  Learner load(ModelReader in);

  /** The learners of a new ensemble, one for each member's draws. */
  default Learner[] start(Draws[] draws) {
    var learners = new Learner[draws.length];
    Arrays.setAll(learners, member -> fresh(draws[member]));
    return learners;
  }
}
