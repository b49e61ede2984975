// SPDX-License-Identifier: Apache-2.0
/** The panel of the replay memory. */
@NullMarked
package org.driftlab.ui.memory;

import org.jspecify.annotations.NullMarked;
