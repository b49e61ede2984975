// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.bayes.MultinomialNaiveBayes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.FactorizationMachine;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.linear.Optimizer;
import org.driftlab.learn.linear.PassiveAggressive;
import org.driftlab.learn.linear.Perceptron;
import org.driftlab.learn.neighbour.NearestNeighbours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<LearnerSpec> learners() {
    return Stream.of(new LogisticRegression(), new LogisticRegression(0.01, 0.01, true, Optimizer.ADAM, 0.001),
        new Perceptron(), new PassiveAggressive(), new FactorizationMachine(), new NaiveBayes(),
        new MultinomialNaiveBayes(), new NearestNeighbours());
  }

  /** Once its arrays are full: the sliding window holds 1,000 instances. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void predictingAndLearningAllocateNothing(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(4, 3, 5);
    List<Instance> stream = LearnerStreams.random(schema, 1, 3_000, 0.05);
    Learner learner = spec.create(schema, 1);
    var scores = new double[3];
    Instance[] instances = stream.toArray(Instance[]::new);
    run(learner, instances, scores);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run(learner, instances, scores);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    // Less than a byte an instance: what the measurement itself may take.
    assertThat(allocated).isLessThan(instances.length);
  }

  private static void run(Learner learner, Instance[] instances, double[] scores) {
    for (Instance instance : instances) {
      learner.predict(instance, scores);
      learner.learn(instance);
    }
  }
}
