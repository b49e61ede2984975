// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import org.driftlab.version.VersionId;

/** A version as it is shown. */
record VersionLine(VersionId id, String title, String details, boolean champion, boolean shadow) {}
