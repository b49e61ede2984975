// SPDX-License-Identifier: Apache-2.0
/** Drift detectors on a series of errors. */
@NullMarked
package org.driftlab.detect;

import org.jspecify.annotations.NullMarked;
