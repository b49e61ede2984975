// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.List;

/** The drift events injected into a stream, in order of their start. */
public record DriftSchedule(List<DriftEvent> events) {
  /** No drift at all. */
  public static final DriftSchedule NONE = new DriftSchedule(List.of());

  public DriftSchedule {
    events = List.copyOf(events);
  }
}
