// SPDX-License-Identifier: Apache-2.0
/** The window as a whole: its views wired together; the views themselves are in the packages below, each its own. */
@NullMarked
package org.driftlab.ui;

import org.jspecify.annotations.NullMarked;
