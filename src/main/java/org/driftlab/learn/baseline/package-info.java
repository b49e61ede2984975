// SPDX-License-Identifier: Apache-2.0
/** The baselines that every learner must beat: no change and majority class. */
@NullMarked
package org.driftlab.learn.baseline;

import org.jspecify.annotations.NullMarked;
