// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  /**
   * A scenario that a person opened.
   *
   * @param number tells it from the same scenario opened before
   */
  public record Opened(Scenario scenario, int number) {}

  /** A changed scenario that waits for the run to follow. */
  private record Revision(Scenario scenario, Consumer<Exception> refused) {}

  private final RunFactory factory;
  private final SpeedPacer pacer;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Scenario>> scenario = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<RunSnapshot> snapshot = new ReadOnlyObjectWrapper<>(NOTHING);
  private final Listings listings;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private @Nullable LiveRun run;
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Rehearsed rehearsed;
  private final RunFutures futures;
  private Runnable onCommand = () -> {};
  private @Nullable Revision next;
  private boolean revising;
  private int openings;

  public RunSession(RunFactory factory, SpeedPacer pacer, Tasks tasks) {
    this(factory, pacer, tasks, System::nanoTime);
  }

  /** A session with a clock of its own, in nanoseconds. */
  RunSession(RunFactory factory, SpeedPacer pacer, Tasks tasks, LongSupplier nanoTime) {
    listings = new Listings(NOTHING, nanoTime);
    this.factory = factory;
    this.pacer = pacer;
    this.tasks = tasks;
    rehearsed = new Rehearsed(tasks, pacer);
    futures = new RunFutures(tasks, () -> run);
  }

  /** Closes the present run and opens another in its place; what the present one finished is kept. */
  public void open(Scenario wanted, boolean play) {
    reopen(wanted, play);
    opened.set(Optional.of(new Opened(wanted, openings)));
  }

  private void reopen(Scenario wanted, boolean play) {
    open(wanted, () -> factory.start(wanted, pacer), play);
  }

  /** Replays an interrupted run to where it was and puts it in the place of the present one. */
  public void restore(RunFactory.Interrupted interrupted) {
    open(interrupted.scenario(), () -> factory.resume(interrupted, pacer), false);
    opened.set(Optional.of(new Opened(interrupted.scenario(), openings)));
  }

  private void open(Scenario wanted, Callable<LiveRun> opener, boolean play) {
    closeRun();
    int opening = ++openings;
    next = null;
    revising = false;
    futures.forget();
    state.set(State.OPENING);
    error.set("");
    playing.set(false);
    scenario.set(Optional.of(wanted));
    snapshot.set(NOTHING);
    listings.set(NOTHING);
    tasks.run(opener, live -> opened(live, opening, play), e -> failed(e, opening));
  }

  private void opened(LiveRun live, int opening, boolean play) {
    if (opening != openings) {
      live.close();
      return;
    }
    run = live;
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
    scenario.get().ifPresent(s -> reopen(s, playing.get()));
  }

  /**
   * Has the run follow a changed scenario, up to where it stands. If only the drift is another, it goes on from the last
   * checkpoint before the first difference, with the commands it was given; else it starts again. The newest change wins.
   *
   * @param refused gets the reason if it cannot be run so; the run then stays as it was
   */
  public void revise(Scenario wanted, Consumer<Exception> refused) {
    if (run == null) {
      reopen(wanted, playing.get());
      return;
    }
    next = new Revision(wanted, refused);
    if (!revising) {
      reviseNext();
    }
  }

  private void reviseNext() {
    Revision revision = next;
    LiveRun live = run;
    next = null;
    if (revision == null || live == null || scenario.get().filter(revision.scenario()::equals).isPresent()) {
      endPreview();
      return;
    }
    revising = true;
    int opening = openings;
    Scenario wanted = revision.scenario();
    boolean driftAlone = scenario.get().filter(now -> now.withDrift(wanted.drift()).equals(wanted)).isPresent()
        && snapshot.get().phase() != Phase.FAILED;
    Consumer<Exception> failed = e -> {
      if (opening == openings) {
        revised(Optional.empty());
        revision.refused().accept(e);
      }
    };
    if (driftAlone) {
      tasks.run(() -> RunFutures.await(live.fork(0, new Change.Drift(wanted.drift()))), fork -> {
        if (opening == openings) {
          revised(Optional.of(wanted));
        }
      }, failed);
    } else {
      tasks.run(() -> factory.start(wanted, pacer), started -> replaced(started, wanted, opening), failed);
    }
  }

  /** The run of a changed scenario takes the place of the present one and goes to where that stood. */
  private void replaced(LiveRun started, Scenario wanted, int opening) {
    if (opening != openings) {
      started.close();
      return;
    }
    long at = rehearsed.run() == null ? snapshot.get().index() : rehearsed.until();
    rehearsed.close();
    closeRun();
    run = started;
    started.seek(at);
    revised(Optional.of(wanted));
  }

  private void revised(Optional<Scenario> now) {
    revising = false;
    now.ifPresent(s -> scenario.set(Optional.of(s)));
    if (run != null && playing.get()) {
      run.play();
    }
    rehearsed.handOver(now.isPresent());
    if (next != null) {
      reviseNext();
    }
  }

  /** Shows what the run would come to under other drift, while the run itself rests and stays as it is. */
  public void preview(Scenario wanted) {
    LiveRun live = run;
    if (live != null) {
      live.pause();
      rehearsed.show(live, wanted.drift(), refused -> {});
    }
  }

  /** Shows the run itself again, which goes on if it was going on. */
  public void endPreview() {
    rehearsed.close();
    if (run != null && playing.get()) {
      run.play();
    }
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

  @Override
  public void undo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    futures.undo(done, failed);
  }

  @Override
  public void redo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    futures.redo(done, failed);
  }

  @Override
  public void rehearse(VersionId version, long instances, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    futures.rehearse(version, instances, done, failed);
  }

  @Override
  public void compare(long at, Change change, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    futures.compare(at, change, done, failed);
  }

  @Override
  public void fork(long at, Change change, Consumer<Fork> done, Consumer<Exception> failed) {
    futures.fork(at, change, done, failed);
  }

  @Override
  public void commands(Consumer<List<Intervention>> done) {
    futures.commands(done);
  }

  @Override
  public void goesOnBy(Consumer<Optional<Scenario>> done) {
    futures.goesOnBy(done);
  }

  @Override
  public void send(RunCommand command) {
    if (run != null) {
      run.send(command);
      onCommand.run();
    }
  }

  /** What is done whenever a person gives the run a command. */
  public void onCommand(Runnable action) {
    onCommand = action;
  }

  /** Takes the newest snapshot and asks for the next one. */
  public void pulse() {
    if (run == null) {
      return;
    }
    run.requestSnapshot();
    RunSnapshot newest = rehearsed.inPlaceOf(run).latest();
    if (newest != snapshot.get()) {
      snapshot.set(newest);
      if (ended()) {
        playing.set(false);
      }
    }
    listings.offer(snapshot.get(), rehearsed.run() != null);
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
   * A new property with the snapshot that a list shows, each list one of its own: at most twice a second a newer one while
   * the run goes on, at rest the newest.
   */
  public ReadOnlyObjectProperty<RunSnapshot> listing() {
    return listings.add();
  }

  public ReadOnlyObjectProperty<Optional<Scenario>> scenarioProperty() {
    return scenario.getReadOnlyProperty();
  }

  /** The scenario that a person opened last; what it is changed to since is in {@link #scenarioProperty}. */
  public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
    return opened.getReadOnlyProperty();
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
    rehearsed.close();
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
