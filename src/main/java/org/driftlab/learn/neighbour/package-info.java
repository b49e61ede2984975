// SPDX-License-Identifier: Apache-2.0
/** Learners that keep instances and predict by the nearest of them. */
@NullMarked
package org.driftlab.learn.neighbour;

import org.jspecify.annotations.NullMarked;
