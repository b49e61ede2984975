// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;
import org.driftlab.stream.AnsweredStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.MovableStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.TruthStream;

/**
 * A stream into which the events of a schedule are injected.
 *
 * <p>For each instance the events are asked in the order of the schedule whether they hold: yes for a strength of 1, no
 * for 0, and otherwise by one draw of an own {@link LegacyRandom}, u ≤ strength. The last concept switch that holds is
 * in force, and only its stream advances; every stream waits where it is while another one is in force, and the whole
 * ends when the one in force ends. Incremental events move the parameters of a stream on its way. Then come the injections: classes and class proportions decide by rejection which of
 * its instances is shown, the features are changed, after them the readings of sensors; then the label swaps that hold
 * are applied one after another, and label noise comes last, each kind in the order of the schedule.
 *
 * <p>An instance before the first start is the base stream's own, bit for bit; with a new class the base stream without
 * that class. The one exception is the classical sigmoid: it reaches beyond its interval by definition and draws at every instance, so that one switch of this profile
 * is MOA's ConceptDriftStream with position start + ⌊length/2⌋ + 1, width {@code length} and the same seed.
 *
 * <p>Between events an instance costs a few comparisons and array look-ups more than the base stream's; no instance
 * allocates.
 */
public final class DriftingStream implements TruthStream {
  private final Schema schema;
  private final DriftSchedule schedule;
  private final DriftEvent[] events;
  private final Course[] courses;
  private final Injector injector;
  /** The base stream, then the target of each concept switch in the order of the schedule. */
  private final InstanceStream[] streams;
  /** One for each stream whose parameters move. */
  private final Movement[] movements;
  private final LegacyRandom random;
  /** relabel[clean label] = label under the swaps that hold. */
  private final int[] relabel;

  private long index;
  /** Until this index nothing changes: concept and relabelling stay as they are, and nothing is drawn. */
  private long quietUntil;
  /** Until this index the injections keep their strengths. */
  private long strengthsUntil;
  /** Until this index no parameter moves. */
  private long movedUntil;
  private int inForce;
  private int cleanLabel = Instance.NO_LABEL;
  /** The indices from which a stream that hears the predictions went on otherwise; grows by copying, as they are few. */
  private long[] reactions = {};

  /**
   * A fresh stream.
   *
   * @param seed of the choices during gradual events; the base stream keeps its own
   * @throws org.driftlab.data.InputException if an event does not fit the stream, or a file cannot be read
   */
  public DriftingStream(StreamSpec base, DriftSchedule schedule, long seed) {
    this.schedule = schedule;
    this.events = schedule.events().toArray(DriftEvent[]::new);
    this.courses = schedule.events().stream().map(Course::new).toArray(Course[]::new);
    InstanceStream first = base.create();
    this.schema = first.schema();
    this.streams = open(first, schedule);
    OptionalLong end = streamsEnd(streams);
    if (end.isPresent()) {
      schedule.checkEnd(end.getAsLong());
    }
    ClassCheck.check(schedule, streams);
    this.movements = movements(base, schedule, streams);
    this.injector = new Injector(schema, schedule.events(), seed);
    this.random = new LegacyRandom(seed);
    this.relabel = new int[schema.classCount()];
  }

  private DriftingStream(DriftingStream other) {
    schema = other.schema;
    schedule = other.schedule;
    events = other.events;
    courses = other.courses;
    injector = other.injector.copy();
    streams = new InstanceStream[other.streams.length];
    for (int i = 0; i < streams.length; i++) {
      streams[i] = other.streams[i].copy();
    }
    movements = new Movement[other.movements.length];
    Arrays.setAll(movements, i -> other.movements[i].copy());
    random = other.random.copy();
    relabel = other.relabel.clone();
    index = other.index;
    quietUntil = other.quietUntil;
    strengthsUntil = other.strengthsUntil;
    movedUntil = other.movedUntil;
    inForce = other.inForce;
    cleanLabel = other.cleanLabel;
    reactions = other.reactions;
  }

  private static InstanceStream[] open(InstanceStream base, DriftSchedule schedule) {
    schedule.checkTargets(base.schema());
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

  /** The most instances that the streams can give together; none if one has no end. */
  private static OptionalLong streamsEnd(InstanceStream[] streams) {
    long all = 0;
    for (InstanceStream stream : streams) {
      if (stream.length().isEmpty()) {
        return OptionalLong.empty();
      }
      all += stream.length().getAsLong();
    }
    return OptionalLong.of(all);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** What was injected, and where a stream that hears the predictions has reacted to them so far. */
  public GroundTruth truth() {
    GroundTruth injected = schedule.truth();
    if (reactions.length == 0) {
      return injected;
    }
    var all = new ArrayList<GroundTruth.Drift>(injected.drifts());
    for (long at : reactions) {
      all.add(new GroundTruth.Drift(at, at, "reaction"));
    }
    all.sort(Comparator.comparingLong(GroundTruth.Drift::at));
    return new GroundTruth(all);
  }

  /** Whether one of the streams hears what is predicted, so that {@link #answer} makes a difference. */
  public boolean answers() {
    return Arrays.stream(streams).anyMatch(AnsweredStream.class::isInstance);
  }

  /**
   * Tells the stream in force what was predicted for the last instance drawn.
   *
   * @param predicted the class
   */
  public void answer(int predicted) {
    if (streams[inForce] instanceof AnsweredStream answered && answered.answer(predicted)) {
      reactions = Arrays.copyOf(reactions, reactions.length + 1);
      reactions[reactions.length - 1] = index;
    }
  }

  /**
   * The concept of the last instance drawn: 0 for the base stream, k for the k-th concept switch of the schedule; a
   * stream that has several concepts itself takes as many numbers.
   */
  @Override
  public int concept() {
    int before = 0;
    for (int i = 0; i < inForce; i++) {
      before += TruthStream.conceptsOf(streams[i]);
    }
    return before + TruthStream.conceptOf(streams[inForce]);
  }

  @Override
  public int concepts() {
    int all = 0;
    for (InstanceStream stream : streams) {
      all += TruthStream.conceptsOf(stream);
    }
    return all;
  }

  /** The label of the last instance drawn as its stream gave it: before label swaps and label noise. */
  public int cleanLabel() {
    return cleanLabel;
  }

  /**
   * The true class of the last instance drawn: after label swaps, which change what is true, and before all label noise,
   * that of its generator included.
   */
  @Override
  public int trueLabel() {
    return relabelled(TruthStream.trueLabelOf(streams[inForce], cleanLabel));
  }

  private int relabelled(int label) {
    return label >= 0 ? relabel[label] : label;
  }

  @Override
  public boolean next(Instance out) {
    if (index >= quietUntil) {
      decide();
    }
    if (index >= strengthsUntil) {
      strengthsUntil = injector.decide(index);
    }
    if (index >= movedUntil) {
      move();
    }
    if (!injector.draw(streams[inForce], out)) {
      return false;
    }
    cleanLabel = out.y;
    injector.changeFeatures(out.x);
    out.y = injector.noisyLabel(relabelled(out.y));
    index++;
    return true;
  }

  /** Gathers the incremental events of each stream and checks them. */
  private static Movement[] movements(StreamSpec base, DriftSchedule schedule, InstanceStream[] streams) {
    List<DriftEvent> events = schedule.events();
    var byStream = new TreeMap<Integer, List<DriftEvent.Incremental>>();
    StreamSpec moved = base;
    int stream = 0;
    int switches = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof DriftEvent.ConceptSwitch change) {
        switches++;
        stream = change.recurrence().recurs() ? stream : switches;
        moved = change.recurrence().recurs() ? moved : change.to();
      } else if (events.get(i) instanceof DriftEvent.Incremental event) {
        Movement.check(new EventTarget(i, event, streams[0].schema()), moved, event.to());
        byStream.computeIfAbsent(stream, key -> new ArrayList<>()).add(event);
      }
    }
    return byStream.entrySet().stream()
        .map(entry -> new Movement(entry.getKey(), (MovableStream) streams[entry.getKey()], entry.getValue()))
        .toArray(Movement[]::new);
  }

  private void move() {
    movedUntil = Long.MAX_VALUE;
    for (Movement movement : movements) {
      movedUntil = Math.min(movedUntil, movement.move(streams[movement.stream], index));
    }
  }

  /** Finds the concept and the label swaps of the present instance, and how long they will hold unasked. */
  private void decide() {
    inForce = 0;
    quietUntil = Long.MAX_VALUE;
    for (int c = 0; c < relabel.length; c++) {
      relabel[c] = c;
    }
    int switches = 0;
    for (int i = 0; i < events.length; i++) {
      switch (events[i]) {
        case DriftEvent.ConceptSwitch _ -> {
          switches++;
          inForce = holds(courses[i]) ? switches : inForce;
        }
        case DriftEvent.LabelSwap swap -> {
          if (holds(courses[i])) {
            exchange(swap.first(), swap.second());
          }
        }
        case DriftEvent.Injection _, DriftEvent.Incremental _ -> { }
      }
    }
  }

  /** Whether a switch or swap holds at the present instance; bounds how long it will hold unasked. */
  private boolean holds(Course course) {
    if (course.isClassical()) {
      quietUntil = index + 1;
      return course.classicalHolds(index, random.nextDouble());
    }
    double strength = course.strength(index);
    if (course.isLevel(index) && (strength == 0 || strength == 1)) {
      quietUntil = Math.min(quietUntil, course.nextChange(index));
      return strength == 1;
    }
    quietUntil = index + 1;
    return random.nextDouble() <= strength;
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
