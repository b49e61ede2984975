// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceStream;

/**
 * The drift events that are injected into a stream, in order of their start.
 *
 * @param events events that start at the same instance take effect in the order of the list
 */
public record DriftSchedule(List<DriftEvent> events) {
  /** The longest stream and the latest start, far beyond any run: sums of two such numbers do not overflow. */
  private static final long MAX = 1L << 60;
  private static final int MAX_TIMES = 10_000;

  /**
   * Checks what can be checked without the stream.
   *
   * @throws InputException for a negative or unordered start, a length that does not fit the profile, a severity or
   *     recurrence that cannot be, or a label swap of a class with itself
   */
  public DriftSchedule {
    events = List.copyOf(events);
    for (int i = 0; i < events.size(); i++) {
      checkTime(i, events.get(i));
      checkSeverity(i, events.get(i));
      checkRecurrence(i, events.get(i));
      if (i > 0 && events.get(i).start() < events.get(i - 1).start()) {
        throw new InputException("%s starts at %d, before the event above it (%d); list events in order of their start."
            .formatted(name(i, events.get(i)), events.get(i).start(), events.get(i - 1).start()));
      }
      if (events.get(i) instanceof DriftEvent.LabelSwap swap && swap.first() == swap.second()) {
        throw new InputException("%s swaps class %d with itself; give two different classes."
            .formatted(name(i, swap), swap.first()));
      }
    }
  }

  /** No drift at all. */
  public static DriftSchedule none() {
    return new DriftSchedule(List.of());
  }

  /**
   * The same schedule with other seeds: that of its k-th concept switch or incremental event, from 0, is
   * {@code first + k}. Streams with equal seeds show the same features again after the switch, so a run gives each its own.
   */
  public DriftSchedule withSeeds(int first) {
    var seeded = new ArrayList<DriftEvent>(events);
    int seed = first;
    for (int i = 0; i < seeded.size(); i++) {
      if (seeded.get(i) instanceof DriftEvent.ConceptSwitch s) {
        seeded.set(i, new DriftEvent.ConceptSwitch(s.to().withSeed(seed), s.start(), s.length(), s.profile(), s.severity(),
            s.recurrence()));
        seed++;
      } else if (seeded.get(i) instanceof DriftEvent.Incremental m) {
        seeded.set(i, new DriftEvent.Incremental(m.to().withSeed(seed), m.start(), m.length(), m.profile(), m.severity(),
            m.recurrence()));
        seed++;
      }
    }
    return new DriftSchedule(seeded);
  }

  /**
   * Until when this schedule and another one make the same of a stream: the instances before are equal bit for bit, seeds and
   * all. Never later than the truth and rarely earlier: it is the earliest instance on which an event can act that one of the
   * two does not have at the same place. A new class is held back from instance 0 on and a classical sigmoid reaches back as
   * far, so where one of these is added, moved or removed nothing is the same.
   *
   * @return an instance index; {@link Long#MAX_VALUE} if the two are equal but for the seeds, which a run sets itself
   */
  public long sameUntil(DriftSchedule other) {
    List<DriftEvent> mine = withSeeds(0).events;
    List<DriftEvent> theirs = other.withSeeds(0).events;
    long until = Long.MAX_VALUE;
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      if (i >= mine.size() || i >= theirs.size() || !mine.get(i).equals(theirs.get(i))) {
        until = Math.min(until, Math.min(actsFrom(mine, i), actsFrom(theirs, i)));
      }
    }
    return until;
  }

  private static long actsFrom(List<DriftEvent> events, int i) {
    if (i >= events.size()) {
      return Long.MAX_VALUE;
    }
    DriftEvent event = events.get(i);
    boolean fromTheStart = event.profile() == Profile.CLASSICAL_SIGMOID
        || event instanceof DriftEvent.Injection injection && injection.change() instanceof Change.NewClass;
    return fromTheStart ? 0 : event.start();
  }

  /** The true drifts in order of their start: one for each coming and one for each going of an event. */
  public GroundTruth truth() {
    return new GroundTruth(events.stream().flatMap(DriftSchedule::drifts)
        .sorted(Comparator.comparingLong(GroundTruth.Drift::at)).toList());
  }

  private static Stream<GroundTruth.Drift> drifts(DriftEvent event) {
    Recurrence recurrence = event.recurrence();
    if (!recurrence.recurs()) {
      return Stream.of(new GroundTruth.Drift(event.start(), event.end(), event.kind()));
    }
    return LongStream.range(0, recurrence.times()).map(k -> event.start() + k * recurrence.period()).boxed()
        .flatMap(at -> Stream.of(at, at + recurrence.hold()))
        .map(at -> new GroundTruth.Drift(at, at + event.length(), event.kind()));
  }

  /**
   * Checks the events against the stream they are to change; streams that are switched to are created for it.
   *
   * @param schema the shape of the base stream
   * @param instances how many instances will be drawn
   * @throws InputException for an event that starts beyond the end, a class or feature that does not exist, events that
   *     cannot hold together, or a stream of another shape
   */
  public void validate(Schema schema, long instances) {
    for (int i = 0; i < events.size(); i++) {
      DriftEvent event = events.get(i);
      checkEnd(i, event, instances);
      if (event instanceof DriftEvent.ConceptSwitch to) {
        try (InstanceStream stream = to.to().create()) {
          checkSchema(i, schema, stream.schema());
        }
      }
    }
    checkTargets(schema);
  }

  /**
   * Checks that each event, and each time it comes back, begins before the end.
   *
   * @param instances how many instances there are
   * @throws InputException for one that does not
   */
  public DriftSchedule checkEnd(long instances) {
    for (int i = 0; i < events.size(); i++) {
      checkEnd(i, events.get(i), instances);
    }
    return this;
  }

  private static void checkEnd(int i, DriftEvent event, long instances) {
    if (event.start() >= instances) {
      throw new InputException("%s starts at instance %d but the stream ends after %d; start it earlier."
          .formatted(name(i, event), event.start(), instances));
    }
    long last = event.start() + (event.recurrence().times() - 1L) * event.recurrence().period();
    if (event.recurrence().recurs() && last >= instances) {
      throw new InputException(
          "%s comes back until instance %d but the stream ends after %d; let it come back less often."
              .formatted(name(i, event), last, instances));
    }
  }

  /**
   * Checks features, classes and proportions that events name, and that the events can hold together.
   *
   * @throws InputException for one that does not fit a stream of this shape
   */
  public DriftSchedule checkTargets(Schema schema) {
    for (int i = 0; i < events.size(); i++) {
      checkTarget(i, schema);
    }
    Conflicts.check(events, schema);
    return this;
  }

  /**
   * Checks features, classes and proportions that one event names.
   *
   * @param event its place in the schedule, from 0
   * @throws InputException if it does not fit a stream of this shape
   */
  public DriftSchedule checkTarget(int event, Schema schema) {
    new EventTarget(event, events.get(event), schema).check();
    return this;
  }

  void checkSchema(int event, Schema base, Schema other) {
    if (!base.equals(other)) {
      throw new InputException("%s leads to a stream of another shape: %s; both need the same features and classes."
          .formatted(name(event, events.get(event)), difference(base, other)));
    }
  }

  private static void checkTime(int i, DriftEvent event) {
    if (event.start() < 0 || event.start() > MAX) {
      throw new InputException("%s starts at %d; a start is an instance index from 0 on."
          .formatted(name(i, event), event.start()));
    }
    boolean abrupt = event.profile() == Profile.ABRUPT;
    if (abrupt ? event.length() != 0 : event.length() < 1 || event.length() > MAX) {
      throw new InputException("%s has length %d; %s.".formatted(name(i, event), event.length(),
          abrupt ? "an abrupt event has length 0" : "a gradual event takes at least 1 instance"));
    }
  }

  private static void checkSeverity(int i, DriftEvent event) {
    if (!(event.severity() > 0 && event.severity() <= 1)) {
      throw new InputException("%s has severity %s; a severity is greater than 0 and at most 1."
          .formatted(name(i, event), event.severity()));
    }
  }

  private static void checkRecurrence(int i, DriftEvent event) {
    Recurrence r = event.recurrence();
    String wrong = null;
    if (!r.recurs()) {
      wrong = r.equals(Recurrence.NONE) ? null : "has no period; give one, or neither hold nor times";
    } else if (event.profile() == Profile.CLASSICAL_SIGMOID) {
      wrong = "recurs along the classical sigmoid, which never ends; use the sigmoid";
    } else if (r.times() < 1 || r.times() > MAX_TIMES) {
      wrong = "comes %d times; it can come 1 to %d times".formatted(r.times(), MAX_TIMES);
    } else if (r.period() < 0 || r.period() > MAX / MAX_TIMES) {
      wrong = "has period %d; a period is a number of instances from 2 on".formatted(r.period());
    } else if (r.hold() < Math.max(1, event.length())) {
      wrong = "holds for %d instances, less than its length of %d; let it hold at least that long"
          .formatted(r.hold(), Math.max(1, event.length()));
    } else if (r.hold() > r.period() - Math.max(1, event.length())) {
      wrong = "has not gone when its next period of %d instances begins; make hold + length at most that"
          .formatted(r.period());
    }
    if (wrong != null) {
      throw new InputException(name(i, event) + " " + wrong + ".");
    }
  }

  private static String difference(Schema base, Schema other) {
    if (base.featureCount() != other.featureCount()) {
      return other.featureCount() + " features instead of " + base.featureCount();
    }
    for (int i = 0; i < base.featureCount(); i++) {
      if (!base.feature(i).equals(other.feature(i))) {
        return "feature " + (i + 1) + " is " + describe(other.feature(i)) + " instead of " + describe(base.feature(i));
      }
    }
    return "the label is " + describe(other.label()) + " instead of " + describe(base.label());
  }

  private static String describe(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Numeric numeric -> "numeric '" + numeric.name() + "'";
      case Attribute.Nominal nominal -> "'" + nominal.name() + "' of " + String.join(", ", nominal.values());
    };
  }

  private static String name(int i, DriftEvent event) {
    return "Drift event " + (i + 1) + " (" + event.kind() + ")";
  }
}
