// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import java.util.BitSet;
import org.driftlab.data.Instance;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;

/**
 * Instances that an ensemble's members go through each on its own, predicting and learning one after the other, while the
 * threads meet only at the end; the votes are then counted in the members' order. Each member does exactly what it would do
 * if all kept step, so its model, its draws and its votes are the same to the bit.
 *
 * <p>It is faster than keeping step on one thread too, because a member's model stays in the cache. Takes
 * 8 · members · classes bytes an instance; allocates nothing once it is there, but where members are replaced.
 */
final class Stretch {
  /** The most instances: the more, the seldomer threads meet; beyond this instances and votes leave the second cache. */
  static final int LONGEST = 512;

  /** The most votes that are kept. */
  private static final int MOST_VOTES = 1 << 18;

  private static final Instance[] NONE = {};

  /** The votes are counted in as many parts, which threads share. */
  private static final int PARTS = 8;

  /**
   * What a member writes on its way. The small arrays are one member's each, with the large one between those of two
   * members: processors that write to the same line of memory wait for each other.
   */
  private static final class Lane {
    private final double[] said;
    private final double[] after;

    /** The scores of each place times the member's weight there, [places · classes]. */
    private final double[] votes;

    Lane(int classes, int places) {
      said = new double[classes];
      after = new double[classes];
      votes = new double[classes * places];
    }
  }

  private final Rule rule;
  private final int threads;
  private final int classes;
  private final int longest;
  private final Lane[] lanes;
  private final Crew.Work going = this::go;
  private final Relay relay;
  private final Crew.Work counting = this::count;
  private Instance[] block = NONE;
  private double[][] scores = {};
  private int from;
  private int length;
  private int start;

  Stretch(Rule rule, int classes, int threads) {
    this.rule = rule;
    this.threads = threads;
    this.classes = classes;
    longest = longest(rule, classes);
    lanes = new Lane[rule.capacity()];
    relay = new Relay(threads, this::go);
    Arrays.setAll(lanes, m -> new Lane(classes, longest));
  }

  private static int longest(Rule rule, int classes) {
    return (int) Math.max(1, Math.min(LONGEST, (long) MOST_VOTES / ((long) rule.capacity() * classes)));
  }

  /**
   * Goes through instances of a block from a place on, as far as the rule allows.
   *
   * @return how many; 0 if all members have to meet at the first
   */
  int run(Instance[] instances, int first, int end, double[][] into) {
    length = Math.min(Math.min(longest, rule.stretch()), end - first);
    if (length <= 0) {
      return 0;
    }
    block = instances;
    scores = into;
    from = first;
    start = 0;
    if (rule.inARow()) {
      relay.run(rule.size(), length);
    } else {
      Crew.run(threads, rule.size(), going);
      settle();
    }
    Crew.run(threads, PARTS, counting);
    rule.passed(labels());
    block = NONE;
    return length;
  }

  /** A member goes from the start of the stretch, or from where it was replaced, to its end. */
  private void go(int member) {
    go(member, start, length);
  }

  private void go(int member, int first, int end) {
    Lane lane = lanes[member];
    for (int place = first; place < end; place++) {
      Instance instance = block[from + place];
      double weight = rule.weight(member, place);
      boolean learned = Values.learnable(instance);
      if (learned) {
        rule.predictThenTrain(member, place, instance, lane.said, lane.after);
      } else {
        rule.predict(member, instance, lane.said);
      }
      rule.note(member, place, learned);
      for (int c = 0; c < classes; c++) {
        lane.votes[place * classes + c] = weight * lane.said[c];
      }
    }
  }

  private void settle() {
    for (int place = rule.unsettled(0); place < length; place = rule.unsettled(start)) {
      BitSet again = rule.settle(place);
      start = place + 1;
      again.stream().forEach(this::go);
    }
  }

  private void count(int part) {
    int end = (part + 1) * length / PARTS;
    for (int place = part * length / PARTS; place < end; place++) {
      double[] sums = scores[from + place];
      Arrays.fill(sums, 0);
      for (int m = 0; m < rule.size(); m++) {
        double[] votes = lanes[m].votes;
        for (int c = 0; c < classes; c++) {
          sums[c] += votes[place * classes + c];
        }
      }
      Scores.fromWeights(sums, sums);
    }
  }

  private int labels() {
    int labels = 0;
    for (int place = 0; place < length; place++) {
      labels += Values.learnable(block[from + place]) ? 1 : 0;
    }
    return labels;
  }
}
