// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import org.driftlab.stream.StreamSpec;

/** One injected drift: what changes, from when, over how many instances. */
public sealed interface DriftEvent {
  /** The zero-based index of the first instance that may be affected. */
  long start();

  /** The number of instances over which the change comes; 0 for an abrupt one. */
  long length();

  /** How the change comes. */
  Profile profile();

  /** A short name of the kind: "concept" or "label-swap"; it stands in files. */
  String kind();

  /** The first index at which the change is complete; {@code start} for an abrupt one. */
  default long end() {
    return start() + length();
  }

  /** The concept changes: instances come from another stream of the same schema. */
  record ConceptSwitch(StreamSpec to, long start, long length, Profile profile) implements DriftEvent {
    @Override
    public String kind() {
      return "concept";
    }
  }

  /**
   * Two classes exchange their meaning: P(y|x) changes while P(x) stays.
   *
   * @param first a class index
   * @param second another class index
   */
  record LabelSwap(int first, int second, long start, long length, Profile profile) implements DriftEvent {
    @Override
    public String kind() {
      return "label-swap";
    }
  }
}
