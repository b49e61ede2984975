// SPDX-License-Identifier: Apache-2.0
/** Choosing a scenario and driving its run: play, pause, step, speed, progress. */
@NullMarked
package org.driftlab.ui.transport;

import org.jspecify.annotations.NullMarked;
