// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/** How the champion is kept up to date, and when versions of it are stored. */
public sealed interface Strategy extends Spec {
  /** The champion is the first version for ever. */
  record Static() implements Strategy {
    @Override
    public String id() {
      return "static";
    }

    @Override
    public String title() {
      return "Static: never updated";
    }
  }

  /** The champion learns every label; a version is stored at intervals and after each detection. */
  record Continuous(
      @Param(label = "Version every", unit = "labels", min = 100,
          help = "A version of the champion is stored each time it has learned this many labels.")
      int versionEvery) implements Strategy {
    public Continuous {
      Params.check(Continuous.class, versionEvery);
    }

    public Continuous() {
      this(20_000);
    }

    @Override
    public String id() {
      return "continuous";
    }

    @Override
    public String title() {
      return "Continuous: learns every label";
    }
  }

  /**
   * The champion learns every label; a warning starts a fresh learner in the background, and a drift swaps it in. A drift
   * without a warning starts afresh from the replay memory, or from nothing where there is none.
   */
  record RetrainOnDrift(
      @Param(label = "Version every", unit = "labels", min = 100,
          help = "A version of the champion is stored each time it has learned this many labels.")
      int versionEvery) implements Strategy {
    public RetrainOnDrift {
      Params.check(RetrainOnDrift.class, versionEvery);
    }

    public RetrainOnDrift() {
      this(20_000);
    }

    @Override
    public String id() {
      return "retrain-on-drift";
    }

    @Override
    public String title() {
      return "Retrain on drift";
    }
  }

  /**
   * The champion is frozen; a candidate that began as its copy learns in shadow and takes its place when it passes the gate. A
   * candidate that proves worse is given up for a new copy of the champion. Without settings of their own, a gate and a guard
   * with the defaults are taken.
   */
  record Gated(
      @Param(label = "After a detection", help = "Whether the candidate learns on or a fresh one takes its place.")
      Candidate onDetection) implements Strategy {
    public Gated {
      Params.check(Gated.class, onDetection);
    }

    public Gated() {
      this(Candidate.LEARN_ON);
    }

    @Override
    public String id() {
      return "gated";
    }

    @Override
    public String title() {
      return "Gated: a candidate in shadow";
    }
  }

  /** What becomes of the candidate when the detector speaks. */
  enum Candidate {
    LEARN_ON,
    START_AFRESH
  }

  /**
   * The champion is frozen and replaced every n labels: by the candidate that has learned on in shadow, or by a fresh learner
   * that has learned the memory. No gate is asked; without a setting of its own, a guard with the defaults is taken.
   */
  record Periodic(
      @Param(label = "Every", unit = "labels", help = "Labels between two replacements.", min = 100) int every,
      @Param(label = "Successor", help = "A candidate that learned on in shadow, or a fresh learner of the memory.")
      Successor successor) implements Strategy {
    public Periodic {
      Params.check(Periodic.class, every, successor);
    }

    public Periodic() {
      this(20_000, Successor.CANDIDATE);
    }

    @Override
    public String id() {
      return "periodic";
    }

    @Override
    public String title() {
      return "Periodic: replaced every n labels";
    }
  }

  /** Who replaces the champion periodically. */
  enum Successor {
    CANDIDATE,
    MEMORY
  }

  /** The champion is frozen; whatever happens to it, a person does. */
  record Manual() implements Strategy {
    @Override
    public String id() {
      return "manual";
    }

    @Override
    public String title() {
      return "Manual: as a person decides";
    }
  }

  /** Whether the champion stays as it is between two versions. */
  default boolean freezesChampion() {
    return switch (this) {
      case Static s -> true;
      case Gated s -> true;
      case Periodic s -> true;
      case Manual s -> true;
      case Continuous s -> false;
      case RetrainOnDrift s -> false;
    };
  }

  /** Whether a learning candidate stands in shadow all the time. */
  default boolean keepsCandidate() {
    return this instanceof Gated || this instanceof Periodic periodic && periodic.successor() == Successor.CANDIDATE;
  }
}
