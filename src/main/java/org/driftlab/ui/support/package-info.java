// SPDX-License-Identifier: Apache-2.0
/** What all views share: loading, the pulse, background work, charts. */
@NullMarked
package org.driftlab.ui.support;

import org.jspecify.annotations.NullMarked;
