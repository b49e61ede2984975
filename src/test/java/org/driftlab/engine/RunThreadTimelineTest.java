// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.driftlab.data.InputException;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Going back, forking and asking while the run has a thread of its own. */
@Timeout(60)
class RunThreadTimelineTest {
  private static final Scenario SCENARIO = Scenarios.swap(new Strategy.Continuous(5_000), 20).withInstances(80_000);
  private static final VersionId V1 = new VersionId(1);

  @Test
  void goingBackAndForthDoesNotChangeTheFingerprint() {
    var random = new Random(4);
    try (var live = live()) {
      for (int i = 0; i < 20; i++) {
        live.play();
        long to = random.nextInt(80_001);
        assertThat(live.seek(to).join()).isLessThanOrEqualTo(to);
        await(live, s -> s.index() == to);
      }
      live.play();
      assertThat(await(live, s -> s.phase() == RunSnapshot.Phase.FINISHED).fingerprint()).contains(undisturbed());
    }
  }

  @Test
  void aForkWithoutACommandTakesTheRunsPlaceAndStandsWhereTheRunStood() {
    try (var live = live()) {
      live.seek(30_000);
      await(live, s -> s.index() == 30_000);
      live.send(new RunCommand.RollBack(V1, "Ada", "by mistake"));
      live.step(20_000);
      await(live, s -> s.index() == 50_000);
      assertThat(live.fork(0, new Change.Without(0)).join().at()).isEqualTo(30_000);
      RunSnapshot undone = await(live, s -> s.index() == 50_000 && s.phase() == RunSnapshot.Phase.PAUSED);
      assertThat(undone.events()).noneMatch(RunEvent.RolledBack.class::isInstance);
      live.play();
      assertThat(await(live, s -> s.phase() == RunSnapshot.Phase.FINISHED).fingerprint()).contains(undisturbed());
    }
  }

  @Test
  void aCommandInThePastBeginsAnotherFutureFromThere() {
    try (var live = live(); Run plain = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      live.seek(60_000);
      await(live, s -> s.index() == 60_000);
      live.seek(25_000);
      await(live, s -> s.index() == 25_000);
      live.send(new RunCommand.RollBack(V1, "Ada", "earlier"));
      RunSnapshot there = await(live, s -> !s.events().isEmpty()
          && s.events().stream().anyMatch(RunEvent.RolledBack.class::isInstance));
      assertThat(there.index()).isEqualTo(25_000);
      live.play();
      plain.advance(25_000);
      plain.apply(new RunCommand.RollBack(V1, "Ada", "earlier"));
      plain.advance(80_000);
      assertThat(await(live, s -> s.phase() == RunSnapshot.Phase.FINISHED).fingerprint()).contains(plain.fingerprint());
    }
  }

  @Test
  void aRehearsalIsComputedElsewhereWhileTheRunGoesOn() {
    try (var live = live()) {
      live.seek(30_000).join();
      await(live, s -> s.index() == 30_000);
      CompletableFuture<Counterfactual> rehearsal = live.ask(t -> t.rehearse(V1, 5_000)).thenApplyAsync(Comparing::compute);
      live.play();
      assertThat(rehearsal.join().labels()).isEqualTo(5_000);
      assertThat(await(live, s -> s.phase() == RunSnapshot.Phase.FINISHED).fingerprint()).contains(undisturbed());
    }
  }

  @Test
  void whatCannotBeDoneIsToldToTheOneWhoAskedAndTheRunGoesOn() {
    try (var live = live()) {
      live.step(1_000);
      await(live, s -> s.index() == 1_000);
      assertThatThrownBy(() -> live.fork(0, new Change.Without(3)).join()).hasCauseInstanceOf(InputException.class)
          .hasMessageContaining("The run has no intervention 3");
      live.play();
      await(live, s -> s.phase() == RunSnapshot.Phase.FINISHED);
    }
  }

  @Test
  void aQuestionToAClosedRunIsCancelled() throws InterruptedException {
    var live = live();
    live.close();
    live.awaitEnd();
    assertThatThrownBy(() -> live.seek(3).join()).isInstanceOf(CancellationException.class);
  }

  private static RunThread live() {
    return new RunThread(new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE), Pacer.FLAT_OUT);
  }

  private static String undisturbed() {
    try (Run run = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(SCENARIO.instances());
      return run.fingerprint();
    }
  }

  private static RunSnapshot await(LiveRun live, Predicate<RunSnapshot> condition) {
    while (!condition.test(live.latest())) {
      live.requestSnapshot();
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    return live.latest();
  }
}
