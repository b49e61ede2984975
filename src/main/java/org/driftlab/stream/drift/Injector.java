// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceStream;
import org.jspecify.annotations.Nullable;

/**
 * The injections of a schedule at work: they skip instances, change features and turn labels.
 *
 * <p>An instance passes, in this order: new and vanished classes, the last prior shift that holds, changes of P(x) in
 * the order of the schedule, sensor faults in the order of the schedule (a sensor reads the world that has changed),
 * and, after the label swaps, label noise. Each event draws from random numbers of its own.
 */
final class Injector {
  /** After so many skipped instances in a row the wanted one is taken never to come. */
  static final int MAX_SKIPPED = 1_000_000;

  private final Schema schema;
  private final Slot[] classes;
  private final Slot[] priors;
  private final Slot[] effects;
  private final Slot[] noises;
  /** All of them. */
  private final Slot[] slots;
  /** Which classes the streams have ever given, kept while there are prior shifts. */
  private final boolean[] seen;
  /** The effects that do something at the present, in their order. */
  private final Slot[] active;
  private int activeCount;
  private boolean filters;

  Injector(Schema schema, List<DriftEvent> events, long seed) {
    this.schema = schema;
    var all = new ArrayList<Slot>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof DriftEvent.Injection injection) {
        all.add(new Slot(injection, new EventTarget(i, injection, schema), new EventRandom(seed, i)));
      }
    }
    classes = select(all, Stage.CLASSES);
    priors = select(all, Stage.PRIOR);
    all.sort(Comparator.comparing(slot -> slot.stage));
    effects = all.stream().filter(s -> s.stage == Stage.COVARIATE || s.stage == Stage.SENSOR).toArray(Slot[]::new);
    noises = select(all, Stage.LABEL);
    active = new Slot[effects.length];
    seen = new boolean[schema.classCount()];
    this.slots = together();
    activate();
  }

  private Slot[] together() {
    return Stream.of(classes, priors, effects, noises).flatMap(Arrays::stream).toArray(Slot[]::new);
  }

  private Injector(Injector other) {
    schema = other.schema;
    classes = copy(other.classes);
    priors = copy(other.priors);
    effects = copy(other.effects);
    noises = copy(other.noises);
    seen = other.seen.clone();
    active = new Slot[effects.length];
    slots = together();
    activate();
  }

  private static Slot[] select(List<Slot> slots, Stage stage) {
    return slots.stream().filter(s -> s.stage == stage).toArray(Slot[]::new);
  }

  private static Slot[] copy(Slot[] slots) {
    var copies = new Slot[slots.length];
    for (int i = 0; i < slots.length; i++) {
      copies[i] = new Slot(slots[i]);
    }
    return copies;
  }

  Injector copy() {
    return new Injector(this);
  }

  /** Finds the strengths at an instance, and returns the first index at which one may be another. */
  long decide(long index) {
    long quietUntil = Long.MAX_VALUE;
    boolean changed = false;
    for (Slot slot : slots) {
      if (index >= slot.levelUntil) {
        changed |= slot.decide(index);
      }
      quietUntil = Math.min(quietUntil, slot.levelUntil);
    }
    if (changed) {
      activate();
    }
    return quietUntil;
  }

  private void activate() {
    filters = false;
    for (Slot slot : classes) {
      filters |= slot.acts;
    }
    for (Slot slot : priors) {
      filters |= slot.acts;
    }
    activeCount = 0;
    for (Slot slot : effects) {
      if (slot.acts || slot.effect.watches()) {
        active[activeCount++] = slot;
      }
    }
  }

  /** The stream's next instance that is not skipped; false at the end. */
  boolean draw(InstanceStream stream, Instance out) {
    if (!filters) {
      boolean more = stream.next(out);
      if (more && priors.length > 0 && out.y >= 0) {
        seen[out.y] = true;
      }
      return more;
    }
    Slot prior = priorInForce();
    for (int skipped = 0; skipped < MAX_SKIPPED; skipped++) {
      if (!stream.next(out)) {
        checkSeen(prior);
        return false;
      } else if (out.y < 0) {
        return true;
      }
      seen[out.y] = true;
      if (passes(out.y) && (prior == null || prior.prior.takes(out.y, prior.random))) {
        return true;
      }
    }
    throw endless(prior);
  }

  private @Nullable Slot priorInForce() {
    for (int i = priors.length - 1; i >= 0; i--) {
      if (priors[i].random.happens(priors[i].strength)) {
        return priors[i];
      }
    }
    return null;
  }

  private boolean passes(int label) {
    for (Slot slot : classes) {
      if (slot.label == label && slot.random.happens(slot.skipping())) {
        return false;
      }
    }
    return true;
  }

  private void checkSeen(@Nullable Slot prior) {
    if (prior != null && !seen[prior.prior.waitsFor()]) {
      int label = prior.prior.waitsFor();
      throw prior.target.refuse("asks for class %d ('%s'), which the stream never gave; give it the proportion 0."
          .formatted(label, schema.label().values().get(label)));
    }
  }

  private InputException endless(@Nullable Slot prior) {
    if (prior == null) {
      return classes[0].target.refuse("left nothing of %d instances in a row; let at least one class through."
          .formatted(MAX_SKIPPED));
    }
    int label = prior.prior.waitsFor();
    return prior.target.refuse("waits for class %d ('%s'), which none of %d instances in a row was; lower its proportion."
        .formatted(label, schema.label().values().get(label), MAX_SKIPPED));
  }

  /** Changes features and sensor readings. */
  void changeFeatures(double[] x) {
    for (int i = 0; i < activeCount; i++) {
      Slot slot = active[i];
      slot.effect.apply(x, slot.strength, slot.random);
    }
  }

  /** The label that is shown in place of a true one. */
  int noisyLabel(int label) {
    int shown = label;
    for (Slot slot : noises) {
      if (shown >= 0 && slot.random.happens(slot.strength * slot.probability)) {
        shown = (shown + 1 + slot.random.nextInt(schema.classCount() - 1)) % schema.classCount();
      }
    }
    return shown;
  }

  /** Where in the passage of an instance an event has its place. */
  private enum Stage {
    CLASSES, PRIOR, COVARIATE, SENSOR, LABEL;

    static Stage of(Change change) {
      return switch (change) {
        case Change.NewClass _, Change.VanishedClass _ -> CLASSES;
        case Change.PriorShift _ -> PRIOR;
        case Change.Scale _, Change.Offset _, Change.Rotation _, Change.FeatureNoise _ -> COVARIATE;
        case Change.StuckSensor _, Change.MissingSensor _, Change.NoisySensor _, Change.SwappedSensors _ -> SENSOR;
        case Change.LabelNoise _ -> LABEL;
      };
    }
  }

  /** One event: what of it is fixed, and its state. */
  private static final class Slot {
    private final EventTarget target;
    private final Stage stage;
    private final Course course;
    private final EventRandom random;
    private final FeatureEffect effect;
    private final PriorFilter prior;
    private final int label;
    private final boolean heldBack;
    private final double probability;
    private double strength;
    /** Whether it does anything at the present strength. */
    private boolean acts;
    /** Until this index the strength stays as it is. */
    private long levelUntil;

    Slot(DriftEvent.Injection event, EventTarget target, EventRandom random) {
      target.check();
      this.target = target;
      this.random = random;
      Change change = event.change();
      stage = Stage.of(change);
      course = new Course(event);
      effect = FeatureEffect.of(change, target);
      prior = new PriorFilter(
          change instanceof Change.PriorShift shift ? target.proportions(shift.target()) : new double[] {1});
      heldBack = change instanceof Change.NewClass;
      label = change instanceof Change.NewClass added ? added.label()
          : change instanceof Change.VanishedClass removed ? removed.label() : Instance.NO_LABEL;
      probability = change instanceof Change.LabelNoise noise ? noise.probability() : 0;
    }

    Slot(Slot other) {
      target = other.target;
      stage = other.stage;
      course = other.course;
      random = other.random.copy();
      effect = other.effect.copy();
      prior = other.prior.copy();
      label = other.label;
      heldBack = other.heldBack;
      probability = other.probability;
      strength = other.strength;
      acts = other.acts;
      levelUntil = other.levelUntil;
    }

    /** Finds the strength at an instance; whether it began or ceased to act. */
    boolean decide(long index) {
      boolean acted = acts;
      strength = course.injectedStrength(index);
      levelUntil = course.nextChange(index);
      acts = skipping() > 0;
      return acts != acted;
    }

    /** How likely an instance of the class is skipped. */
    double skipping() {
      return heldBack ? 1 - strength : strength;
    }
  }
}
