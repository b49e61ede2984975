// SPDX-License-Identifier: Apache-2.0
/** Replay memories. */
@NullMarked
package org.driftlab.memory;

import org.jspecify.annotations.NullMarked;
