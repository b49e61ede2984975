// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent.ConceptSwitch;
import org.driftlab.stream.drift.DriftEvent.Injection;
import org.driftlab.stream.drift.DriftEvent.LabelSwap;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
  private static final Sea BASE = new Sea(1, 1, false, 0);

  private static DriftingStream stream(DriftEvent... events) {
    return new DriftingStream(BASE, new DriftSchedule(List.of(events)), 7);
  }

  @Test
  void aRecurringConceptComesAndGoesAtTheInstancesThatWereAskedFor() {
    DriftingStream stream = stream(
        new ConceptSwitch(new Sea(3, 2, false, 0), 10, 0, Profile.ABRUPT, 1, new Recurrence(20, 5, 3)));
    var instance = new Instance(3);
    for (int i = 0; i < 100; i++) {
      stream.next(instance);
      boolean there = i >= 10 && i < 15 || i >= 30 && i < 35 || i >= 50 && i < 55;
      assertThat(stream.concept()).as("instance %d", i).isEqualTo(there ? 1 : 0);
    }
  }

  @Test
  void theTruthHasTheComingAndTheGoingOfEachOccurrence() {
    DriftSchedule schedule = new DriftSchedule(List.of(
        new LabelSwap(0, 1, 10, 4, Profile.LINEAR, 1, new Recurrence(40, 2)),
        new Injection(new Change.LabelNoise(0.1), 35, 0, Profile.ABRUPT)));
    assertThat(schedule.truth().drifts()).containsExactly(new Drift(10, 14, "label-swap"),
        new Drift(30, 34, "label-swap"), new Drift(35, 35, "label-noise"), new Drift(50, 54, "label-swap"),
        new Drift(70, 74, "label-swap"));
  }

  @Test
  void aRecurringOffsetRisesAndFallsAlongItsProfile() {
    DriftingStream stream = stream(new Injection(new Change.Offset("attrib1", 8), 4, 2, Profile.LINEAR, 1,
        new Recurrence(10, 4, 1)));
    var actual = new Instance(3);
    var expected = new Instance(3);
    var base = BASE.create();
    double[] offsets = {0, 0, 0, 0, 2, 6, 8, 8, 6, 2, 0, 0, 0, 0, 0, 0};
    for (double offset : offsets) {
      stream.next(actual);
      base.next(expected);
      assertThat(actual.x[0] - expected.x[0]).isCloseTo(offset, within(1e-12));
    }
  }

  @Test
  void theSeverityOfASwapIsTheShareOfInstancesThatAreSwapped() {
    DriftingStream stream = stream(new LabelSwap(0, 1, 0, 0, Profile.ABRUPT, 0.25, Recurrence.NONE));
    var instance = new Instance(3);
    int swapped = 0;
    for (int i = 0; i < 40_000; i++) {
      stream.next(instance);
      swapped += instance.y == stream.cleanLabel() ? 0 : 1;
    }
    assertThat(swapped / 40_000.0).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / 40_000)));
  }

  @Test
  void theDrawsOfOneInjectionDoNotDependOnTheOthers() {
    var noise = new Injection(new Change.FeatureNoise("attrib2", 1), 5, 0, Profile.ABRUPT);
    DriftingStream alone = stream(noise);
    DriftingStream together = stream(noise, new Injection(new Change.LabelNoise(0.5), 6, 0, Profile.ABRUPT),
        new Injection(new Change.MissingSensor("attrib1"), 6, 0, Profile.ABRUPT, 0.5, Recurrence.NONE));
    var a = new Instance(3);
    var b = new Instance(3);
    for (int i = 0; i < 500; i++) {
      alone.next(a);
      together.next(b);
      assertThat(b.x[1]).isEqualTo(a.x[1]);
    }
  }

  @Test
  void sensorsReadTheChangedWorldWhateverTheOrderOfTheSchedule() {
    DriftingStream stream = stream(
        new Injection(new Change.SwappedSensors("attrib1", "attrib2"), 0, 0, Profile.ABRUPT),
        new Injection(new Change.Offset("attrib1", 100), 0, 0, Profile.ABRUPT));
    var actual = new Instance(3);
    var expected = new Instance(3);
    stream.next(actual);
    BASE.create().next(expected);
    assertThat(actual.x).containsExactly(expected.x[1], expected.x[0] + 100, expected.x[2]);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      LINEAR            | 5 | 1.5 | 0  | 0 | 0     | has severity 1.5; a severity is greater than 0 and at most 1.
      LINEAR            | 5 | 0   | 0  | 0 | 0     | has severity 0.0; a severity is greater than 0 and at most 1.
      LINEAR            | 5 | 1   | 0  | 3 | 0     | has no period; give one, or neither hold nor times.
      CLASSICAL_SIGMOID | 5 | 1   | 20 | 9 | 1     | recurs along the classical sigmoid, which never ends; use the sigmoid.
      LINEAR            | 5 | 1   | 20 | 9 | 0     | comes 0 times; it can come 1 to 10000 times.
      LINEAR            | 5 | 1   | -3 | 9 | 2     | has period -3; a period is a number of instances from 2 on.
      LINEAR            | 5 | 1   | 20 | 4 | 2     | holds for 4 instances, less than its length of 5; let it hold at least that long.
      LINEAR            | 5 | 1   | 20 | 16 | 2    | has not gone when its next period of 20 instances begins; make hold + length at most that.
      """)
  void aSeverityOrRecurrenceThatCannotBeIsRefused(Profile profile, long length, double severity, long period, long hold,
      int times, String message) {
    assertThatThrownBy(() -> new DriftSchedule(List.of(
        new LabelSwap(0, 1, 5, length, profile, severity, new Recurrence(period, hold, times)))))
        .isInstanceOf(InputException.class).hasMessage("Drift event 1 (label-swap) " + message);
  }
}
