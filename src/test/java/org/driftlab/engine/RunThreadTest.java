// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunThreadTest {
  private static final Scenario SCENARIO = Scenarios.swap(new Strategy.Continuous(5_000), 20);

  @Test
  void pausesStepsAndSpeedDoNotChangeTheFingerprint() {
    var random = new Random(11);
    try (var live = new RunThread(run(RunListener.NONE), wanted -> random.nextInt(wanted + 1))) {
      for (int i = 0; i < 30; i++) {
        live.step(1 + i * 37L);
        live.requestSnapshot();
        live.play();
        live.pause();
      }
      live.play();
      RunSnapshot end = await(live, s -> s.phase() == RunSnapshot.Phase.FINISHED);
      assertThat(end.fingerprint()).contains(undisturbed());
    }
  }

  @Test
  void aStepReplaysExactlySoManyInstancesAndComesToRest() {
    try (var live = new RunThread(run(RunListener.NONE), Pacer.FLAT_OUT)) {
      assertThat(live.latest().phase()).isEqualTo(RunSnapshot.Phase.READY);
      live.step(3_000);
      RunSnapshot rest = await(live, s -> s.phase() == RunSnapshot.Phase.PAUSED && s.index() == 3_000);
      assertThat(rest.contestants().getFirst().cumulative().labels()).isEqualTo(2_980);
    }
  }

  @Test
  void aCommandSentWhilePausedTakesEffectAtOnce() {
    try (var live = new RunThread(run(RunListener.NONE), Pacer.FLAT_OUT)) {
      live.step(6_000);
      await(live, s -> s.index() == 6_000);
      live.send(new RunCommand.Shadow(new VersionId(1), true));
      RunSnapshot shadowed = await(live, s -> s.contestants().stream().anyMatch(c -> c.role() == Role.SHADOW));
      assertThat(shadowed.index()).isEqualTo(6_000);
    }
  }

  @Test
  void aQuestionLeavesTheSnapshotAsItIs() {
    try (var live = new RunThread(run(RunListener.NONE), Pacer.FLAT_OUT)) {
      live.step(3_000);
      RunSnapshot rest = await(live, s -> s.phase() == RunSnapshot.Phase.PAUSED && s.index() == 3_000);
      for (int i = 0; i < 5; i++) {
        assertThat(live.ask(timeline -> timeline.run().index()).join()).isEqualTo(3_000);
        live.requestSnapshot();
        assertThat(live.latest()).isSameAs(rest);
      }
    }
  }

  @Test
  void aFailureOfTheRunIsShownAndEndsIt() {
    RunListener broken = event -> {
      if (event instanceof RunEvent.VersionCreated) {
        throw new IllegalStateException("the archive's shelf broke");
      }
    };
    try (var live = new RunThread(run(broken), Pacer.FLAT_OUT)) {
      live.play();
      RunSnapshot end = await(live, s -> s.phase() == RunSnapshot.Phase.FAILED);
      assertThat(end.events().getLast())
          .isInstanceOfSatisfying(RunEvent.Failed.class, e -> assertThat(e.message()).contains("shelf broke"));
    }
  }

  @Test
  void closingEndsTheThreadWhateverItIsDoing() throws InterruptedException {
    var entered = new CountDownLatch(1);
    var live = new RunThread(run(RunListener.NONE), wanted -> {
      entered.countDown();
      return 0;
    });
    live.play();
    entered.await();
    live.close();
    live.awaitEnd();
    assertThat(live.latest()).isNotNull();
  }

  private static Run run(RunListener listener) {
    return new Run(SCENARIO, new InMemoryArchive(), listener);
  }

  private static String undisturbed() {
    Run run = run(RunListener.NONE);
    run.advance(SCENARIO.instances());
    return run.fingerprint();
  }

  private static RunSnapshot await(LiveRun live, Predicate<RunSnapshot> condition) {
    while (!condition.test(live.latest())) {
      live.requestSnapshot();
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    return live.latest();
  }
}
