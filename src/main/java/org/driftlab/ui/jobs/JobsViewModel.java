// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.jobs;

import java.util.Locale;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Job;
import org.driftlab.ui.support.Jobs;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;

/** The jobs in words and numbers, asked anew each beat. */
public final class JobsViewModel {
  private final Jobs jobs;
  private final SentenceTexts sentences;
  private final Texts texts;
  private final Formats formats;
  private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper running = new ReadOnlyLongWrapper();

  public JobsViewModel(Jobs jobs, Texts texts) {
    this.jobs = jobs;
    this.texts = texts;
    sentences = new SentenceTexts(texts.locale());
    formats = new Formats(texts.locale());
  }

  /** Looks how far the jobs are; once a pulse. */
  public void beat() {
    long now = jobs.running();
    if (now > 0 || running.get() > 0) {
      beat.set(beat.get() + 1);
    }
    running.set(now);
  }

  /** The number of jobs under way; empty if there is none. */
  public ObservableValue<String> badgeText() {
    return running.map(n -> n.longValue() == 0 ? "" : formats.count(n.longValue()));
  }

  ReadOnlyLongProperty beatProperty() {
    return beat.getReadOnlyProperty();
  }

  ObservableList<Job> list() {
    return jobs.list();
  }

  /** Where the job stands: its rate and time left while it runs, then what came of it. */
  String describe(Job job) {
    Job.State state = job.stateProperty().get();
    if (state != Job.State.RUNNING) {
      String word = texts.get("state." + state.name().toLowerCase(Locale.ROOT));
      return job.outcome().isEmpty() ? word : texts.get("ended", word, sentences.say(job.outcome()));
    }
    return job.secondsLeft().isEmpty() ? texts.get("state.running")
        : texts.get("progress", formats.decimal(100 * job.share().orElse(0), 0),
            formats.rate(job.rate().orElse(0)), formats.timeLeft(job.secondsLeft().getAsDouble()));
  }

  Texts texts() {
    return texts;
  }
}
