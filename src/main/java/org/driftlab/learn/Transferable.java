// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import org.driftlab.data.Schema;

/** A network that can begin from a stored one. */
public interface Transferable extends LearnerSpec {
  /**
   * The same learner with so many of its lowest layers never trained.
   *
   * @throws org.driftlab.data.InputException if it has not so many
   */
  LearnerSpec withFrozen(int layers);

  /**
   * A learner with the layers and the scaling of a stored model; see {@code org.driftlab.learn.neural.Transfer}.
   *
   * @param sourceSpec the stored model's learner
   * @param source the schema it was trained on
   * @param stored what {@link ModelBytes#write} made of it
   * @param newHead whether the last layer begins anew
   * @throws org.driftlab.data.InputException if it does not fit, in one sentence
   */
  Learner start(LearnerSpec sourceSpec, Schema source, byte[] stored, Schema schema, boolean newHead, long seed);
}
