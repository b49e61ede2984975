// SPDX-License-Identifier: Apache-2.0
/** Learners made of learners: bagging, forests, patches, boosting and weighted majority. */
@NullMarked
package org.driftlab.learn.ensemble;

import org.jspecify.annotations.NullMarked;
