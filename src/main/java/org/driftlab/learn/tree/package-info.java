// SPDX-License-Identifier: Apache-2.0
/** Incremental decision trees. */
@NullMarked
package org.driftlab.learn.tree;

import org.jspecify.annotations.NullMarked;
