// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** What a contestant is in a run. */
public enum Role {
  /** What users would be served. */
  CHAMPION,
  /** Predicts everything, served to nobody. */
  SHADOW,
  /** The first version, never updated. */
  STATIC,
  /** Predicts the last label seen. */
  NO_CHANGE,
  /** Predicts the most frequent class so far. */
  MAJORITY;

  /** A contestant in this role as a legend shows it, such as "champion" or "shadow v4". */
  String legend(Duty duty, @Nullable VersionId version) {
    return switch (this) {
      case CHAMPION -> "champion";
      case SHADOW -> switch (duty) {
        case NONE -> "shadow " + version;
        case CANDIDATE -> "candidate " + version;
        case DEPOSED -> "deposed " + version;
      };
      case STATIC -> "static " + version;
      case NO_CHANGE -> "no change";
      case MAJORITY -> "majority class";
    };
  }
}
