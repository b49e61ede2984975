// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.Scorer;
import org.driftlab.learn.Learner;
import org.driftlab.stream.InstanceStream;

/**
 * Prequential evaluation of one learner: each instance is predicted first and learned when its label arrives. Instances are
 * read in batches outside the measured time, so that {@link Result#seconds} covers predict, score and learn alone.
 */
final class Prequential {
  private static final int BATCH = 1_024;
  private static final int WINDOW = 1_000;
  private static final double NANOS = 1e-9;

  private final InstanceStream stream;
  private final Learner learner;
  private final int delay;
  private final Instance[] ring;
  private final int[] predicted;
  private final int[] lastLabels;
  private final int[] majorities;
  private final double[] scores;
  private final long[] counts;
  private final Scorer scorer;
  private long read;
  private long done;
  private long nanos;
  private int lastLabel;
  private int majority;

  /** What was measured; {@code metrics} covers every label. */
  record Result(long instances, Metrics metrics, double seconds, long modelBytes) {}

  Prequential(InstanceStream stream, Learner learner, int delay) {
    this.stream = stream;
    this.learner = learner;
    this.delay = delay;
    Schema schema = stream.schema();
    int places = Math.addExact(BATCH, delay);
    ring = new Instance[places];
    for (int i = 0; i < places; i++) {
      ring[i] = new Instance(schema);
    }
    predicted = new int[places];
    lastLabels = new int[places];
    majorities = new int[places];
    scores = new double[schema.classCount()];
    counts = new long[schema.classCount()];
    scorer = new Scorer(schema.classCount(), WINDOW);
  }

  /**
   * Evaluates until the stream ends, {@code count} instances are done, or a stop is asked for.
   *
   * @param progress is told the number of instances done after each batch
   */
  Result run(long count, LongConsumer progress, BooleanSupplier stop) {
    while (!stop.getAsBoolean() && readBatch(count)) {
      long began = System.nanoTime();
      evaluateBatch();
      nanos += System.nanoTime() - began;
      progress.accept(done);
    }
    long began = System.nanoTime();
    for (long j = Math.max(0, done - delay); j < done; j++) {
      labelArrives(j);
    }
    nanos += System.nanoTime() - began;
    return new Result(done, scorer.cumulative(), nanos * NANOS, learner.modelBytes());
  }

  private boolean readBatch(long count) {
    long end = Math.min(read + BATCH, count);
    while (read < end && stream.next(ring[place(read)])) {
      read++;
    }
    return read > done;
  }

  private void evaluateBatch() {
    while (done < read) {
      predict(place(done));
      if (done >= delay) {
        labelArrives(done - delay);
      }
      done++;
    }
  }

  private void predict(int place) {
    learner.predict(ring[place], scores);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    predicted[place] = best;
    lastLabels[place] = lastLabel;
    majorities[place] = majority;
  }

  private void labelArrives(long index) {
    int place = place(index);
    Instance instance = ring[place];
    int truth = instance.y;
    if (truth == Instance.NO_LABEL) {
      return;
    }
    scorer.score(truth, predicted[place], lastLabels[place] == truth, majorities[place] == truth);
    learner.learn(instance);
    lastLabel = truth;
    counts[truth]++;
    if (counts[truth] > counts[majority] || counts[truth] == counts[majority] && truth < majority) {
      majority = truth;
    }
  }

  private int place(long index) {
    return (int) (index % ring.length);
  }
}
