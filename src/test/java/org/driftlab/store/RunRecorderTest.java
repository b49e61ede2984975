// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.driftlab.store.Samples.bytes;
import static org.driftlab.store.Samples.promoted;
import static org.driftlab.store.Samples.rolledBack;
import static org.driftlab.store.Samples.v;
import static org.driftlab.store.Samples.version;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunEvent;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.version.Reign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
  @TempDir
  Path folder;

  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private ModelStore store;
  private RunRecorder recorder;

  @BeforeEach
  void begin() {
    store = ModelStore.open(folder, Mode.READ_WRITE);
    recorder = RunRecorder.begin(store, Samples.RUN, failures::add);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void put(RunRecorder to, int number, int size) {
    to.put(version(number, number - 1, bytes(number, size)), bytes(number, size));
  }

  @Test
  void bytesAreThereAtOnceAndAfterTheyAreOnTheDisk() {
    put(recorder, 1, 50_000);
    assertThat(recorder.get(v(1))).isEqualTo(bytes(1, 50_000));
    recorder.flushed().join();
    assertThat(recorder.get(v(1))).isEqualTo(bytes(1, 50_000));
    assertThat(recorder.acknowledgedVersions()).isEqualTo(1);
  }

  @Test
  void everyEventIsStoredOnceAndInOrder() {
    for (int i = 0; i < 5_000; i++) {
      recorder.onEvent(new RunEvent.Warning(i, "ddm"));
    }
    recorder.flushed().join();
    assertThat(recorder.acknowledgedEvents()).isEqualTo(5_000);
    assertThat(store.events(recorder.run())).extracting(StoredEvent::at)
        .containsExactlyElementsOf(LongStream.range(0, 5_000).boxed().toList());
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void theLogTellsFirstWhatCameFirst() {
    for (int i = 1; i <= 50; i++) {
      recorder.onEvent(new RunEvent.Warning(i * 1_000L - 2, "ddm"));
      recorder.onEvent(new RunEvent.Detection(i * 1_000L - 1, "ddm"));
      put(recorder, i, 2_000);
      recorder.onEvent(promoted(i * 1_000L, i));
    }
    recorder.flushed().join();
    List<String> told = store.log(new LogQuery(Optional.of(recorder.run()), Optional.empty(), 0, Long.MAX_VALUE)).stream()
        .map(LogEntry::type).filter(type -> !type.equals("begun")).toList();
    assertThat(told).isEqualTo(Collections.nCopies(50, List.of("warning", "detection", "version", "promotion")).stream()
        .flatMap(List::stream).toList());
  }

  @Test
  void promotionsAndRollbacksBecomeReigns() {
    put(recorder, 1, 10);
    recorder.onEvent(promoted(1000, 1));
    put(recorder, 2, 10);
    recorder.onEvent(promoted(2000, 2));
    recorder.onEvent(rolledBack(3000, 2, 1));
    recorder.flushed().join();
    assertThat(store.reigns(recorder.run())).extracting(Reign::version, Reign::from, Reign::until).containsExactly(
        tuple(v(1), 1000L, 2000L), tuple(v(2), 2000L, 3000L),
        tuple(v(1), 3000L, Reign.OPEN));
  }

  @Test
  void everyKindOfEventHasDetailsThatAreJson() {
    var version = version(1, 0, bytes(1, 10));
    recorder.put(version, bytes(1, 10));
    var events = List.of(new RunEvent.Warning(1, "ddm"), new RunEvent.Detection(2, "ddm"),
        new RunEvent.VersionCreated(3, version), promoted(4, 1), rolledBack(5, 1, 1),
        new RunEvent.ShadowStarted(6, v(1), true), new RunEvent.ShadowStopped(7, v(1)),
        new RunEvent.BackgroundStarted(8), new RunEvent.Retrained(9, "fresh"), new RunEvent.Refused(10, "\"no\""),
        new RunEvent.Failed(11, "a\nb"), new RunEvent.Finished(12));
    events.forEach(recorder::onEvent);
    recorder.flushed().join();
    assertThat(store.events(recorder.run())).extracting(StoredEvent::details).containsExactly(
        "{\"detector\":\"ddm\"}", "{\"detector\":\"ddm\"}", "{\"version\":1}",
        "{\"version\":1,\"by\":\"user\",\"why\":\"it's better; 100 % λ\"}",
        "{\"from\":1,\"to\":1,\"by\":\"guard\",\"why\":\"worse\"}", "{\"version\":1,\"learning\":true}",
        "{\"version\":1}",
        "{}", "{\"how\":\"fresh\"}", "{\"message\":\"\\\"no\\\"\"}", "{\"message\":\"a\\nb\"}", "{}");
    assertThat(store.events(recorder.run())).extracting(StoredEvent::type)
        .isEqualTo(events.stream().map(RunEvent::type).toList());
  }

  @Test
  void finishingRecordsTheEndAndTheInterventionsOnce() {
    var all = List.of(new Intervention(1, new RunCommand.StopShadow(v(1))),
        new Intervention(2, new RunCommand.StopShadow(v(2))));
    recorder.interventions(all.subList(0, 1));
    recorder.interventions(all);
    recorder.finish(RunInfo.State.FINISHED, 777, Optional.of("fe")).join();
    RunInfo info = store.runs().getFirst();
    assertThat(store.interventions(recorder.run(), Catalog::find)).isEqualTo(all);
    assertThat(info.state()).isEqualTo(RunInfo.State.FINISHED);
    assertThat(info.position()).isEqualTo(777);
    assertThat(info.fingerprint()).contains("fe");
  }

  @Test
  void memoryStaysBoundedBecausePutWaitsForTheOldestModel() {
    var small = new RunRecorder(store, recorder.run(), 1_000_000, failures::add);
    for (int i = 1; i <= 30; i++) {
      put(small, i, 400_000);
      assertThat(small.waitingBytes()).isLessThanOrEqualTo(1_000_000);
    }
    small.flushed().join();
    assertThat(small.acknowledgedVersions()).isEqualTo(30);
    assertThat(small.waitingBytes()).isZero();
    assertThat(failures).isEmpty();
  }

  @Test
  void aModelBeyondTheLimitIsStoredAllTheSame() {
    var small = new RunRecorder(store, recorder.run(), 1_000, failures::add);
    put(small, 1, 400_000);
    small.flushed().join();
    assertThat(store.bytes(recorder.run(), v(1))).hasSize(400_000);
  }

  @Test
  void aFailureOfTheStoreIsReportedOnceAndTheRunGoesOn() {
    store.close();
    put(recorder, 1, 100);
    recorder.onEvent(promoted(1000, 1));
    put(recorder, 2, 100);
    recorder.onEvent(promoted(2000, 2));
    assertThat(failures).singleElement().asString().contains("closed");
    assertThat(recorder.get(v(1))).isEqualTo(bytes(1, 100));
    assertThat(recorder.get(v(2))).isEqualTo(bytes(2, 100));
    assertThat(recorder.flushed()).isCompletedExceptionally();
  }

  @Test
  void afterAFailureTheOldestUnsavedModelsAreLetGoBeyondTheLimit() {
    var small = new RunRecorder(store, recorder.run(), 1_000, failures::add);
    store.close();
    for (int i = 1; i <= 5; i++) {
      put(small, i, 400);
    }
    assertThat(small.waitingBytes()).isEqualTo(800);
    assertThat(small.get(v(5))).isEqualTo(bytes(5, 400));
    assertThatThrownBy(() -> small.get(v(1))).isInstanceOf(InputException.class);
  }

  @Test
  void anUnknownVersionIsSaidToBeUnknown() {
    assertThatThrownBy(() -> recorder.get(v(3))).isInstanceOf(InputException.class).hasMessageContaining("v3");
  }
}
