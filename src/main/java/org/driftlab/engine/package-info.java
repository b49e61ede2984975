// SPDX-License-Identifier: Apache-2.0
/** The run: scenario, loop, commands, events, snapshots, strategies, fingerprint. */
@NullMarked
package org.driftlab.engine;

import org.jspecify.annotations.NullMarked;
