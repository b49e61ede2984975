// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.driftlab.evaluate.Forgetting;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.learn.Learner;
import org.driftlab.stream.drift.DriftingStream;
import org.jspecify.annotations.Nullable;

/**
 * Tests a copy of the champion on the held-out sets of all concepts, every n instances and where the concept changes.
 *
 * <p>A stretch ends where another concept begins to come more often than its own: at the first instance of another concept
 * the champion is tested, at most once between two regular tests, and if most instances up to the next regular test are of
 * another concept, that is what it knew when the stretch ended.
 */
final class ForgettingWatch {
  private final HeldOut heldOut;
  private final int every;
  private final List<ForgettingView.Row> rows = new ArrayList<>();
  private final Forgetting forgetting;
  private final long[] counts;
  private int stretch = -1;
  private double @Nullable [] atChange;
  private long changedAt;
  private long next;
  private double[] latest;
  private long latestAt;

  ForgettingWatch(Scenario scenario, ForgettingTest test, DriftingStream stream, Learner untrained) {
    heldOut = new HeldOut(scenario, test.heldOut(), stream.schema().classCount());
    every = test.every();
    next = every;
    latest = heldOut.accuracies(untrained);
    forgetting = new Forgetting(latest);
    counts = new long[heldOut.count()];
  }

  private ForgettingWatch(ForgettingWatch other) {
    heldOut = other.heldOut;
    every = other.every;
    rows.addAll(other.rows);
    forgetting = other.forgetting.copy();
    counts = other.counts.clone();
    stretch = other.stretch;
    atChange = other.atChange;
    changedAt = other.changedAt;
    next = other.next;
    latest = other.latest;
    latestAt = other.latestAt;
  }

  ForgettingWatch copy() {
    return new ForgettingWatch(this);
  }

  /** An instance of a stream has been drawn that the champion has not learned yet. */
  void see(int stream, long index, Learner champion) {
    if (index >= next) {
      next = index + every;
      test(index, champion);
    }
    int concept = heldOut.concept(stream);
    counts[concept]++;
    if (stretch < 0) {
      stretch = concept;
    } else if (concept != stretch && atChange == null) {
      atChange = heldOut.accuracies(champion);
      changedAt = index;
      Arrays.fill(counts, 0);
      counts[concept] = 1;
    }
  }

  /** A regular test. */
  private void test(long index, Learner champion) {
    int most = stretch;
    for (int c = 0; c < counts.length; c++) {
      most = counts[c] > counts[most] ? c : most;
    }
    if (atChange != null && most != stretch) {
      complete(changedAt, atChange);
      stretch = most;
    }
    atChange = null;
    Arrays.fill(counts, 0);
    latest = heldOut.accuracies(champion);
    latestAt = index;
    for (int c = 0; c < latest.length; c++) {
      forgetting.during(c, latest[c]);
    }
  }

  private void complete(long at, double[] accuracies) {
    forgetting.learned(stretch, accuracies);
    rows.add(row(at, true, accuracies));
  }

  private ForgettingView.Row row(long at, boolean complete, double[] accuracies) {
    return new ForgettingView.Row(stretch, at, complete, Arrays.stream(accuracies).boxed().toList());
  }

  /** The run has ended, and with it the last stretch. */
  void end(long index, Learner champion) {
    if (stretch >= 0) {
      test(index, champion);
      complete(index, latest);
    }
    stretch = -1;
  }

  ForgettingView view() {
    var all = new ArrayList<ForgettingView.Row>(rows);
    if (stretch >= 0 && latestAt > 0) {
      all.add(row(latestAt, false, latest));
    }
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      double value = forgetting.value(figure);
      if (Double.isFinite(value)) {
        figures.put(figure, value);
      }
    }
    return new ForgettingView(heldOut.names(), all, figures);
  }

  /** About how many bytes a copy takes; the held-out sets are shared. */
  long bytes() {
    return 64L * (rows.size() + 4) * (counts.length + 2);
  }
}
