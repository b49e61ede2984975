// SPDX-License-Identifier: Apache-2.0
/** Prequential metrics, windows, bounded series and the scoring of detectors. */
@NullMarked
package org.driftlab.evaluate;

import org.jspecify.annotations.NullMarked;
