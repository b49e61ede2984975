// SPDX-License-Identifier: Apache-2.0
/** Incremental learners: the contract, the stored form, and the packages of the algorithms. */
@NullMarked
package org.driftlab.learn;

import org.jspecify.annotations.NullMarked;
