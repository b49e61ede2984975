// SPDX-License-Identifier: Apache-2.0
/** Linear models learned by stochastic gradient descent. */
@NullMarked
package org.driftlab.learn.linear;

import org.jspecify.annotations.NullMarked;
