// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent.ConceptSwitch;
import org.driftlab.stream.drift.DriftEvent.LabelSwap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftScheduleTest {
  private static final Schema SEA = new Sea().create().schema();

  private static DriftSchedule schedule(DriftEvent... events) {
    return new DriftSchedule(List.of(events));
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(InputException.class).hasMessage(message);
  }

  @Test
  void aNegativeStartIsRefused() {
    assertRefused(() -> schedule(new LabelSwap(0, 1, -1, 0, Profile.ABRUPT)),
        "Drift event 1 (label-swap) starts at -1; a start is an instance index from 0 on.");
  }

  @Test
  void eventsOutOfOrderAreRefused() {
    assertRefused(() -> schedule(
        new LabelSwap(0, 1, 20, 0, Profile.ABRUPT), new ConceptSwitch(new Sea(), 10, 0, Profile.ABRUPT)),
        "Drift event 2 (concept) starts at 10, before the event above it (20); list events in order of their start.");
  }

  @Test
  void anAbruptEventHasNoLengthAndAGradualOneHas() {
    assertRefused(() -> schedule(new LabelSwap(0, 1, 5, 3, Profile.ABRUPT)),
        "Drift event 1 (label-swap) has length 3; an abrupt event has length 0.");
    assertRefused(() -> schedule(new LabelSwap(0, 1, 5, 0, Profile.LINEAR)),
        "Drift event 1 (label-swap) has length 0; a gradual event takes at least 1 instance.");
  }

  @Test
  void aClassCannotBeSwappedWithItselfOrWithOneThatDoesNotExist() {
    assertRefused(() -> schedule(new LabelSwap(1, 1, 5, 0, Profile.ABRUPT)),
        "Drift event 1 (label-swap) swaps class 1 with itself; give two different classes.");
    DriftSchedule beyond = schedule(new LabelSwap(0, 2, 5, 0, Profile.ABRUPT));
    String message = "Drift event 1 (label-swap) names class 2; the stream has classes 0 to 1.";
    assertRefused(() -> beyond.validate(SEA, 100), message);
    assertRefused(() -> new DriftingStream(new Sea(), beyond, 1), message);
  }

  @Test
  void anEventBeyondTheEndOfTheStreamIsRefused() {
    DriftSchedule late = schedule(new LabelSwap(0, 1, 100, 0, Profile.ABRUPT));
    assertRefused(() -> late.validate(SEA, 100),
        "Drift event 1 (label-swap) starts at instance 100 but the stream ends after 100; start it earlier.");
    assertThatCode(() -> late.validate(SEA, 101)).doesNotThrowAnyException();
  }

  @Test
  void aSwitchToAStreamOfAnotherShapeIsRefusedAndTheDifferenceNamed(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "attrib1,attrib2,third,class\n1,2,3,groupA\n1,2,3,groupB\n");
    DriftSchedule schedule = schedule(new ConceptSwitch(new FileStream(path.toString()), 5, 0, Profile.ABRUPT));
    String message = "Drift event 1 (concept) leads to a stream of another shape: feature 3 is numeric 'third' instead"
        + " of numeric 'attrib3'; both need the same features and classes.";
    assertRefused(() -> schedule.validate(SEA, 100), message);
    assertRefused(() -> new DriftingStream(new Sea(), schedule, 1), message);
  }

  @Test
  void theTruthHasOneDriftForEachEvent() {
    DriftSchedule schedule = schedule(
        new ConceptSwitch(new Sea(), 10, 0, Profile.ABRUPT), new LabelSwap(0, 1, 20, 30, Profile.SIGMOID));
    assertThat(schedule.truth().drifts()).containsExactly(
        new GroundTruth.Drift(10, 10, "concept"), new GroundTruth.Drift(20, 50, "label-swap"));
  }
}
