// SPDX-License-Identifier: Apache-2.0
/** Arithmetic that learners share: exponential and logarithm with one result on every platform, and class scores. */
@NullMarked
package org.driftlab.learn.math;

import org.jspecify.annotations.NullMarked;
