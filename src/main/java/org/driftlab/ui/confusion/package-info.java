// SPDX-License-Identifier: Apache-2.0
/** What each contestant takes for what: the confusion matrix and the measures of each class. */
@NullMarked
package org.driftlab.ui.confusion;

import org.jspecify.annotations.NullMarked;
