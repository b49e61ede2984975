// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.driftlab.data.InputException;
import org.driftlab.engine.Change;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.Fork;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Timeline;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * The run the window shows: opens, plays and replaces it, and carries its newest snapshot in one property that all
 * view-models derive from. Of the FX thread; {@link #pulse} is called once a frame.
 */
public final class RunSession implements RunController, AutoCloseable {
  /** What the snapshot property holds before the first run. */
  public static final RunSnapshot NOTHING = new RunSnapshot(0, 0, Phase.READY, List.of(),
      new RunSnapshot.Detector("", SeriesView.EMPTY, SeriesView.EMPTY, SeriesView.EMPTY), new GroundTruth(List.of()),
      RunSnapshot.LabelCounts.NONE, List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());

  /** What the session is doing. */
  public enum State {
    EMPTY,
    OPENING,
    OPEN,
    FAILED
  }

  private static final long LISTING_NANOS = 500_000_000;

  private final RunFactory factory;
  private final SpeedPacer pacer;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Scenario>> scenario = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<RunSnapshot> snapshot = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyObjectWrapper<RunSnapshot> listed = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final LongSupplier nanoTime;
  private @Nullable LiveRun run;
  private int openings;
  private long listedAt;

  public RunSession(RunFactory factory, SpeedPacer pacer, Tasks tasks) {
    this(factory, pacer, tasks, System::nanoTime);
  }

  /** A session with a clock of its own, in nanoseconds. */
  RunSession(RunFactory factory, SpeedPacer pacer, Tasks tasks, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.factory = factory;
    this.pacer = pacer;
    this.tasks = tasks;
  }

  /** Closes the present run and opens another in its place; what the present one finished is kept. */
  public void open(Scenario wanted, boolean play) {
    open(wanted, () -> factory.start(wanted, pacer), play);
  }

  /** Replays an interrupted run to where it was and puts it in the place of the present one. */
  public void restore(RunFactory.Interrupted interrupted) {
    open(interrupted.scenario(), () -> factory.resume(interrupted, pacer), false);
  }

  private void open(Scenario wanted, Callable<LiveRun> opener, boolean play) {
    closeRun();
    int opening = ++openings;
    state.set(State.OPENING);
    error.set("");
    playing.set(false);
    scenario.set(Optional.of(wanted));
    snapshot.set(NOTHING);
    listed.set(NOTHING);
    tasks.run(opener, opened -> opened(opened, opening, play), e -> failed(e, opening));
  }

  private void opened(LiveRun opened, int opening, boolean play) {
    if (opening != openings) {
      opened.close();
      return;
    }
    run = opened;
    state.set(State.OPEN);
    pulse();
    if (play) {
      play();
    }
  }

  private void failed(Exception e, int opening) {
    if (opening == openings) {
      error.set(e instanceof InputException && e.getMessage() != null ? e.getMessage() : String.valueOf(e));
      state.set(State.FAILED);
    }
  }

  /** Opens the present scenario anew. */
  public void restart() {
    scenario.get().ifPresent(s -> open(s, playing.get()));
  }

  /** Goes on until the end or {@link #pause}. */
  public void play() {
    if (run != null && !ended()) {
      run.play();
      playing.set(true);
    }
  }

  public void pause() {
    if (run != null) {
      run.pause();
      playing.set(false);
    }
  }

  /** Plays if it is at rest, else pauses. */
  public void toggle() {
    if (playing.get()) {
      pause();
    } else {
      play();
    }
  }

  /** Replays so many instances and rests. */
  public void step(long instances) {
    if (run != null && !ended()) {
      run.step(instances);
      playing.set(false);
    }
  }

  /** Rests at an instance of the run's past, or goes on to one in its future and rests there. */
  public void seek(long index) {
    if (run != null) {
      playing.set(false);
      run.seek(Math.clamp(index, 0, snapshot.get().instances()));
    }
  }

  /**
   * Takes back the last command that was given, as another future of the run from there on.
   *
   * @param done gets the fork, or nothing if no command was given so far
   * @param failed gets the reason why it could not be done
   */
  public void undo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    LiveRun live = run;
    if (live != null) {
      tasks.run(() -> await(live.ask(t -> t.run().interventions().size())
          .thenCompose(given -> given == 0 ? CompletableFuture.completedFuture(Optional.<Fork>empty())
              : live.fork(0, new Change.Without(given - 1)).thenApply(Optional::of))), done, failed);
    }
  }

  @Override
  public void rehearse(VersionId version, long instances, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    LiveRun live = run;
    if (live != null) {
      tasks.run(() -> await(live.ask(t -> t.rehearse(version, instances))).compute(), done, failed);
    }
  }

  @Override
  public void compare(long at, Change change, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    LiveRun live = run;
    if (live != null) {
      tasks.run(() -> await(live.ask(t -> t.compare(at, change))).compute(), done, failed);
    }
  }

  @Override
  public void fork(long at, Change change, Consumer<Fork> done, Consumer<Exception> failed) {
    LiveRun live = run;
    if (live != null) {
      tasks.run(() -> await(live.fork(at, change)), done, failed);
    }
  }

  @Override
  public void commands(Consumer<List<Intervention>> done) {
    LiveRun live = run;
    if (live != null) {
      tasks.run(() -> await(live.ask(Timeline::plan)), done, e -> done.accept(List.of()));
    }
  }

  /** Waits on a task thread for the run thread's answer; what it failed with is thrown as it was. */
  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void send(RunCommand command) {
    if (run != null) {
      run.send(command);
    }
  }

  /** Takes the newest snapshot and asks for the next one. */
  public void pulse() {
    if (run == null) {
      return;
    }
    run.requestSnapshot();
    RunSnapshot newest = run.latest();
    if (newest != snapshot.get()) {
      snapshot.set(newest);
      if (ended()) {
        playing.set(false);
      }
    }
    list(snapshot.get());
  }

  /** Twice a second while the run goes on; at rest at once. */
  private void list(RunSnapshot newest) {
    long now = nanoTime.getAsLong();
    if (newest != listed.get() && (newest.phase() != Phase.RUNNING || now - listedAt >= LISTING_NANOS)) {
      listedAt = now;
      listed.set(newest);
    }
  }

  /** Whether the present run has reached its end or failed. */
  public boolean ended() {
    Phase phase = snapshot.get().phase();
    return phase == Phase.FINISHED || phase == Phase.FAILED;
  }

  public ReadOnlyObjectProperty<RunSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  public RunSnapshot snapshot() {
    return snapshot.get();
  }

  /**
   * The snapshot that lists show: at most twice a second a newer one while the run goes on, because nobody reads faster and
   * a list's rows cost the FX thread far more than a chart.
   */
  public ReadOnlyObjectProperty<RunSnapshot> listedProperty() {
    return listed.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Scenario>> scenarioProperty() {
    return scenario.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the run could not be opened, in one sentence; empty while all is well. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** Whether the person wants it to go on; true from the press of the button, before the run thread has begun. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  private void closeRun() {
    if (run != null) {
      run.close();
      run = null;
    }
  }

  @Override
  public void close() {
    openings++;
    closeRun();
    playing.set(false);
  }
}
