// SPDX-License-Identifier: Apache-2.0
/** The workspace on disk: model versions, reigns and events in H2. */
@NullMarked
package org.driftlab.store;

import org.jspecify.annotations.NullMarked;
