// SPDX-License-Identifier: Apache-2.0
/** The window: its layout, rail, status bar, notices and questions. */
@NullMarked
package org.driftlab.ui.workbench;

import org.jspecify.annotations.NullMarked;
