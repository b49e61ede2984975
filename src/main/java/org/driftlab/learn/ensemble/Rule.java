// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.BitSet;
import org.driftlab.data.Instance;
import org.driftlab.learn.Internals;
import org.driftlab.learn.ModelWriter;

/**
 * The members of an ensemble and how they learn: what {@link EnsembleLearner} runs for each instance. Methods that take
 * a member's number run on any thread, at the same time for different members, and touch that member alone; all others
 * run on the learner's own thread while no member is at work.
 */
interface Rule extends Internals {
  /** The number of members now. */
  int size();

  /** The most members there can be. */
  int capacity();

  /** A member's scores of the classes for an instance. */
  void predict(int member, Instance instance, double[] votes);

  /** What a member's scores count for, not negative and finite. */
  double weight(int member);

  /** Whether {@link #prepare} and {@link #train} look at votes for the instance that is learned. */
  boolean needsVotes();

  /** What must happen before members learn an instance; the size may change. */
  void prepare(Instance instance, double[][] votes);

  /**
   * A member learns an instance.
   *
   * @param votes what the member predicted for it before, [classes]
   */
  void train(int member, Instance instance, double[] votes);

  /** What must happen once all members learned an instance; true if a member other than by learning changed. */
  boolean settle();

  /**
   * How many labels from here on the members can learn each on its own, with neither {@link #prepare} nor {@link #settle()}
   * in between; 0 if all of them have to meet at the next one.
   */
  default int stretch() {
    return 0;
  }

  /** Whether a member comes to a place of a stretch only after the one before it, from which it takes something over. */
  default boolean inARow() {
    return false;
  }

  /** What a member's scores count for at a place of a stretch to which it has come: asked once, before it learns there. */
  default double weight(int member, int place) {
    return weight(member);
  }

  /**
   * A member predicts an instance at a place of a stretch and then learns it.
   *
   * @param said the scores of the prediction, [classes], overwritten
   * @param after overwritten, [classes]
   */
  default void predictThenTrain(int member, int place, Instance instance, double[] said, double[] after) {
    predict(member, instance, said);
    System.arraycopy(said, 0, after, 0, said.length);
    train(member, instance, after);
  }

  /**
   * A member notes how it stands after a place of a stretch, as far as {@link #settle(int)} looks back to it.
   *
   * @param learned whether it learned the instance there
   */
  default void note(int member, int place, boolean learned) {}

  /**
   * The first place of a stretch, not before a given one, at which something must happen that {@link #settle()} would have
   * done; {@code Integer.MAX_VALUE} if there is none.
   */
  default int unsettled(int from) {
    return Integer.MAX_VALUE;
  }

  /**
   * Does after a stretch what had to happen at a place. The members it changed are as after that place; all others are
   * as they were.
   *
   * @return the members that have to go through the rest of the stretch once more
   */
  default BitSet settle(int place) {
    return new BitSet();
  }

  /** A stretch of as many labels is over. */
  default void passed(int labels) {}

  /** Adds a member's importance of the features times a factor, if it can tell, to a sum; [features]. */
  void addImportance(int member, double factor, double[] sum);

  Rule copy();

  void save(ModelWriter out);

  /** The bytes of all members. */
  long bytes();
}
