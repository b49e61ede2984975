// SPDX-License-Identifier: Apache-2.0
/** The version tree, a version's details, and what can be done with it. */
@NullMarked
package org.driftlab.ui.versions;

import org.jspecify.annotations.NullMarked;
