// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import org.driftlab.version.ModelVersion;

/**
 * One line of the version tree.
 *
 * @param version what it shows
 * @param lanes what is drawn beside it
 * @param champion whether it is the champion
 * @param shadow whether a live copy of it runs in shadow
 * @param caption when and why it was made
 * @param marks its tags and whether it is pinned or thinned; may be empty
 * @param status its part in the run, in a word or two; may be empty
 */
record VersionRow(ModelVersion version, VersionLanes.Row lanes, boolean champion, boolean shadow, String caption, String marks,
    String status) {}
