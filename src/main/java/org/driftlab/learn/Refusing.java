// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

/** A learner that refuses a step which would ruin it, such as one of a loss that is not finite, and keeps its last good state. */
public interface Refusing {
  /** How often it began to refuse steps; steps refused one after the other are one episode. Not stored with the model. */
  long refusals();
}
