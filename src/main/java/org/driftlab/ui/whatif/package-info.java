// SPDX-License-Identifier: Apache-2.0
/** The what-if perspective: forks of the run with one change each, their futures beside what happened. */
@NullMarked
package org.driftlab.ui.whatif;

import org.jspecify.annotations.NullMarked;
