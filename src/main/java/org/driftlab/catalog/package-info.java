// SPDX-License-Identifier: Apache-2.0
/** Every stream, learner, detector, memory, policy and preset scenario, one line each. */
@NullMarked
package org.driftlab.catalog;

import org.jspecify.annotations.NullMarked;
