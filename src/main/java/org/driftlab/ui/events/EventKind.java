// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import org.driftlab.engine.RunEvent;

/** The kinds of events by which the list is filtered. */
enum EventKind {
  DRIFT,
  VERSION,
  CHAMPION,
  SHADOW,
  PROBLEM,
  END;

  static EventKind of(RunEvent event) {
    return switch (event) {
      case RunEvent.Warning e -> DRIFT;
      case RunEvent.Detection e -> DRIFT;
      case RunEvent.DataDrift e -> DRIFT;
      case RunEvent.BackgroundStarted e -> DRIFT;
      case RunEvent.VersionCreated e -> VERSION;
      case RunEvent.Promoted e -> CHAMPION;
      case RunEvent.RolledBack e -> CHAMPION;
      case RunEvent.Retrained e -> CHAMPION;
      case RunEvent.GateVerdict e -> SHADOW;
      case RunEvent.Kept e -> SHADOW;
      case RunEvent.GuardStarted e -> SHADOW;
      case RunEvent.GuardEnded e -> SHADOW;
      case RunEvent.ShadowStarted e -> SHADOW;
      case RunEvent.CandidateStarted e -> SHADOW;
      case RunEvent.ShadowStopped e -> SHADOW;
      case RunEvent.Changed e -> CHAMPION;
      case RunEvent.FineTuneStarted e -> CHAMPION;
      case RunEvent.FineTuneDone e -> CHAMPION;
      case RunEvent.StepRefused e -> PROBLEM;
      case RunEvent.Refused e -> PROBLEM;
      case RunEvent.LabelsLost e -> PROBLEM;
      case RunEvent.Failed e -> PROBLEM;
      case RunEvent.Finished e -> END;
    };
  }
}
