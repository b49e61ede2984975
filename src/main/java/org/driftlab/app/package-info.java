// SPDX-License-Identifier: Apache-2.0
/** The entry point: the workbench's wiring and the command line. */
@NullMarked
package org.driftlab.app;

import org.jspecify.annotations.NullMarked;
