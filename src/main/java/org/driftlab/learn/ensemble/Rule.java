// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

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

  /** Adds a member's importance of the features times a factor, if it can tell, to a sum; [features]. */
  void addImportance(int member, double factor, double[] sum);

  Rule copy();

  void save(ModelWriter out);

  /** The bytes of all members. */
  long bytes();
}
