// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.stream.ConceptDrift;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent.ConceptSwitch;
import org.driftlab.stream.drift.DriftEvent.LabelSwap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftingStreamTest {
  private static final Sea BASE = new Sea(1, 1, false, 0);
  private static final Sea OTHER = new Sea(3, 2, false, 0);

  private static DriftingStream stream(DriftEvent... events) {
    return new DriftingStream(BASE, new DriftSchedule(List.of(events)), 7);
  }

  private static Instance instance() {
    return new Instance(3);
  }

  private static void assertSame(Instance actual, Instance expected) {
    assertThat(actual.x).isEqualTo(expected.x);
    assertThat(actual.y).isEqualTo(expected.y);
  }

  private static void assertNextSame(InstanceStream actual, InstanceStream expected) {
    Instance a = instance();
    Instance e = instance();
    assertThat(actual.next(a)).isEqualTo(expected.next(e));
    assertSame(a, e);
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = "CLASSICAL_SIGMOID", mode = EnumSource.Mode.EXCLUDE)
  void beforeTheFirstStartTheStreamIsTheBaseStreamBitForBit(Profile profile) {
    long length = profile == Profile.ABRUPT ? 0 : 100;
    DriftingStream stream = stream(
        new ConceptSwitch(OTHER, 500, length, profile), new LabelSwap(0, 1, 500, length, profile));
    InstanceStream base = BASE.create();
    for (int i = 0; i < 500; i++) {
      assertNextSame(stream, base);
      assertThat(stream.concept()).isZero();
    }
  }

  @Test
  void anAbruptSwitchTakesEffectExactlyAtItsStart() {
    DriftingStream stream = stream(new ConceptSwitch(OTHER, 100, 0, Profile.ABRUPT));
    InstanceStream base = BASE.create();
    InstanceStream other = OTHER.create();
    for (int i = 0; i < 300; i++) {
      assertNextSame(stream, i < 100 ? base : other);
      assertThat(stream.concept()).isEqualTo(i < 100 ? 0 : 1);
    }
  }

  @Test
  void aSwitchAtZeroReplacesTheBaseFromTheFirstInstance() {
    assertNextSame(stream(new ConceptSwitch(OTHER, 0, 0, Profile.ABRUPT)), OTHER.create());
  }

  @Test
  void theLaterOfTwoSwitchesWins() {
    DriftingStream stream = stream(
        new ConceptSwitch(OTHER, 10, 0, Profile.ABRUPT), new ConceptSwitch(BASE, 20, 0, Profile.ABRUPT));
    InstanceStream base = BASE.create();
    InstanceStream other = OTHER.create();
    InstanceStream again = BASE.create();
    for (int i = 0; i < 30; i++) {
      assertNextSame(stream, i < 10 ? base : i < 20 ? other : again);
      assertThat(stream.concept()).isEqualTo(i / 10);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = "ABRUPT", mode = EnumSource.Mode.EXCLUDE)
  void theShareOfTheNewConceptFollowsTheProfile(Profile profile) {
    int start = 20_000;
    int length = 200_000;
    int bin = 20_000;
    DriftingStream stream = stream(new ConceptSwitch(OTHER, start, length, profile));
    Instance instance = instance();
    for (int first = 0; first < start + length + bin; first += bin) {
      int taken = 0;
      double expected = 0;
      double variance = 0;
      for (int i = first; i < first + bin; i++) {
        stream.next(instance);
        taken += stream.concept();
        double p = profile.strength(i, start, length);
        expected += p;
        variance += p * (1 - p);
      }
      assertThat((double) taken).isCloseTo(expected, within(4 * Math.sqrt(variance) + 1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 3000})
  void aClassicalSigmoidIsTheCompositionOfTheReferenceValueForValue(int width) {
    int position = 2000;
    var schedule = new DriftSchedule(List.of(
        new ConceptSwitch(OTHER, position - 1 - width / 2, width, Profile.CLASSICAL_SIGMOID)));
    var stream = new DriftingStream(BASE, schedule, 5);
    InstanceStream reference = new ConceptDrift(BASE, OTHER, position, width, 0, 5).create();
    for (int i = 0; i < 20_000; i++) {
      assertNextSame(stream, reference);
    }
  }

  @Test
  void duringAGradualSwitchBothStreamsAdvanceOnlyWhenTheyAreTaken() {
    DriftingStream stream = stream(new ConceptSwitch(OTHER, 50, 200, Profile.LINEAR));
    InstanceStream base = BASE.create();
    InstanceStream other = OTHER.create();
    InstanceStream copy = stream.copy();
    for (int i = 0; i < 300; i++) {
      copy.next(instance());
    }
    for (int i = 0; i < 300; i++) {
      Instance actual = instance();
      stream.next(actual);
      Instance expected = instance();
      (stream.concept() == 0 ? base : other).next(expected);
      assertSame(actual, expected);
    }
  }

  @Test
  void anAbruptLabelSwapExchangesTwoClassesAndNothingElse() {
    DriftingStream stream = stream(new LabelSwap(0, 1, 40, 0, Profile.ABRUPT));
    InstanceStream base = BASE.create();
    Instance actual = instance();
    Instance expected = instance();
    for (int i = 0; i < 200; i++) {
      stream.next(actual);
      base.next(expected);
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(stream.cleanLabel()).isEqualTo(expected.y);
      assertThat(actual.y).isEqualTo(i < 40 ? expected.y : 1 - expected.y);
    }
  }

  @Test
  void theSameSwapTwiceIsNoSwap() {
    DriftingStream stream = stream(
        new LabelSwap(0, 1, 40, 0, Profile.ABRUPT), new LabelSwap(1, 0, 80, 0, Profile.ABRUPT));
    InstanceStream base = BASE.create();
    for (int i = 0; i < 80; i++) {
      stream.next(instance());
      base.next(instance());
    }
    for (int i = 0; i < 100; i++) {
      assertNextSame(stream, base);
    }
  }

  @Test
  void swapsThatOverlapAreAppliedOneAfterAnother(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "x,c\n" + "0,0\n0,1\n0,2\n".repeat(3));
    DriftingStream stream = new DriftingStream(new FileStream(path.toString()), new DriftSchedule(List.of(
        new LabelSwap(0, 1, 3, 0, Profile.ABRUPT), new LabelSwap(1, 2, 6, 0, Profile.ABRUPT))), 1);
    var instance = new Instance(1);
    int[] labels = new int[9];
    for (int i = 0; i < 9; i++) {
      stream.next(instance);
      labels[i] = instance.y;
    }
    assertThat(labels).containsExactly(0, 1, 2, 1, 0, 2, 2, 0, 1);
    assertThat(stream.next(instance)).isFalse();
  }

  @Test
  void theShareOfSwappedLabelsFollowsTheProfile() {
    DriftingStream stream = stream(new LabelSwap(0, 1, 0, 100_000, Profile.LINEAR));
    Instance instance = instance();
    int swapped = 0;
    for (int i = 0; i < 50_000; i++) {
      stream.next(instance);
      swapped += instance.y == stream.cleanLabel() ? 0 : 1;
    }
    assertThat(swapped / 50_000.0).isCloseTo(0.25, within(0.008));
  }

  @Test
  void aFileMaySwitchToAnotherFileWhichBeginsAtItsFirstRow(@TempDir Path folder) throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "x,c\n1,0\n2,1\n3,0\n4,1\n");
    Path b = Files.writeString(folder.resolve("b.csv"), "x,c\n10,1\n20,0\n30,1\n");
    DriftingStream stream = new DriftingStream(new FileStream(a.toString()), new DriftSchedule(List.of(
        new ConceptSwitch(new FileStream(b.toString()), 2, 0, Profile.ABRUPT))), 1);
    var instance = new Instance(1);
    double[] values = new double[5];
    for (int i = 0; i < 5; i++) {
      assertThat(stream.next(instance)).isTrue();
      values[i] = instance.x[0];
    }
    assertThat(values).containsExactly(1, 2, 10, 20, 30);
    assertThat(stream.next(instance)).isFalse();
    stream.close();
  }

  @Test
  void aCopyAtARandomPositionContinuesIdentically() {
    var random = new Random(3);
    DriftingStream stream = stream(new ConceptSwitch(OTHER, 100, 300, Profile.SIGMOID),
        new LabelSwap(0, 1, 200, 400, Profile.LINEAR), new ConceptSwitch(BASE, 700, 100, Profile.CLASSICAL_SIGMOID));
    for (int round = 0; round < 12; round++) {
      for (int i = random.nextInt(100); i > 0; i--) {
        stream.next(instance());
      }
      DriftingStream kept = stream.copy();
      DriftingStream copy = stream.copy();
      for (int i = 0; i < 500; i++) {
        copy.next(instance());
      }
      DriftingStream second = stream.copy();
      for (int i = 0; i < 500; i++) {
        assertNextSame(second, kept);
        assertThat(second.concept()).isEqualTo(kept.concept());
        assertThat(second.cleanLabel()).isEqualTo(kept.cleanLabel());
      }
    }
  }
}
