// SPDX-License-Identifier: Apache-2.0
/** What the window remembers, and where a person changes it. */
@NullMarked
package org.driftlab.ui.settings;

import org.jspecify.annotations.NullMarked;
