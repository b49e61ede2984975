// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.Degradation;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.jspecify.annotations.Nullable;

/** An update policy at work: it says after each label what the models learn. */
final class Updates {
  private static final long NEVER = -1;

  private final Update policy;
  private final Schema schema;
  private final Instance[] batch;
  private final @Nullable DriftDetector degradation;
  private int gathered;
  private long stretch;
  private long untilTuning = NEVER;

  Updates(Update policy, Schema schema) {
    this(policy, schema, policy instanceof Update.OnDegradation(int window, double threshold, int labels)
        ? new Degradation(window, threshold).create() : null);
  }

  private Updates(Update policy, Schema schema, @Nullable DriftDetector degradation) {
    this.policy = policy;
    this.schema = schema;
    this.degradation = degradation;
    batch = new Instance[policy instanceof Update.MiniBatch(int labels) ? labels : 0];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = new Instance(schema);
    }
  }

  Updates copy() {
    var copy = new Updates(policy, schema, degradation == null ? null : degradation.copy());
    for (int i = 0; i < gathered; i++) {
      copy.batch[i].set(batch[i]);
    }
    copy.gathered = gathered;
    copy.stretch = stretch;
    copy.untilTuning = untilTuning;
    return copy;
  }

  /**
   * Lets the models learn what the policy says.
   *
   * @param wrong whether the champion had predicted the instance wrongly
   * @return how many labels were learned
   */
  int after(Instance instance, int place, boolean wrong, Watch watch, Contestants contestants) {
    return switch (policy) {
      case Update.EveryLabel p -> learn(instance, place, contestants);
      case Update.MiniBatch p -> gather(instance, contestants);
      case Update.OnDegradation p -> {
        boolean fell = degradation != null && degradation.update(wrong ? 1 : 0) == Signal.DRIFT;
        yield inStretch(fell, p.labels(), instance, place, contestants);
      }
      case Update.OnDetection p -> {
        boolean spoke = watch.driftNow() || p.signal() == Update.Trigger.WARNING && !watch.stable();
        yield inStretch(spoke, p.labels(), instance, place, contestants);
      }
      case Update.FineTune p -> {
        untilTuning = watch.driftNow() ? p.delay() : Math.max(NEVER, untilTuning - 1);
        yield 0;
      }
      case Update.Manual p -> 0;
    };
  }

  private static int learn(Instance instance, int place, Contestants contestants) {
    contestants.learn(instance, place);
    return 1;
  }

  private int gather(Instance instance, Contestants contestants) {
    batch[gathered++].set(instance);
    if (gathered < batch.length) {
      return 0;
    }
    gathered = 0;
    for (Instance next : batch) {
      contestants.rehearse(next);
    }
    return batch.length;
  }

  private int inStretch(boolean begins, int length, Instance instance, int place, Contestants contestants) {
    if (begins) {
      stretch = length;
    }
    if (stretch == 0) {
      return 0;
    }
    stretch--;
    return learn(instance, place, contestants);
  }

  /** The policy ends here: what has gathered for a batch is learned. */
  void end(Contestants contestants) {
    for (int i = 0; i < gathered; i++) {
      contestants.rehearse(batch[i]);
    }
    gathered = 0;
  }

  /** How many instances it may hold. */
  int gathers() {
    return batch.length;
  }

  /** How the memory is to be learned from now on; usually not at all. */
  Update.@Nullable FineTune tuningNow() {
    return untilTuning == 0 && policy instanceof Update.FineTune how ? how : null;
  }
}
