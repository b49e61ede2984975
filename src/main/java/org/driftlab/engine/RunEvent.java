// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/** Something that happened in a run, stamped with the instance index; events are never lost and never conflated. */
public sealed interface RunEvent {
  /** The instance index at which it took effect. */
  long at();

  /** The permanent type name, lower case with hyphens, as it stands in files and JSON. */
  String type();

  /** A detector's warning began; the values of the same run of warnings that follow are not reported. */
  record Warning(long at, String detector) implements RunEvent {
    @Override
    public String type() {
      return "warning";
    }
  }

  /** A detector said that the errors changed. */
  record Detection(long at, String detector, WhatChanged what) implements RunEvent {
    /** A detection about which nothing else is known. */
    public Detection(long at, String detector) {
      this(at, detector, WhatChanged.NOTHING);
    }

    @Override
    public String type() {
      return "detection";
    }
  }

  /**
   * A data monitor said that the features, or the model's scores, changed; the instances of the same alarm that follow are
   * not reported.
   *
   * @param features the features it flagged; empty for a monitor of all at once
   * @param statistic the statistic that it alarmed at
   */
  record DataDrift(long at, String monitor, List<String> features, double statistic, WhatChanged what)
      implements RunEvent {
    public DataDrift {
      features = List.copyOf(features);
    }

    @Override
    public String type() {
      return "data-drift";
    }
  }

  /** A version was stored. */
  record VersionCreated(long at, ModelVersion version) implements RunEvent {
    @Override
    public String type() {
      return "version";
    }
  }

  /** A version became the champion. */
  record Promoted(long at, VersionId version, String by, String why) implements RunEvent {
    @Override
    public String type() {
      return "promotion";
    }
  }

  /** An earlier version became the champion again. */
  record RolledBack(long at, VersionId from, VersionId to, String by, String why) implements RunEvent {
    @Override
    public String type() {
      return "rollback";
    }
  }

  /** A shadow began. */
  record ShadowStarted(long at, VersionId version, boolean learning) implements RunEvent {
    @Override
    public String type() {
      return "shadow-started";
    }
  }

  /**
   * The strategy's candidate began to learn in shadow; the one before, if there was one, ended.
   *
   * @param version the champion that it began beside
   */
  record CandidateStarted(long at, VersionId version) implements RunEvent {
    @Override
    public String type() {
      return "candidate-started";
    }
  }

  /** A shadow ended. */
  record ShadowStopped(long at, VersionId version) implements RunEvent {
    @Override
    public String type() {
      return "shadow-stopped";
    }
  }

  /** A background learner began, because of a warning. */
  record BackgroundStarted(long at) implements RunEvent {
    @Override
    public String type() {
      return "background-started";
    }
  }

  /** The champion's model was replaced after a detection: by the background learner, or by a fresh one. */
  record Retrained(long at, String how) implements RunEvent {
    @Override
    public String type() {
      return "retrained";
    }
  }

  /**
   * The gate has spoken about a shadow.
   *
   * @param version the version that the shadow stems from
   * @param waits whether a person has to act on it; else the policy has
   */
  record GateVerdict(long at, VersionId version, Verdict verdict, Evidence evidence, boolean waits) implements RunEvent {
    @Override
    public String type() {
      return "gate-verdict";
    }
  }

  /** A person kept the champion; the shadow's comparison started afresh. */
  record Kept(long at, VersionId version, String by, String why) implements RunEvent {
    @Override
    public String type() {
      return "kept";
    }
  }

  /** The champion was deposed and stays in shadow for so many labels, in case its successor is worse. */
  record GuardStarted(long at, VersionId deposed, int labels) implements RunEvent {
    @Override
    public String type() {
      return "guard-started";
    }
  }

  /**
   * The guard ended.
   *
   * @param restored whether the deposed champion was better and comes back
   * @param why what was found, in one sentence
   */
  record GuardEnded(long at, VersionId deposed, boolean restored, String why) implements RunEvent {
    @Override
    public String type() {
      return "guard-ended";
    }
  }

  /** A command could not be carried out; the run goes on. */
  record Refused(long at, String message) implements RunEvent {
    @Override
    public String type() {
      return "refused";
    }
  }

  /**
   * A person had the run go on with another part of the scenario, see {@link RunCommand.Use}, or with other labels.
   *
   * @param before the part in whose place it came, told alike; empty if there was none
   * @param part the new part, as JSON with its id and parameters; labels are "labels " and their rules in words
   */
  record Changed(long at, String before, String part) implements RunEvent {
    @Override
    public String type() {
      return "changed";
    }
  }

  /**
   * More labels were under way than may wait, so one was given up for the first time.
   *
   * @param capacity how many may wait
   * @param whenFull which one is given up, such as "drop-oldest"
   */
  record LabelsLost(long at, int capacity, String whenFull) implements RunEvent {
    @Override
    public String type() {
      return "labels-lost";
    }
  }

  /**
   * A copy of the model begins to learn the memory in the background.
   *
   * @param epochs how often it learns each instance
   * @param instances how many the memory holds
   * @param within labels until the outcome takes the model's place
   */
  record FineTuneStarted(long at, int epochs, int instances, int within) implements RunEvent {
    @Override
    public String type() {
      return "fine-tune-started";
    }
  }

  /**
   * A fine-tuning is over.
   *
   * @param taken whether its outcome was put in; not if the model was replaced by another one meanwhile
   */
  record FineTuneDone(long at, boolean taken) implements RunEvent {
    @Override
    public String type() {
      return "fine-tune-done";
    }
  }

  /**
   * A model refused a training step that would have ruined it, such as one of a loss that is not finite; its weights stay. The
   * refusals that follow at once are not reported.
   *
   * @param model the contestant's name
   */
  record StepRefused(long at, String model) implements RunEvent {
    @Override
    public String type() {
      return "step-refused";
    }
  }

  /** The run ended by an error. */
  record Failed(long at, String message) implements RunEvent {
    @Override
    public String type() {
      return "failed";
    }
  }

  /** The run reached its end. */
  record Finished(long at) implements RunEvent {
    @Override
    public String type() {
      return "finished";
    }
  }
}
