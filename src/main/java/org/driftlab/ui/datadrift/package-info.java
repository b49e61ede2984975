// SPDX-License-Identifier: Apache-2.0
/** What the data monitors see: features ranked, their windows, and what changed at an alarm. */
@NullMarked
package org.driftlab.ui.datadrift;

import org.jspecify.annotations.NullMarked;
