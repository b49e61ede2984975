// SPDX-License-Identifier: Apache-2.0
/** How the contestants of a run perform through time: the timeline, accuracy and the detector. */
@NullMarked
package org.driftlab.ui.performance;

import org.jspecify.annotations.NullMarked;
