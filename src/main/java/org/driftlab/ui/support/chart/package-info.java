// SPDX-License-Identifier: Apache-2.0
/** Live charts over the instance index, drawn on canvases, that share one time axis and one cursor. */
@NullMarked
package org.driftlab.ui.support.chart;

import org.jspecify.annotations.NullMarked;
