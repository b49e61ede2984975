// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/** The labels of a run on their way: what becomes of each is drawn, those that come later wait, and all are counted. */
final class LabelTraffic {
  private final LabelDraw draw;
  private final PendingLabels pending;
  private long never;

  /** @throws org.driftlab.data.InputException if a rule names a class that the schema does not have */
  LabelTraffic(Labels rules, Schema schema, int seed) {
    this(new LabelDraw(rules, schema, seed), new PendingLabels(rules, schema), 0);
  }

  private LabelTraffic(LabelDraw draw, PendingLabels pending, long never) {
    this.draw = draw;
    this.pending = pending;
    this.never = never;
  }

  LabelTraffic copy() {
    return new LabelTraffic(draw, pending.copy(), never);
  }

  /**
   * The same labels under way, where later ones come by other rules.
   *
   * @param now the instance to come
   * @throws org.driftlab.data.InputException if a rule names a class that the schema does not have
   */
  LabelTraffic under(Labels rules, Schema schema, int seed, long now) {
    return new LabelTraffic(new LabelDraw(rules, schema, seed), pending.under(rules, now), never);
  }

  /** A place for the next instance; it stays free unless its label comes later. */
  int freePlace() {
    return pending.freePlace();
  }

  Instance instance(int place) {
    return pending.instance(place);
  }

  /**
   * The label of the instance at the free place sets out; a wrong one may be put in its place.
   *
   * @return whether it comes with the instance itself
   */
  boolean send(long index, Instance instance) {
    int fate = draw.fate(index, instance);
    if (fate > 0) {
      pending.file(index + fate);
    } else if (fate == LabelDelay.NEVER_COMES) {
      never++;
    }
    return fate == 0;
  }

  /** The place whose label comes with this instance, the eldest first, or a negative number. */
  int due(long index) {
    return pending.due(index);
  }

  /** The label at a place has been handled. */
  void release(int place) {
    pending.release(place);
  }

  int waiting() {
    return pending.waiting();
  }

  /** How many labels were given up because too many waited. */
  long lost() {
    return pending.lost();
  }

  /** What a run says when the first label is given up. */
  RunEvent.LabelsLost loss(long index) {
    return pending.loss(index);
  }

  /** @param labelled how many have come */
  RunSnapshot.LabelCounts counts(long labelled) {
    return new RunSnapshot.LabelCounts(labelled, pending.waiting(), never, pending.lost());
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    return pending.bytes();
  }
}
