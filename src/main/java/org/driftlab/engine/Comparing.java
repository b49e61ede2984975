// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.evaluate.Scorer;

/**
 * Two futures to be replayed side by side from where they part, label by label. It is independent of the run it was taken
 * from, so it may be computed on another thread.
 */
public final class Comparing {
  private static final int CHUNK = 1_024;
  private static final int SERIES_POINTS = 1_024;

  private final Branch actual;
  private final Branch other;
  private final long until;
  private final boolean insists;

  /** @param insists whether a command that is refused is an error; else both futures are alike */
  Comparing(Branch actual, Branch other, long until, boolean insists) {
    this.actual = actual;
    this.other = other;
    this.until = until;
    this.insists = insists;
  }

  /**
   * Replays both futures. Costs twice the replay from the fork to where the run had come.
   *
   * <p>Both see the same labels in the same order, unless the change is one of the drift or of the labels.
   *
   * @throws org.driftlab.data.InputException if the change is a command that the run refuses, see {@link Timeline#compare}
   */
  public Counterfactual compute() {
    try (Run one = actual.trial(); Run two = other.trial()) {
      if (insists) {
        other.insist(two);
      }
      var first = new Trace();
      var second = new Trace();
      int told = two.log().eventCount();
      one.probe(first);
      two.probe(second);
      var tally = new Tally(one.schema().classCount(), one.scenario().window());
      for (long index = one.index(); index < until && !(one.finished() && two.finished());) {
        index = Math.min(until, index + CHUNK);
        actual.plan().replay(one, index, actual.plan().size());
        other.plan().replay(two, index, other.plan().size());
        tally.add(first, second);
        first.size = 0;
        second.size = 0;
      }
      return tally.result(one, two, refusal(two, told));
    }
  }

  /** What the changed future says of the change itself, if it could not be made. */
  private Optional<String> refusal(Run changed, int told) {
    if (!(other.fork().change() instanceof Change.With)) {
      return Optional.empty();
    }
    List<RunEvent> events = changed.snapshot().events();
    return events.subList(told, events.size()).stream().filter(RunEvent.Refused.class::isInstance)
        .map(RunEvent.Refused.class::cast).filter(event -> event.at() == other.fork().at()).map(RunEvent.Refused::message)
        .findFirst();
  }

  /** The labels of a chunk: with which instance each came, what it said, and what the champion had predicted. */
  private static final class Trace implements LabelProbe {
    private long[] at = new long[CHUNK];
    private int[] truth = new int[CHUNK];
    private int[] predicted = new int[CHUNK];
    private int size;

    @Override
    public void onLabel(long index, int truthClass, int predictedClass) {
      if (size == at.length) {
        at = Arrays.copyOf(at, 2 * size);
        truth = Arrays.copyOf(truth, 2 * size);
        predicted = Arrays.copyOf(predicted, 2 * size);
      }
      at[size] = index;
      truth[size] = truthClass;
      predicted[size] = predictedClass;
      size++;
    }
  }

  private final class Tally {
    private final Side one;
    private final Side two;
    private final MetricSeries regret = new MetricSeries(SERIES_POINTS);
    private final int every;
    private long disagreements;

    Tally(int classes, int window) {
      every = Math.max(1, window / 10);
      one = new Side(classes, window, every);
      two = new Side(classes, window, every);
    }

    void add(Trace first, Trace second) {
      int both = Math.min(first.size, second.size);
      for (int i = 0; i < both; i++) {
        one.add(first, i);
        two.add(second, i);
        disagreements += first.predicted[i] == second.predicted[i] ? 0 : 1;
        if (one.labels % every == 0) {
          regret.add(first.at[i], one.errors - two.errors);
        }
      }
      for (int i = both; i < first.size; i++) {
        one.add(first, i);
      }
      for (int i = both; i < second.size; i++) {
        two.add(second, i);
      }
    }

    Counterfactual result(Run first, Run second, Optional<String> refusal) {
      return new Counterfactual(other.fork(), first.index(), one.labels, first.schema().label().values(), one.result(first),
          two.result(second), disagreements, regret.view(), refusal);
    }
  }

  private static final class Side {
    private final Scorer scorer;
    private final MetricSeries accuracy = new MetricSeries(SERIES_POINTS);
    private final long[] errorsByClass;
    private final int every;
    private long labels;
    private long errors;

    Side(int classes, int window, int every) {
      this.every = every;
      scorer = new Scorer(classes, window);
      errorsByClass = new long[classes];
    }

    void add(Trace trace, int i) {
      labels++;
      int truth = trace.truth[i];
      scorer.score(truth, trace.predicted[i], false, false);
      if (truth != trace.predicted[i]) {
        errors++;
        errorsByClass[truth]++;
      }
      if (labels % every == 0) {
        accuracy.add(trace.at[i], scorer.windowAccuracy());
      }
    }

    Counterfactual.Future result(Run run) {
      return new Counterfactual.Future(scorer.cumulative().accuracy(), scorer.cumulative().kappa(), errors,
          Arrays.stream(errorsByClass).boxed().toList(), accuracy.view(), run.snapshot().champion(), run.fingerprint());
    }
  }
}
