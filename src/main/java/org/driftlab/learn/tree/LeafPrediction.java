// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

/** How a leaf of a {@link HoeffdingTree} scores the classes. */
public enum LeafPrediction {
  /** By the shares of the labels that reached the leaf. */
  MAJORITY,
  /** By naive Bayes over the instances that reached the leaf. */
  NAIVE_BAYES,
  /** By whichever of the two was right more often at this leaf so far. */
  ADAPTIVE
}
