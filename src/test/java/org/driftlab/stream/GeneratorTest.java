// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {
  static List<StreamSpec> defaults() {
    return ReferenceStreams.defaults();
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(InputException.class).hasMessage(message);
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void theBufferGetsWeightOneAndValuesThatFitTheSchema(StreamSpec spec) {
    InstanceStream stream = spec.create();
    var instance = new Instance(stream.schema());
    for (int i = 0; i < 1000; i++) {
      instance.weight = 5;
      assertThat(stream.next(instance)).isTrue();
      assertThat(instance.weight).isEqualTo(1);
      assertThat(instance.y).isBetween(0, stream.schema().classCount() - 1);
      for (int f = 0; f < instance.x.length; f++) {
        assertThat(instance.x[f]).isFinite();
        if (stream.schema().isNominal(f)) {
          assertThat(instance.x[f]).isEqualTo(Math.rint(instance.x[f]))
              .isBetween(0.0, stream.schema().valueCount(f) - 1.0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void aParameterSetFromTextIsTheOneOfTheSpec(StreamSpec spec) {
    assertThat(Params.with(spec, Map.of("seed", "77"))).hasFieldOrPropertyWithValue("seed", 77);
  }

  @Test
  void aValueOutOfRangeIsRefusedWithItsNameAndTheRange() {
    assertRefused(() -> new Sea(5, 1, false, 10), "Parameter 'function' is 5 but must be in [1, 4].");
    assertRefused(() -> new Agrawal(1, 1, 1.5, false), "Parameter 'perturbation' is 1.5 but must be in [0, 1].");
    assertRefused(() -> new LedDrift(1, 10, false, 8), "Parameter 'numberAttributesDrift' is 8 but must be in [0, 7].");
  }

  @Test
  void aHyperplaneCannotHaveMoreDriftingAttributesThanAttributes() {
    assertRefused(() -> new Hyperplane(1, 2, 3, 5, 0, 5, 10),
        "Parameter 'numDriftAtts' is 5 but must be in [0, 3], as there are 3 attributes.");
  }

  @Test
  void balancedClassesWithoutNoiseAlternateBeginningWithOne() {
    for (StreamSpec spec : List.of(new Sea(2, 3, true, 0), new Agrawal(8, 1, 0.05, true), new Stagger(1, 1, true),
        new Sine(4, 1, false, true), new Mixed(2, 1, true))) {
      InstanceStream stream = spec.create();
      var instance = new Instance(stream.schema());
      for (int i = 0; i < 200; i++) {
        stream.next(instance);
        assertThat(instance.y).as("%s at %d", spec, i).isEqualTo(1 - i % 2);
      }
    }
  }

  @Test
  void randomRbfWithDriftAtSpeedZeroIsRandomRbf() {
    InstanceStream still = new RandomRbf().create();
    InstanceStream drifting = new RandomRbfDrift().create();
    var expected = new Instance(still.schema());
    var actual = new Instance(drifting.schema());
    for (int i = 0; i < 1000; i++) {
      still.next(expected);
      drifting.next(actual);
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(actual.y).isEqualTo(expected.y);
    }
  }

  @Test
  void aTreePathWithNothingLeftToSplitOnEndsInALeaf() {
    InstanceStream stream = new RandomTree(1, 1, 2, 2, 0, 3, 9, 9, 0).create();
    var instance = new Instance(stream.schema());
    assertThat(stream.next(instance)).isTrue();
    assertThat(instance.y).isBetween(0, 1);
  }

  @Test
  void aTreeThatWouldFillTheMemoryIsRefused() {
    assertRefused(() -> new RandomTree(1, 1, 2, 5, 5, 5, 60, 60, 0).create(),
        "The random tree has more than 2000000 nodes; lower 'maxTreeDepth' or 'numValsPerNominal'.");
  }

  @Test
  void streamsOfDifferentShapesCannotBeComposed() {
    assertRefused(() -> new ConceptDrift(new Sea(), new Sine(), 10, 5, 0, 1).create(),
        "'stream' (sea) and 'driftStream' (sine) differ in their attributes or classes; choose two of"
            + " the same shape.");
  }

  @Test
  void widthZeroAndAnAngleAbove45AreAHardSwitchAtThePosition() {
    var first = new Stagger(1, 1, false);
    var second = new Stagger(3, 2, false);
    for (ConceptDrift spec : List.of(
        new ConceptDrift(first, second, 11, 0, 0, 1), new ConceptDrift(first, second, 11, 500, 60, 1))) {
      InstanceStream stream = spec.create();
      InstanceStream before = first.create();
      InstanceStream after = second.create();
      var actual = new Instance(stream.schema());
      var expected = new Instance(stream.schema());
      for (int row = 0; row < 30; row++) {
        stream.next(actual);
        (row < 10 ? before : after).next(expected);
        assertThat(actual.x).isEqualTo(expected.x);
      }
    }
  }

  @Test
  void theShareOfTheSecondStreamFollowsTheSigmoid() {
    var base = new Sea(1, 1, false, 0);
    InstanceStream stream = new ConceptDrift(base, base.withSeed(2), 50_000, 40_000, 0, 9).create();
    InstanceStream first = base.create();
    var expected = new Instance(stream.schema());
    first.next(expected);
    var actual = new Instance(stream.schema());
    int[] fromFirst = new int[5];
    for (int i = 0; i < 100_000; i++) {
      stream.next(actual);
      if (actual.x[0] == expected.x[0]) {
        first.next(expected);
        fromFirst[i / 20_000]++;
      }
    }
    for (int bin = 0; bin < 5; bin++) {
      double sum = 0;
      for (int i = bin * 20_000 + 1; i <= (bin + 1) * 20_000; i++) {
        sum += 1 - 1 / (1 + Math.exp(-4.0 * (i - 50_000) / 40_000));
      }
      assertThat((double) fromFirst[bin]).isCloseTo(sum, within(4 * Math.sqrt(20_000 * 0.25)));
    }
  }

  @Test
  void anotherSeedReachesTheStreamsInsideAComposition() {
    var spec = new ConceptDrift(new Sea(), new Sea(3, 2, false, 10), 100, 10, 0, 1).withSeed(40);
    assertThat(spec).isEqualTo(
        new ConceptDrift(new Sea(1, 40, false, 10), new Sea(3, 41, false, 10), 100, 10, 0, 40));
  }
}
