// SPDX-License-Identifier: Apache-2.0
/** What every part speaks of: schema, attributes, instances, parameters of specs, and the random sequence. */
@NullMarked
package org.driftlab.data;

import org.jspecify.annotations.NullMarked;
