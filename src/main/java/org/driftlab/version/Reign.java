// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

/**
 * The time during which a version was the champion; kept for good.
 *
 * @param version the champion
 * @param from instance index from which it served
 * @param until instance index at which it was replaced, or {@link #OPEN}
 * @param by who or which policy made it the champion
 * @param evidence why, in one sentence
 */
public record Reign(VersionId version, long from, long until, String by, String evidence) {
  /** {@link #until} of the present champion. */
  public static final long OPEN = -1;

  public boolean isOpen() {
    return until == OPEN;
  }

  /** The same reign, ended. */
  public Reign endedAt(long index) {
    return new Reign(version, from, index, by, evidence);
  }
}
