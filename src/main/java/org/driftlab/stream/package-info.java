// SPDX-License-Identifier: Apache-2.0
/** Data streams: the generators and the readers of people's own files. */
@NullMarked
package org.driftlab.stream;

import org.jspecify.annotations.NullMarked;
