// SPDX-License-Identifier: Apache-2.0
/** The conversation model that answers from a knowledge base and learns from how its answers are rated. */
@NullMarked
package org.driftlab.feedback;

import org.jspecify.annotations.NullMarked;
