// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All long work of the window, in one place; of the FX thread. */
public final class Jobs {
  private static final int MOST = 50;

  private final Tasks tasks;
  private final LongSupplier nanoTime;
  private final ObservableList<Job> list = FXCollections.observableArrayList();

  public Jobs(Tasks tasks) {
    this(tasks, System::nanoTime);
  }

  Jobs(Tasks tasks, LongSupplier nanoTime) {
    this.tasks = tasks;
    this.nanoTime = nanoTime;
  }

  /**
   * Begins a job.
   *
   * @param outcome says in one sentence what the result is
   * @param done gets the result, also that of a job that was stopped; not called when it was cancelled or failed
   * @param failed gets why it could not be done
   */
  public <T> Job start(String title, Job.Work<T> work, Function<T, String> outcome, Consumer<T> done,
      Consumer<Exception> failed) {
    var job = new Job(title, nanoTime);
    list.addFirst(job);
    if (list.size() > MOST) {
      list.removeIf(j -> j.stateProperty().get() != Job.State.RUNNING && list.indexOf(j) >= MOST);
    }
    tasks.run(() -> work.run(job), result -> {
      job.end(job.isStopRequested() ? Job.State.STOPPED : Job.State.DONE, outcome.apply(result));
      done.accept(result);
    }, problem -> {
      if (problem instanceof CancellationException && job.isCancelled()) {
        job.end(Job.State.CANCELLED, "");
      } else {
        job.end(Job.State.FAILED, String.valueOf(problem.getMessage()));
        failed.accept(problem);
      }
    });
    return job;
  }

  /** The jobs, newest first; those that have ended stay until there are many. */
  public ObservableList<Job> list() {
    return list;
  }

  /** How many are under way. */
  public long running() {
    return list.stream().filter(j -> j.stateProperty().get() == Job.State.RUNNING).count();
  }
}
