// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

/** What moves the weights of a {@link Perceptron}. */
public enum PerceptronRule {
  /** Every label, by the gradient of the squared error of a sigmoid unit. */
  DELTA,

  /** Only a wrong prediction, by the features themselves. */
  MISTAKE
}
