// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.driftlab.data.InputException;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.Hyperplane;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.Sea;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent.Injection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every injection that cannot be is answered with one sentence that names the event by its place and kind. */
class InjectionErrorsTest {
  private static final StreamSpec SEA = new Sea();
  private static final StreamSpec AGRAWAL = new Agrawal();

  static Stream<Arguments> wrongChanges() {
    return Stream.of(
        wrong(SEA, new Change.Scale("attrib9", 2),
            "scale) names feature 'attrib9', which is not in the stream; choose from attrib1, attrib2, attrib3."),
        wrong(AGRAWAL, new Change.Offset("salary, car", 2),
            "offset) changes feature 'car', which is nominal; choose a numeric one."),
        wrong(SEA, new Change.Rotation("attrib1", "attrib1", 90, 0, 0),
            "rotation) names feature 'attrib1' twice; give two different features."),
        wrong(AGRAWAL, new Change.SwappedSensors("salary", "car"),
            "swapped-sensors) names features 'salary' and 'car' of different types; choose two alike."),
        wrong(SEA, new Change.PriorShift("0.2, 0.3, 0.5"),
            "prior-shift) gives 3 proportions for 2 classes; give one for each, separated by commas."),
        wrong(SEA, new Change.PriorShift("0.2, 0.3"),
            "prior-shift) gives proportions that add up to 0.5; make them add up to 1."),
        wrong(SEA, new Change.PriorShift("0.2, x"),
            "prior-shift) gives 'x' as a proportion; write a number from 0 to 1."),
        wrong(SEA, new Change.NewClass(2), "new-class) names class 2; the stream has classes 0 to 1."),
        wrong(SEA, new Change.VanishedClass(7), "vanished-class) names class 7; the stream has classes 0 to 1."));
  }

  private static Arguments wrong(StreamSpec base, Change change, String message) {
    return Arguments.of(base, change, message);
  }

  private static Injection at(long start, Change change) {
    return new Injection(change, start, 0, Profile.ABRUPT);
  }

  @ParameterizedTest
  @MethodSource("wrongChanges")
  void aChangeThatDoesNotFitTheStreamIsRefused(StreamSpec base, Change change, String message) {
    var schedule = new DriftSchedule(List.of(at(5, change)));
    assertRefused(() -> new DriftingStream(base, schedule, 1), "Drift event 1 (" + message);
    assertRefused(() -> schedule.validate(base.create().schema(), 100), "Drift event 1 (" + message);
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(InputException.class).hasMessage(message);
  }

  private static void assertRefused(String message, DriftEvent... events) {
    assertRefused(() -> new DriftingStream(SEA, new DriftSchedule(List.of(events)), 1), message);
  }

  @Test
  void aPriorShiftTowardsAClassThatIsKeptAwayIsRefused() {
    assertRefused("Drift event 2 (vanished-class) keeps class 1 away while event 1 (prior-shift) asks for it;"
        + " give it the proportion 0 there.",
        at(5, new Change.PriorShift("0.5, 0.5")), at(9, new Change.VanishedClass(1)));
    assertRefused("Drift event 2 (new-class) keeps class 0 away while event 1 (prior-shift) asks for it;"
        + " give it the proportion 0 there.",
        at(5, new Change.PriorShift("0.5, 0.5")), at(9, new Change.NewClass(0)));
  }

  @Test
  void aPriorShiftAfterANewClassOrBeforeAVanishedOneWithoutItIsFine() {
    assertThatCode(() -> new DriftingStream(SEA, new DriftSchedule(List.of(at(5, new Change.NewClass(0)),
        at(5, new Change.PriorShift("0.5, 0.5")))), 1)).doesNotThrowAnyException();
    assertThatCode(() -> new DriftingStream(SEA, new DriftSchedule(List.of(at(5, new Change.PriorShift("0.5, 0.5")),
        at(9, new Change.PriorShift("1, 0")), at(9, new Change.VanishedClass(1)))), 1)).doesNotThrowAnyException();
  }

  @Test
  void keepingAllClassesAwayIsRefused() {
    assertRefused("Drift event 2 (vanished-class) keeps away the last class that the events above it leave;"
        + " leave at least one alone.", at(5, new Change.NewClass(0)), at(9, new Change.VanishedClass(1)));
  }

  @Test
  void aTargetForAClassThatNeverOccursIsRefusedBeforeTheRun(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("a.arff"),
        "@relation r\n@attribute x numeric\n@attribute c {a,b,never}\n@data\n" + "1,a\n2,b\n".repeat(500));
    var schedule = new DriftSchedule(List.of(at(9, new Change.PriorShift("0.4, 0.4, 0.2"))));
    assertRefused(() -> new DriftingStream(new FileStream(path.toString()), schedule, 1),
        "Drift event 1 (prior-shift) asks for class 2 ('never'), which the stream does not give; give it the proportion 0.");
    assertRefused(() -> new DriftingStream(new Hyperplane(1, 3, 4, 0, 0, 5, 10), schedule, 1),
        "Drift event 1 (prior-shift) asks for class 2 ('class3'), which the stream does not give; give it the proportion 0.");
    assertThatCode(() -> new DriftingStream(new RandomRbf(1, 1, 3, 4, 50), schedule, 1)).doesNotThrowAnyException();
  }

  @Test
  void anEventBeyondTheEndOfAFileIsRefused(@TempDir Path folder) throws IOException {
    var file = new FileStream(Files.writeString(folder.resolve("a.csv"), "x,c\n" + "1,a\n2,b\n".repeat(50)).toString());
    DriftEvent late = at(100, new Change.LabelNoise(0.1));
    assertRefused(() -> new DriftingStream(file, new DriftSchedule(List.of(late)), 1),
        "Drift event 1 (label-noise) starts at instance 100 but the stream ends after 100; start it earlier.");
    // The second file begins at its first row, so the two together last longer.
    assertThatCode(() -> new DriftingStream(file, new DriftSchedule(List.of(
        new DriftEvent.ConceptSwitch(file, 60, 0, Profile.ABRUPT), late)), 1)).doesNotThrowAnyException();
  }

  @Test
  void aRecurrenceBeyondTheEndIsRefused() {
    var schedule = new DriftSchedule(List.of(new Injection(new Change.LabelNoise(0.1), 10, 0, Profile.ABRUPT, 1,
        new Recurrence(50, 3))));
    assertRefused(() -> schedule.validate(SEA.create().schema(), 110),
        "Drift event 1 (label-noise) comes back until instance 110 but the stream ends after 110;"
            + " let it come back less often.");
  }
}
