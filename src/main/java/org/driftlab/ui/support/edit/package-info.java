// SPDX-License-Identifier: Apache-2.0
/** Editing a scenario: forms generated from its records, pure edits, and one history of undo and redo. */
@NullMarked
package org.driftlab.ui.support.edit;

import org.jspecify.annotations.NullMarked;
