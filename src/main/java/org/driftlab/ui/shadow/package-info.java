// SPDX-License-Identifier: Apache-2.0
/** How a shadow stands against the champion, and the gate's question. */
@NullMarked
package org.driftlab.ui.shadow;

import org.jspecify.annotations.NullMarked;
