// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamSpec;

/**
 * A stream into which the events of a schedule are injected.
 *
 * <p>For each instance the events are asked in the order of the schedule whether they hold: yes for a strength of 1, no
 * for 0, and otherwise by one draw of an own {@link LegacyRandom}, u ≤ strength. The last concept switch that holds is
 * in force, and only its stream advances; every stream waits where it is while another one is in force, and the whole
 * ends when the one in force ends. Then the label swaps that hold are applied one after another.
 *
 * <p>An instance before the first start is the base stream's own, bit for bit. The one exception is the classical
 * sigmoid: it reaches beyond its interval by definition and draws at every instance, so that one switch of this profile
 * is MOA's ConceptDriftStream with position start + ⌊length/2⌋ + 1, width {@code length} and the same seed.
 *
 * <p>Between events an instance costs one comparison and one array look-up more than the base stream's.
 */
public final class DriftingStream implements InstanceStream {
  /** Beyond this exponent a logistic is, to the 2⁻⁵³ of a draw, 0 or 1. */
  private static final double EXPONENT_LIMIT = 38;

  private final Schema schema;
  private final DriftSchedule schedule;
  private final DriftEvent[] events;
  /** The base stream, then the target of each concept switch in the order of the schedule. */
  private final InstanceStream[] streams;
  private final LegacyRandom random;
  /** relabel[clean label] = label under the swaps that hold. */
  private final int[] relabel;

  private long index;
  /** Until this index nothing changes: concept and relabelling stay as they are, and nothing is drawn. */
  private long quietUntil;
  private int inForce;
  private int concept;
  private int cleanLabel = Instance.NO_LABEL;

  /**
   * A fresh stream.
   *
   * @param seed of the choices during gradual events; the base stream keeps its own
   * @throws org.driftlab.data.InputException if an event does not fit the stream, or a file cannot be read
   */
  public DriftingStream(StreamSpec base, DriftSchedule schedule, long seed) {
    this.schedule = schedule;
    this.events = schedule.events().toArray(DriftEvent[]::new);
    InstanceStream first = base.create();
    this.schema = first.schema();
    this.streams = open(first, schedule);
    this.random = new LegacyRandom(seed);
    this.relabel = new int[schema.classCount()];
  }

  private DriftingStream(DriftingStream other) {
    schema = other.schema;
    schedule = other.schedule;
    events = other.events;
    streams = new InstanceStream[other.streams.length];
    for (int i = 0; i < streams.length; i++) {
      streams[i] = other.streams[i].copy();
    }
    random = other.random.copy();
    relabel = other.relabel.clone();
    index = other.index;
    quietUntil = other.quietUntil;
    inForce = other.inForce;
    concept = other.concept;
    cleanLabel = other.cleanLabel;
  }

  private static InstanceStream[] open(InstanceStream base, DriftSchedule schedule) {
    schedule.checkClasses(base.schema());
    List<DriftEvent> events = schedule.events();
    long switches = events.stream().filter(DriftEvent.ConceptSwitch.class::isInstance).count();
    var streams = new InstanceStream[1 + (int) switches];
    streams[0] = base;
    int count = 1;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof DriftEvent.ConceptSwitch change) {
        streams[count] = change.to().create();
        schedule.checkSchema(i, base.schema(), streams[count].schema());
        count++;
      }
    }
    return streams;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** What was injected. */
  public GroundTruth truth() {
    return schedule.truth();
  }

  /** The concept of the last instance drawn: 0 for the base stream, k for the k-th concept switch of the schedule. */
  public int concept() {
    return concept;
  }

  /** The label of the last instance drawn before label swaps. */
  public int cleanLabel() {
    return cleanLabel;
  }

  @Override
  public boolean next(Instance out) {
    if (index >= quietUntil) {
      decide();
    }
    if (!streams[inForce].next(out)) {
      return false;
    }
    concept = inForce;
    cleanLabel = out.y;
    if (out.y >= 0) {
      out.y = relabel[out.y];
    }
    index++;
    return true;
  }

  /** Finds the concept and the label swaps of the present instance, and how long they will hold unasked. */
  private void decide() {
    inForce = 0;
    quietUntil = Long.MAX_VALUE;
    for (int c = 0; c < relabel.length; c++) {
      relabel[c] = c;
    }
    int switches = 0;
    for (DriftEvent event : events) {
      boolean holds = holds(event);
      quietUntil = Math.min(quietUntil, nextChange(event));
      switch (event) {
        case DriftEvent.ConceptSwitch change -> {
          switches++;
          inForce = holds ? switches : inForce;
        }
        case DriftEvent.LabelSwap swap -> {
          if (holds) {
            exchange(swap.first(), swap.second());
          }
        }
      }
    }
  }

  private boolean holds(DriftEvent event) {
    if (event.profile() == Profile.CLASSICAL_SIGMOID) {
      double u = random.nextDouble();
      double z = 4.0 * (index - event.start() - event.length() / 2) / event.length();
      if (Math.abs(z) > EXPONENT_LIMIT) {
        return z > 0 || u == 0;
      }
      return u <= event.profile().strength(index, event.start(), event.length());
    }
    if (index < event.start() || index >= event.end()) {
      return index >= event.start();
    }
    return random.nextDouble() <= event.profile().strength(index, event.start(), event.length());
  }

  private long nextChange(DriftEvent event) {
    if (event.profile() == Profile.CLASSICAL_SIGMOID || index >= event.start() && index < event.end()) {
      return index + 1;
    }
    return index < event.start() ? event.start() : Long.MAX_VALUE;
  }

  private void exchange(int first, int second) {
    for (int c = 0; c < relabel.length; c++) {
      if (relabel[c] == first) {
        relabel[c] = second;
      } else if (relabel[c] == second) {
        relabel[c] = first;
      }
    }
  }

  @Override
  public DriftingStream copy() {
    return new DriftingStream(this);
  }

  @Override
  public void close() {
    for (InstanceStream stream : streams) {
      stream.close();
    }
  }
}
