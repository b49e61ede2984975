// SPDX-License-Identifier: Apache-2.0
/** Naive Bayes. */
@NullMarked
package org.driftlab.learn.bayes;

import org.jspecify.annotations.NullMarked;
