// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.stream.drift.DriftingStream;

/**
 * Copies of a run along its way, in bounded memory: the nearest one before a place is where a replay to that place begins.
 *
 * <p>One is kept at the beginning and one each time the run has gone on by the spacing, which is at least {@value
 * #LEAST_SPACING} instances and grows with the size of a copy, so that making copies costs a few per cent of the run's time
 * whatever the models weigh, and with the age of the run, so that a long one is not kept busy thinning its past. When the copies take more than the budget, the one goes whose neighbours are closest together
 * in proportion to its age: the older, the sparser. The first and the newest always stay. Deterministic: sizes are counted,
 * not measured. With a budget of 0 or less the first is the only one.
 */
public final class Checkpoints {
  /** The budget unless told otherwise: 256 MB. */
  public static final long DEFAULT_BUDGET = 256L << 20;

  /** No two copies are made closer together than this many instances. */
  static final int LEAST_SPACING = 16_384;
  /** A copy of so many bytes costs about as much as an instance. */
  private static final int BYTES_PER_INSTANCE = 32;

  /** The next copy is made when the run has become older by this part. */
  private static final int COPIES_PER_AGE = 256;

  private final long budget;
  private final List<Entry> entries = new ArrayList<>();
  private long bytes;

  /**
   * One kept copy.
   *
   * @param index instances replayed until then
   * @param bytes about what it takes
   */
  public record Kept(long index, long bytes) {}

  private record Entry(Run run, long bytes) {
    long index() {
      return run.index();
    }
  }

  Checkpoints(long budget) {
    this.budget = budget;
  }

  /** The same copies, shared, of those that were made before so many commands had been carried out. */
  Checkpoints until(long index, int interventions) {
    var part = new Checkpoints(budget);
    for (Entry entry : entries) {
      if (entry.index() <= index && entry.run.log().interventionCount() <= interventions) {
        part.add(entry);
      }
    }
    return part;
  }

  /**
   * The same copies, shared but for their streams, under another drift that makes no difference up to the newest of them. Draws
   * the instances up to there afresh and learns none. Of a stream that hears the predictions only the copy at the beginning is
   * kept, because its instances cannot be drawn without a model's answers.
   *
   * @throws org.driftlab.data.InputException if the drift does not fit the stream
   */
  Checkpoints under(Scenario changed) {
    var others = new Checkpoints(budget);
    try (DriftingStream stream = changed.open()) {
      var instance = new Instance(stream.schema());
      long drawn = 0;
      for (Entry entry : entries) {
        if (entry.index() > 0 && stream.answers()) {
          break;
        }
        while (drawn < entry.index() && stream.next(instance)) {
          drawn++;
        }
        others.add(new Entry(entry.run.under(changed, stream.copy()), entry.bytes));
      }
    }
    return others;
  }

  /** The index at which the next copy is to be made. */
  long next() {
    if (entries.isEmpty()) {
      return 0;
    } else if (budget <= 0) {
      return Long.MAX_VALUE;
    }
    Entry last = entries.getLast();
    long spacing = Math.max(last.bytes / BYTES_PER_INSTANCE, last.index() / COPIES_PER_AGE);
    return last.index() + Math.max(LEAST_SPACING, spacing);
  }

  /** Keeps a copy of a run, which must be further on than the newest one kept. */
  void keep(Run run) {
    add(new Entry(run.copy(RunListener.NONE), run.bytes()));
    while (bytes > budget && entries.size() > 2) {
      thin();
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    bytes += entry.bytes;
  }

  private void thin() {
    long now = entries.getLast().index();
    int least = 1;
    double leastGap = Double.POSITIVE_INFINITY;
    for (int i = 1; i < entries.size() - 1; i++) {
      double gap = entries.get(i + 1).index() - entries.get(i - 1).index();
      double relative = gap / (now - entries.get(i).index() + LEAST_SPACING);
      if (relative < leastGap) {
        leastGap = relative;
        least = i;
      }
    }
    bytes -= entries.remove(least).bytes;
  }

  /** The newest copy that is not beyond an index and had not more commands carried out. */
  Run nearest(long index, int interventions) {
    for (int i = entries.size() - 1; i > 0; i--) {
      Run run = entries.get(i).run;
      if (run.index() <= index && run.log().interventionCount() <= interventions) {
        return run;
      }
    }
    return entries.getFirst().run;
  }

  /** The newest copy. */
  Run newest() {
    return entries.getLast().run;
  }

  /** What is kept, in order: the gaps show how it was thinned. */
  public List<Kept> kept() {
    return entries.stream().map(e -> new Kept(e.index(), e.bytes)).toList();
  }

  /** About how many bytes all copies take. */
  public long bytes() {
    return bytes;
  }

  /** The most bytes they may take, but for the two that always stay. */
  public long budget() {
    return budget;
  }
}
