// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

/** A learner whose model is one decision tree that can be shown. */
public interface TreeModel {
  /** The tree as it is now, independent of what is learned later. Cost: one walk over the tree. */
  TreeView tree();
}
