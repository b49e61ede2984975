// SPDX-License-Identifier: Apache-2.0
/** The matrix of what the champion still knows of each concept. */
@NullMarked
package org.driftlab.ui.forgetting;

import org.jspecify.annotations.NullMarked;
