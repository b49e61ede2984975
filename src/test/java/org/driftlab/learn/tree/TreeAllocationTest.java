// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeAllocationTest {
  private static final Schema SCHEMA = LearnerStreams.schema(4, 3, 3);

  /** Trees that are as large as they may become. */
  static List<LearnerSpec> trees() {
    return List.of(new HoeffdingTree(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 3),
        new HoeffdingAdaptiveTree(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 1e-9, 0.05, true, 3,
            SplitCriterion.INFO_GAIN, false, 1 << 26),
        new ExtremelyFastDecisionTree(200, 2000, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 3, SplitCriterion.INFO_GAIN,
            false, 1 << 26));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void predictingAndLearningAllocateNothingOnceTheTreeHasGrown(LearnerSpec spec) {
    Learner learner = spec.create(SCHEMA, 1);
    List<Instance> stream = LearnerStreams.random(SCHEMA, 1, 30_000, 0);
    run(learner, stream);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(learner, stream);
    // The loop around allocates an array and an iterator; a byte an instance would be 30,000.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5000);
  }

  private static void run(Learner learner, List<Instance> stream) {
    var scores = new double[SCHEMA.classCount()];
    for (Instance instance : stream) {
      learner.predict(instance, scores);
      learner.learn(instance);
    }
  }
}
