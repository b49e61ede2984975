// SPDX-License-Identifier: Apache-2.0
/** Long work: how far it is, Cancel and Stop; and the export of a run as a report. */
@NullMarked
package org.driftlab.ui.jobs;

import org.jspecify.annotations.NullMarked;
