// SPDX-License-Identifier: Apache-2.0
/** Monitors of the features and of the model's scores, which need no label. */
@NullMarked
package org.driftlab.detect.monitor;

import org.jspecify.annotations.NullMarked;
