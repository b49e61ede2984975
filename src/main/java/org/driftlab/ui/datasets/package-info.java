// SPDX-License-Identifier: Apache-2.0
/** The data perspective: generators and imported files, what their columns hold, and the way into a scenario. */
@NullMarked
package org.driftlab.ui.datasets;

import org.jspecify.annotations.NullMarked;
