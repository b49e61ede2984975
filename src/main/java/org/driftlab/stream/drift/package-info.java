// SPDX-License-Identifier: Apache-2.0
/** Drift injected into any stream, and the ground truth of what was injected. */
@NullMarked
package org.driftlab.stream.drift;

import org.jspecify.annotations.NullMarked;
