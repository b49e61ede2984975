// SPDX-License-Identifier: Apache-2.0
/** Model versions, their tree and their provenance. */
@NullMarked
package org.driftlab.version;

import org.jspecify.annotations.NullMarked;
