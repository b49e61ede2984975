// SPDX-License-Identifier: Apache-2.0
/** The benchmark of forgetting on glyphs. */
@NullMarked
package org.driftlab.engine.forgetting;

import org.jspecify.annotations.NullMarked;
