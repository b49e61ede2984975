// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.detect.AdwinWindow;
import org.jspecify.annotations.Nullable;

/** What an adaptive tree keeps at a node: the window over its errors, and the tree that may take its place. */
final class Watch {
  final AdwinWindow errors;
  @Nullable Node alternate;

  Watch(AdwinWindow errors, @Nullable Node alternate) {
    this.errors = errors;
    this.alternate = alternate;
  }

  /** The bytes of the window; the alternate tree's nodes count for themselves. */
  long bytes() {
    return errors.bytes();
  }

  Watch copy() {
    return new Watch(errors.copy(), alternate == null ? null : alternate.copy());
  }
}
