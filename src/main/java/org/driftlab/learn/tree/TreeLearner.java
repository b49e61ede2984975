// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.SequencedMap;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.TreeModel;
import org.driftlab.learn.TreeView;

/** What all learners of this package do alike: whatever only concerns the tree and not how it learns. */
interface TreeLearner extends Learner, Explained, TreeModel, Internals {
  /** The tree, which is the learner's whole state. */
  TreeCore core();

  @Override
  default void save(ModelWriter out) {
    TreeStore.save(core(), out);
  }

  @Override
  default long modelBytes() {
    return core().bytes;
  }

  @Override
  default double[] featureImportance() {
    return TreeInsight.importance(core());
  }

  @Override
  default TreeView tree() {
    return TreeInsight.view(core());
  }

  @Override
  default SequencedMap<String, Number> internals() {
    return TreeInsight.internals(core());
  }
}
