// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

/** How a gradient becomes a step of the weights. */
public enum Optimizer {
  /** The gradient times the learning rate. */
  SGD,

  /**
   * Each weight has its own rate, the learning rate over the root of the sum of its squared gradients (J. Duchi, E. Hazan
   * and Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 12:2121–2159,
   * 2011, diagonal case). Rates only fall, so it suits rare features more than drift.
   */
  ADAGRAD,

  /**
   * The fading mean of the gradient over the root of the fading mean of its square, both corrected for their start at 0
   * (D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1). The means of a
   * weight move when its feature is there and not 0, so rare features keep theirs.
   */
  ADAM
}
