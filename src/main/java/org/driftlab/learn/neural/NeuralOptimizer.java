// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

/** How a gradient becomes a step of a network. */
public enum NeuralOptimizer {
  /** Stochastic gradient descent with a momentum of 0.9 (v ← 0.9·v + g, θ ← θ − η·v). */
  MOMENTUM,
  /** Plain stochastic gradient descent. */
  SGD,
  /** Adam (D. Kingma and J. Ba, ICLR 2015, algorithm 1) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
  ADAM
}
