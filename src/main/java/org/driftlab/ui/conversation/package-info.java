// SPDX-License-Identifier: Apache-2.0
/** The conversation with a support bot that learns from its customers. */
@NullMarked
package org.driftlab.ui.conversation;

import org.jspecify.annotations.NullMarked;
