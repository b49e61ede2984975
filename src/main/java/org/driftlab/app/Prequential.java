// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.Scorer;
import org.driftlab.learn.Learner;
import org.driftlab.learn.math.Scores;
import org.driftlab.stream.InstanceStream;

/**
 * Prequential evaluation of one learner: each instance is predicted first and learned when its label arrives. Instances are
 * read in batches outside the measured time, so that {@link Result#seconds} covers predict, score and learn alone. Labels
 * that come at once are known with the batch, so the learner takes it as a block.
 */
final class Prequential {
  private static final int LARGEST_BATCH = 1_024;
  /** The scores of a batch take 8 MB at the most, however many classes there are. */
  private static final int MOST_SCORES = 1 << 20;
  private static final int WINDOW = 1_000;
  private static final double NANOS = 1e-9;

  private final InstanceStream stream;
  private final Learner learner;
  private final int delay;
  private final int batch;
  private final Instance[] ring;
  private final int[] predicted;
  private final int[] lastLabels;
  private final int[] majorities;
  private final double[][] scores;
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
    batch = Math.clamp(MOST_SCORES / schema.classCount(), 1, LARGEST_BATCH);
    int places = Math.addExact(batch, delay);
    ring = new Instance[places];
    for (int i = 0; i < places; i++) {
      ring[i] = new Instance(schema);
    }
    predicted = new int[places];
    lastLabels = new int[places];
    majorities = new int[places];
    scores = new double[delay == 0 ? places : 1][schema.classCount()];
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
      learn(j);
    }
    nanos += System.nanoTime() - began;
    return new Result(done, scorer.cumulative(), nanos * NANOS, learner.modelBytes());
  }

  private boolean readBatch(long count) {
    long end = Math.min(read + batch, count);
    while (read < end && stream.next(ring[place(read)])) {
      read++;
    }
    return read > done;
  }

  private void evaluateBatch() {
    if (delay == 0) {
      evaluateBlocks();
      return;
    }
    while (done < read) {
      int place = place(done);
      learner.predict(ring[place], scores[0]);
      predicted(place, scores[0]);
      if (done >= delay) {
        labelArrives(done - delay);
        learn(done - delay);
      }
      done++;
    }
  }

  private void evaluateBlocks() {
    while (done < read) {
      int from = place(done);
      int to = (int) Math.min(ring.length, from + (read - done));
      learner.predictThenLearn(ring, from, to, scores);
      for (int place = from; place < to; place++) {
        predicted(place, scores[place]);
        labelArrives(done++);
      }
    }
  }

  private void predicted(int place, double[] said) {
    predicted[place] = Scores.argMax(said);
    lastLabels[place] = lastLabel;
    majorities[place] = majority;
  }

  private void labelArrives(long index) {
    int place = place(index);
    int truth = ring[place].y;
    if (truth == Instance.NO_LABEL) {
      return;
    }
    scorer.score(truth, predicted[place], lastLabels[place] == truth, majorities[place] == truth);
    lastLabel = truth;
    counts[truth]++;
    if (counts[truth] > counts[majority] || counts[truth] == counts[majority] && truth < majority) {
      majority = truth;
    }
  }

  private void learn(long index) {
    Instance instance = ring[place(index)];
    if (instance.y != Instance.NO_LABEL) {
      learner.learn(instance);
    }
  }

  private int place(long index) {
    return (int) (index % ring.length);
  }
}
