// SPDX-License-Identifier: Apache-2.0
/** Reports of a finished run: HTML and CSV. */
@NullMarked
package org.driftlab.report;

import org.jspecify.annotations.NullMarked;
