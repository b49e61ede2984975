// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelBytes;
import org.junit.jupiter.api.Test;

class MlpTest {
  private static final Schema XOR = schema(2, 2);

  @Test
  void itLearnsWhatNoLinearModelCan() {
    Learner learner = new Mlp().create(XOR, 1);
    learn(learner, 8_000, 1);
    assertThat(accuracy(learner, 1_000)).isGreaterThan(0.95);
  }

  @Test
  void anExplodingStepIsRefusedAndTheWeightsStay() {
    var spec = new Mlp("10", 1, NeuralOptimizer.SGD, 1, 0, 0, false, 0, false);
    Learner learner = spec.create(XOR, 1);
    learn(learner, 50, 1);
    var before = new double[2];
    var after = new double[2];
    Instance question = instance(0.3, 0.4);
    learner.predict(question, before);
    Instance monster = instance(9e99, -9e99);
    monster.weight = 1e90;
    // One of the two labels is what the network says anyway: no loss, and a step of no length.
    learner.learn(monster);
    monster.y = 1 - monster.y;
    learner.learn(monster);
    learner.predict(question, after);
    assertThat(after).containsExactly(before);
    assertThat(((Internals) learner).internals()).containsEntry("refused steps", 1L).containsEntry("training steps", 51L);
  }

  @Test
  void scoresStayFiniteWhateverTheLearningRate() {
    Learner learner = new Mlp("20,20", 1, NeuralOptimizer.MOMENTUM, 10, 0, 0, false, 0, false).create(XOR, 1);
    learn(learner, 3_000, 1e6);
    var scores = new double[2];
    learner.predict(instance(1e6, 1e6), scores);
    assertThat(scores[0] + scores[1]).isEqualTo(1);
    assertThat(((Internals) learner).internals().get("refused steps")).isNotEqualTo(0L);
  }

  @Test
  void frozenLayersStayAndTheOthersLearn() {
    var spec = new Mlp("10,10", 4, NeuralOptimizer.ADAM, 0.01, 0.01, 0, true, 1, true);
    var learner = (MlpLearner) spec.create(XOR, 1);
    double[][] frozen = deep(learner.network.layers.get(0).values);
    double[][] free = deep(learner.network.layers.get(1).values);
    learn(learner, 400, 1);
    assertThat(learner.network.layers.get(0).values).isDeepEqualTo(frozen);
    assertThat(learner.network.layers.get(1).values[0]).isNotEqualTo(free[0]);
  }

  @Test
  void aPretrainedNetworkPredictsAsItsSourceAndGoesOnFromThere() {
    var spec = new Mlp();
    Learner source = spec.create(XOR, 1);
    learn(source, 8_000, 1);
    byte[] bytes = ModelBytes.write(spec, source);
    Learner started = Transfer.start(spec, XOR, bytes, spec.withFrozen(2), XOR, false, 7);
    assertThat(accuracy(started, 500)).isEqualTo(accuracy(source, 500));
    Learner renewed = Transfer.start(spec, XOR, bytes, spec.withFrozen(2), schema(2, 3), true, 7);
    var scores = new double[3];
    renewed.predict(instance(0.5, 0.5), scores);
    assertThat(scores).containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
    learn(renewed, 800, 1);
    Learner scratch = spec.create(schema(2, 3), 7);
    learn(scratch, 800, 1);
    assertThat(accuracy(renewed, 1_000)).isGreaterThan(0.93).isGreaterThan(accuracy(scratch, 1_000));
  }

  @Test
  void badTransfersAreOneSentence() {
    var spec = new Mlp();
    byte[] bytes = ModelBytes.write(spec, spec.create(XOR, 1));
    assertThatThrownBy(() -> Transfer.start(spec, XOR, bytes, spec, schema(3, 2), false, 1))
        .isInstanceOf(InputException.class).hasMessage("The pre-trained version has other features (2: x0, x1) than this "
            + "stream (3: x0, x1, x2); choose a version that was trained on this schema.");
    assertThatThrownBy(() -> spec.withFrozen(4)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'frozen' is 4 but the network has only 3 layers; freeze at most 3.");
    assertThatThrownBy(() -> Transfer.start(spec, XOR, bytes, spec.withFrozen(3), XOR, true, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("All 3 layers are frozen but the head is new and must be trained; freeze at most 2.");
    assertThatThrownBy(() -> new Mlp("100,x", 16, NeuralOptimizer.ADAM, 0.1, 0, 0, false, 0, true))
        .isInstanceOf(InputException.class).hasMessage(
            "Parameter 'hidden' is '100,x' but must be up to 19 whole numbers in [1, 10,000], such as 100,100.");
  }

  private static void learn(Learner learner, int count, double unit) {
    var random = new java.util.Random(3);
    for (int i = 0; i < count; i++) {
      learner.learn(instance(unit * (2 * random.nextDouble() - 1), unit * (2 * random.nextDouble() - 1)));
    }
  }

  private static double accuracy(Learner learner, int count) {
    var random = new java.util.Random(99);
    var scores = new double[learner instanceof MlpLearner mlp ? mlp.network.classes() : 2];
    int right = 0;
    for (int i = 0; i < count; i++) {
      Instance instance = instance(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1);
      learner.predict(instance, scores);
      right += (scores[1] > scores[0]) == (instance.y == 1) ? 1 : 0;
    }
    return right / (double) count;
  }

  /** The class is 1 where the signs differ. */
  private static Instance instance(double a, double b) {
    var instance = new Instance(2);
    instance.x[0] = a;
    instance.x[1] = b;
    instance.y = a * b < 0 ? 1 : 0;
    return instance;
  }

  private static double[][] deep(double[][] values) {
    return java.util.Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  private static Schema schema(int features, int classes) {
    return new Schema(IntStream.range(0, features).<Attribute>mapToObj(i -> new Attribute.Numeric("x" + i)).toList(),
        new Attribute.Nominal("class", List.copyOf(IntStream.range(0, classes).mapToObj(i -> "c" + i).toList())));
  }
}
