// SPDX-License-Identifier: Apache-2.0
/** The lessons: a question, a prediction, the run that answers it, and what to make of it. */
@NullMarked
package org.driftlab.ui.lessons;

import org.jspecify.annotations.NullMarked;
