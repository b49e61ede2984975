// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One long piece of work: how far it is, how fast, how long still. Cancel puts everything back as it was; Stop keeps what is done.
 * The work asks from its own thread; what is shown is read on the FX thread.
 */
public final class Job {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Where a job stands. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    STOPPED,
    FAILED
  }

  /** The work; it reports to the job and obeys it. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; throws {@link CancellationException} when {@link Job#checkCancelled} does, after putting things back. */
    T run(Job job) throws Exception;
  }

  private final String title;
  private final LongSupplier nanoTime;
  private final long began;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
  private volatile long done;
  private volatile long total;
  private volatile boolean cancelled;
  private volatile boolean stopped;
  private volatile String outcome = "";

  Job(String title, LongSupplier nanoTime) {
    this.title = title;
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
  }

  /** Called by the work: so much of so much is done. */
  public void report(long nowDone, long ofTotal) {
    done = nowDone;
    total = ofTotal;
  }

  /** Called by the work between two pieces: leaves it by an exception if it was cancelled. */
  public void checkCancelled() {
    if (cancelled) {
      throw new CancellationException(title);
    }
  }

  /** Called by the work between two pieces: whether it shall end here and keep what is done. */
  public boolean isStopRequested() {
    return stopped;
  }

  /** Asks the work to end and put everything back. */
  public void cancel() {
    cancelled = true;
  }

  /** Asks the work to end and keep what is done. */
  public void stop() {
    stopped = true;
  }

  void end(State how, String words) {
    outcome = words;
    state.set(how);
  }

  boolean isCancelled() {
    return cancelled;
  }

  public String title() {
    return title;
  }

  /** What came of it, in one sentence; empty while it runs. */
  public String outcome() {
    return outcome;
  }

  /** The share that is done, 0..1; absent until the work has said how much there is. */
  public OptionalDouble share() {
    long all = total;
    return all <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp((double) done / all, 0, 1));
  }

  /** Pieces a second since it began; absent until one is done. */
  public OptionalDouble rate() {
    double seconds = (nanoTime.getAsLong() - began) / NANOS_PER_SECOND;
    return done <= 0 || seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of(done / seconds);
  }

  /** Seconds until it is done at this rate. */
  public OptionalDouble secondsLeft() {
    OptionalDouble rate = rate();
    return rate.isEmpty() || total <= 0 ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, total - done) / rate.getAsDouble());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
