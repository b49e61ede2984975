// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

/** How a gradient becomes a step of a {@link FactorizationMachine}. */
public enum FactorOptimizer {
  /** The gradient times the learning rate. */
  SGD,

  /** As {@link Optimizer#ADAGRAD}. */
  ADAGRAD;

  Optimizer general() {
    return this == SGD ? Optimizer.SGD : Optimizer.ADAGRAD;
  }
}
