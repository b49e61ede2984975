// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import org.driftlab.data.Schema;
import org.driftlab.data.Spec;

/** Describes a learner: its algorithm and parameters. */
public interface LearnerSpec extends Spec {
  /**
   * A fresh learner.
   *
   * @param seed for learners with randomness; the others ignore it
   * @throws org.driftlab.data.InputException if the schema cannot be learned, with the reason
   */
  Learner create(Schema schema, long seed);

  /**
   * Restores a learner from what {@link Learner#save} wrote.
   *
   * @throws ModelFormatException if the bytes are not of this learner and schema
   */
  Learner load(Schema schema, ModelReader in);
}
