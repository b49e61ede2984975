// SPDX-License-Identifier: Apache-2.0
/** What the present scenario is made of, in words and numbers. */
@NullMarked
package org.driftlab.ui.scenario;

import org.jspecify.annotations.NullMarked;
