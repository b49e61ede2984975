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
}
