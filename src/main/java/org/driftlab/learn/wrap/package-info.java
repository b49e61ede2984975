// SPDX-License-Identifier: Apache-2.0
/** Learners around one other learner: they reset it after drift, transform what it sees, or weigh its instances. */
@NullMarked
package org.driftlab.learn.wrap;

import org.jspecify.annotations.NullMarked;
