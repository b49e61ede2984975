// SPDX-License-Identifier: Apache-2.0
/** The list of all that happened in the run. */
@NullMarked
package org.driftlab.ui.events;

import org.jspecify.annotations.NullMarked;
