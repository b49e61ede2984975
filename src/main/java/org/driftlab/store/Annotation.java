// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.time.Instant;
import org.driftlab.version.VersionId;

/**
 * What a person attached to a stored version.
 *
 * @param version the version
 * @param kind what it is
 * @param text the tag or the note; empty for a pin
 * @param by the person's name
 * @param time when, to the millisecond
 */
public record Annotation(VersionId version, Kind kind, String text, String by, Instant time) {
  /** Kinds of annotation. */
  public enum Kind {
    /** A short name to find the version by; a version has it once. */
    TAG,
    /** A remark. */
    NOTE,
    /** Keeps the version's bytes from being thinned. */
    PIN
  }
}
