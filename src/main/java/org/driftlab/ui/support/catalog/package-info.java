// SPDX-License-Identifier: Apache-2.0
/** What the catalog's entries, their parameters and the presets say in the user's language, in one place. */
@NullMarked
package org.driftlab.ui.support.catalog;

import org.jspecify.annotations.NullMarked;
