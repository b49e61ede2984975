// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.Hyperplane;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.MovableStream;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.RandomRbfDrift;
import org.driftlab.stream.Sea;
import org.driftlab.stream.Sine;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent.ConceptSwitch;
import org.driftlab.stream.drift.DriftEvent.Incremental;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams whose parameters move to those of another of their kind. */
class IncrementalTest {
  private static final Sea EIGHT = new Sea(1, 1, false, 0);
  private static final Sea NINE_AND_A_HALF = new Sea(4, 1, false, 0);

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(new Sea(1, 3, false, 0), new Sea(3, 9, false, 40)),
        Arguments.of(new Agrawal(2, 1, 0, false), new Agrawal(2, 1, 0.5, false)),
        Arguments.of(new Hyperplane(1, 2, 5, 0, 0, 0, 0), new Hyperplane(2, 2, 5, 0, 0, 30, 0)),
        Arguments.of(new RandomRbf(1, 1, 3, 4, 8), new RandomRbf(2, 1, 3, 4, 8)),
        Arguments.of(new RandomRbfDrift(1, 1, 3, 4, 8, 0, 8), new RandomRbfDrift(1, 1, 3, 4, 8, 0.01, 8)));
  }

  private static DriftingStream stream(StreamSpec base, DriftEvent... events) {
    return new DriftingStream(base, new DriftSchedule(List.of(events)), 7);
  }

  private static void assertNextSame(InstanceStream actual, InstanceStream expected) {
    var a = new Instance(actual.schema());
    var e = new Instance(expected.schema());
    assertThat(actual.next(a)).isTrue();
    assertThat(expected.next(e)).isTrue();
    assertThat(a.x).isEqualTo(e.x);
    assertThat(a.y).isEqualTo(e.y);
  }

  @Test
  void aSeaThresholdMovesAlongTheProfileWhileTheFeaturesGoOn() {
    DriftingStream stream = stream(EIGHT, new Incremental(NINE_AND_A_HALF, 500, 1000, Profile.SIGMOID));
    InstanceStream features = EIGHT.create();
    var actual = new Instance(3);
    var expected = new Instance(3);
    for (int i = 0; i < 3000; i++) {
      stream.next(actual);
      features.next(expected);
      double threshold = 8 + 1.5 * Profile.SIGMOID.strength(i, 500, 1000);
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(actual.y).isEqualTo(expected.x[0] + expected.x[1] <= threshold ? 0 : 1);
      assertThat(stream.trueLabel()).isEqualTo(actual.y);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theStreamIsTheBaseBeforeAndHasTheTargetsParametersAfter(StreamSpec from, StreamSpec to) {
    DriftingStream stream = stream(from, new Incremental(to, 400, 0, Profile.ABRUPT));
    InstanceStream reference = from.create();
    for (int i = 0; i < 400; i++) {
      assertNextSame(stream, reference);
    }
    ((MovableStream) reference).move(((MovableStream) to.create()).parameters());
    for (int i = 0; i < 600; i++) {
      assertNextSame(stream, reference);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aMovementThatRecursComesHome(StreamSpec from, StreamSpec to) {
    DriftingStream stream = stream(from, new Incremental(to, 100, 3000, Profile.LINEAR, 1, new Recurrence(8000, 4000, 1)));
    MovableStream still = (MovableStream) from.create();
    for (int i = 0; i < 8000; i++) {
      stream.next(new Instance(stream.schema()));
    }
    double[] home = still.parameters();
    var movement = new Movement(0, still, List.of(
        new Incremental(to, 100, 3000, Profile.LINEAR, 1, new Recurrence(8000, 4000, 1))));
    assertThat(movement.move(still, 3100)).isEqualTo(4100);
    assertThat(still.parameters()).isEqualTo(((MovableStream) to.create()).parameters());
    movement.move(still, 7100);
    assertThat(still.parameters()).isEqualTo(home);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aCopyOnTheSlopeContinuesIdentically(StreamSpec from, StreamSpec to) {
    DriftingStream stream = stream(from, new Incremental(to, 100, 5000, Profile.LINEAR),
        new Incremental(from, 3000, 5000, Profile.CLASSICAL_SIGMOID));
    var instance = new Instance(stream.schema());
    for (int i = 0; i < 3501; i++) {
      stream.next(instance);
    }
    DriftingStream copy = stream.copy();
    DriftingStream other = stream.copy();
    for (int i = 0; i < 2000; i++) {
      other.next(instance);
    }
    for (int i = 0; i < 2000; i++) {
      assertNextSame(copy, stream);
    }
  }

  @Test
  void aLongSlopeIsFollowedToAThousandth() {
    MovableStream sea = (MovableStream) EIGHT.create();
    var movement = new Movement(0, sea, List.of(new Incremental(NINE_AND_A_HALF, 0, 1_000_000, Profile.LINEAR)));
    long index = 0;
    int steps = 0;
    while (index < 1_000_000) {
      long next = movement.move(sea, index);
      assertThat(sea.parameters()[0]).isCloseTo(8 + 1.5 * index / 1e6, within(0.002));
      assertThat(next).isGreaterThan(index);
      index = next;
      steps++;
    }
    assertThat(index).isEqualTo(1_000_000);
    assertThat(steps).isEqualTo(1000);
  }

  @Test
  void afterAConceptSwitchItIsTheNewConceptThatMoves() {
    var second = new Sea(2, 5, false, 0);
    DriftingStream stream = stream(EIGHT, new ConceptSwitch(second, 50, 0, Profile.ABRUPT),
        new Incremental(NINE_AND_A_HALF, 100, 0, Profile.ABRUPT));
    InstanceStream features = second.create();
    var actual = new Instance(3);
    var expected = new Instance(3);
    for (int i = 0; i < 50; i++) {
      stream.next(actual);
    }
    for (int i = 50; i < 500; i++) {
      stream.next(actual);
      features.next(expected);
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(actual.y).isEqualTo(expected.x[0] + expected.x[1] <= (i < 100 ? 9 : 9.5) ? 0 : 1);
      assertThat(stream.concept()).isEqualTo(1);
    }
  }

  @Test
  void aStreamThatCannotMoveIsRefused() {
    assertRefused(new Sine(), new Sine(2, 1, false, false), "moves parameters of 'sine', which cannot move; use the kind"
        + " concept instead, or a stream such as sea, hyperplane or random-rbf.");
    assertRefused(new Hyperplane(1, 2, 5, 2, 0.1, 0, 0), new Hyperplane(), "moves parameters of 'hyperplane', which"
        + " cannot move; use the kind concept instead, or a stream such as sea, hyperplane or random-rbf.");
    assertRefused(new Sea(), new Agrawal(), "moves from 'sea' to 'agrawal'; name the same stream with other parameters,"
        + " or use the kind concept.");
    assertRefused(new Agrawal(1, 1, 0.1, false), new Agrawal(2, 1, 0.5, false), "changes 'function' of agrawal from 1"
        + " to 2; only perturbation can move.");
    assertRefused(new RandomRbf(), new RandomRbf(2, 1, 2, 9, 50), "changes 'numAtts' of random-rbf from 10 to 9; only"
        + " modelSeed can move.");
  }

  private static void assertRefused(StreamSpec base, StreamSpec to, String message) {
    assertThatThrownBy(() -> stream(base, new Incremental(to, 5, 0, Profile.ABRUPT))).isInstanceOf(InputException.class)
        .hasMessage("Drift event 1 (incremental) " + message);
  }
}
