// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * The instances whose labels are under way, each in a place of its own until its label has been handled.
 *
 * <p>Labels come in order of the instance they are due at, ties by age: a ring of one list for each instance ahead, so that
 * filing, handling and giving up cost the same however many wait. Memory grows with the number that wait, up to the capacity.
 */
final class PendingLabels {
  private static final int NONE = -1;
  private static final int FIRST_PLACES = 64;
  /** The six lists' entries, and the instance's object and array headers. */
  private static final int PLACE_BYTES = 80;

  private final Schema schema;
  private final int capacity;
  private final Labels.WhenFull whenFull;
  /** The list of each due instance, by its index modulo the ring's length: first and last place. */
  private final int[] dueFirst;
  private final int[] dueLast;
  /** By place: the neighbours in its due list, and in the list of all that wait, by age. */
  private int[] dueNext;
  private int[] duePrevious;
  private int[] younger;
  private int[] older;
  private int[] slot;
  private Instance[] instances;
  private int oldest = NONE;
  private int youngest = NONE;
  /** Places that are free, as a stack. */
  private int[] free;
  private int freeCount;
  private int waiting;
  private long lost;

  PendingLabels(Labels labels, Schema schema) {
    this.schema = schema;
    capacity = labels.capacity();
    whenFull = labels.whenFull();
    dueFirst = new int[labels.longest() + 1];
    dueLast = new int[dueFirst.length];
    Arrays.fill(dueFirst, NONE);
    Arrays.fill(dueLast, NONE);
    instances = new Instance[0];
    dueNext = new int[0];
    duePrevious = new int[0];
    younger = new int[0];
    older = new int[0];
    slot = new int[0];
    free = new int[0];
    grow();
  }

  private PendingLabels(PendingLabels other) {
    this(other, other.capacity, other.whenFull, other.dueFirst.clone(), other.dueLast.clone());
  }

  private PendingLabels(PendingLabels other, int capacity, Labels.WhenFull whenFull, int[] dueFirst, int[] dueLast) {
    schema = other.schema;
    this.capacity = capacity;
    this.whenFull = whenFull;
    this.dueFirst = dueFirst;
    this.dueLast = dueLast;
    dueNext = other.dueNext.clone();
    duePrevious = other.duePrevious.clone();
    younger = other.younger.clone();
    older = other.older.clone();
    slot = other.slot.clone();
    free = other.free.clone();
    freeCount = other.freeCount;
    oldest = other.oldest;
    youngest = other.youngest;
    waiting = other.waiting;
    lost = other.lost;
    instances = new Instance[other.instances.length];
    for (int i = 0; i < instances.length; i++) {
      instances[i] = new Instance(schema);
      instances[i].set(other.instances[i]);
    }
  }

  PendingLabels copy() {
    return new PendingLabels(this);
  }

  /**
   * The same labels under way, each in its place and due when it was, where later ones come by other rules.
   *
   * @param now the instance to come: nothing is due before it
   */
  PendingLabels under(Labels labels, long now) {
    int length = Math.max(dueFirst.length, labels.longest() + 1);
    var first = new int[length];
    Arrays.fill(first, NONE);
    var other = new PendingLabels(this, Math.max(labels.capacity(), waiting), labels.whenFull(), first, first.clone());
    for (int place = oldest; place != NONE; place = younger[place]) {
      other.due(place, now + Math.floorMod(slot[place] - now, dueFirst.length));
    }
    return other;
  }

  /** What a run says when the first label is given up. */
  RunEvent.LabelsLost loss(long index) {
    return new RunEvent.LabelsLost(index, capacity, Params.word(whenFull));
  }

  /** A place for the next instance; it stays free until {@link #file}. */
  int freePlace() {
    if (freeCount == 0) {
      grow();
    }
    return free[freeCount - 1];
  }

  /** The instance at a place. */
  Instance instance(int place) {
    return instances[place];
  }

  /**
   * The instance at the free place waits for its label.
   *
   * @param due index of the instance with which the label comes, in [now, now + longest delay]
   */
  void file(long due) {
    int place = free[freeCount - 1];
    if (waiting == capacity) {
      lost++;
      if (whenFull == Labels.WhenFull.DROP_NEWEST) {
        return;
      }
      freeCount--;
      release(oldest);
    } else {
      freeCount--;
    }
    waiting++;
    due(place, due);
    younger[place] = NONE;
    older[place] = youngest;
    if (youngest == NONE) {
      oldest = place;
    } else {
      younger[youngest] = place;
    }
    youngest = place;
  }

  /** Puts a place at the end of those due with an instance. */
  private void due(int place, long due) {
    int ring = (int) (due % dueFirst.length);
    slot[place] = ring;
    dueNext[place] = NONE;
    duePrevious[place] = dueLast[ring];
    if (dueLast[ring] == NONE) {
      dueFirst[ring] = place;
    } else {
      dueNext[dueLast[ring]] = place;
    }
    dueLast[ring] = place;
  }

  /** The place whose label comes with this instance, the eldest first, or a negative number. */
  int due(long index) {
    return dueFirst[dueFirst.length == 1 ? 0 : (int) (index % dueFirst.length)];
  }

  /** The label at a place has been handled or given up; the place is free again. */
  void release(int place) {
    waiting--;
    int ring = slot[place];
    int next = dueNext[place];
    int previous = duePrevious[place];
    if (previous == NONE) {
      dueFirst[ring] = next;
    } else {
      dueNext[previous] = next;
    }
    if (next == NONE) {
      dueLast[ring] = previous;
    } else {
      duePrevious[next] = previous;
    }
    int elder = older[place];
    int junior = younger[place];
    if (elder == NONE) {
      oldest = junior;
    } else {
      younger[elder] = junior;
    }
    if (junior == NONE) {
      youngest = elder;
    } else {
      older[junior] = elder;
    }
    free[freeCount++] = place;
  }

  /** How many instances wait for their labels. */
  int waiting() {
    return waiting;
  }

  /** How many labels were given up because the queue was full. */
  long lost() {
    return lost;
  }

  /** The longest delay, in instances: how far ahead a label may be due. */
  int longest() {
    return dueFirst.length - 1;
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    return 2L * Integer.BYTES * dueFirst.length
        + instances.length * (PLACE_BYTES + (long) Double.BYTES * schema.featureCount());
  }

  private void grow() {
    int before = instances.length;
    // One more than may wait, because the instance that comes needs a place before one is given up.
    int after = (int) Math.min(capacity + 1L, Math.max(FIRST_PLACES, before * 2L));
    instances = Arrays.copyOf(instances, after);
    dueNext = Arrays.copyOf(dueNext, after);
    duePrevious = Arrays.copyOf(duePrevious, after);
    younger = Arrays.copyOf(younger, after);
    older = Arrays.copyOf(older, after);
    slot = Arrays.copyOf(slot, after);
    free = Arrays.copyOf(free, after);
    for (int place = after - 1; place >= before; place--) {
      instances[place] = new Instance(schema);
      free[freeCount++] = place;
    }
  }
}
