// SPDX-License-Identifier: Apache-2.0
/** Neural learners on EJML's matrices, and the remedies against their forgetting. */
@NullMarked
package org.driftlab.learn.neural;

import org.jspecify.annotations.NullMarked;
