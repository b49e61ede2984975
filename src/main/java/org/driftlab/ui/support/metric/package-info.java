// SPDX-License-Identifier: Apache-2.0
/** What each number in the window says, its formula and its source, in one place. */
@NullMarked
package org.driftlab.ui.support.metric;

import org.jspecify.annotations.NullMarked;
