// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;

/**
 * One event of a schedule held against the schema of its stream: finds the features and classes it names.
 *
 * <p>Each method throws an {@link InputException} that names the event by its place and kind.
 *
 * @param place the event's place in the schedule, from 0
 */
record EventTarget(int place, DriftEvent event, Schema schema) {
  private static final double SUM_TOLERANCE = 1e-6;

  InputException refuse(String what) {
    return new InputException("Drift event " + (place + 1) + " (" + event.kind() + ") " + what);
  }

  /** Checks every name, index and proportion of the event. */
  void check() {
    switch (event) {
      case DriftEvent.ConceptSwitch _, DriftEvent.Incremental _ -> { }
      case DriftEvent.LabelSwap swap -> {
        label(swap.first());
        label(swap.second());
      }
      case DriftEvent.Injection injection -> {
        FeatureEffect.of(injection.change(), this);
        checkClasses(injection.change());
      }
    }
  }

  private void checkClasses(Change change) {
    switch (change) {
      case Change.PriorShift shift -> proportions(shift.target());
      case Change.NewClass added -> label(added.label());
      case Change.VanishedClass removed -> label(removed.label());
      case Change.LabelNoise _ when schema.classCount() < 2 ->
          throw refuse("needs a second class to turn labels into; the stream has only one class.");
      default -> { }
    }
  }

  int label(int index) {
    int classes = schema.classCount();
    if (index < 0 || index >= classes) {
      throw refuse("names class %d; the stream has classes 0 to %d.".formatted(index, classes - 1));
    }
    return index;
  }

  /** The proportions of the classes, [classes], as they were written. */
  double[] proportions(String text) {
    String[] parts = text.split(",", -1);
    int classes = schema.classCount();
    if (parts.length != classes) {
      throw refuse("gives %d proportions for %d classes; give one for each, separated by commas."
          .formatted(parts.length, classes));
    }
    var result = new double[classes];
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      result[c] = proportion(parts[c].strip());
      sum += result[c];
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw refuse("gives proportions that add up to %s; make them add up to 1.".formatted((float) sum));
    }
    return result;
  }

  private double proportion(String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= 0 && value <= 1)) {
      throw refuse("gives '%s' as a proportion; write a number from 0 to 1.".formatted(text));
    }
    return value;
  }

  /** The features of a list of names; for an empty list all that are fit. */
  int[] features(String names, boolean numeric) {
    var found = new ArrayList<Integer>();
    if (names.isBlank()) {
      for (int f = 0; f < schema.featureCount(); f++) {
        if (!numeric || !schema.isNominal(f)) {
          found.add(f);
        }
      }
      if (found.isEmpty()) {
        throw refuse("changes numeric features but the stream has none; choose another kind of event.");
      }
    } else {
      // A name may hold commas itself, so the whole text is tried first.
      for (String name : index(names.strip()) >= 0 ? List.of(names) : List.of(names.split(",", -1))) {
        found.add(feature(name, numeric));
      }
    }
    return found.stream().mapToInt(Integer::intValue).distinct().toArray();
  }

  /** The index of a named feature. */
  int feature(String name, boolean numeric) {
    int index = index(name.strip());
    if (index < 0) {
      throw refuse("names feature '%s', which is not in the stream; choose from %s."
          .formatted(name.strip(), shortList()));
    } else if (numeric && schema.isNominal(index)) {
      throw refuse("changes feature '%s', which is nominal; choose a numeric one.".formatted(name.strip()));
    }
    return index;
  }

  /** Two different features, of the same values if they are nominal. */
  int[] pair(String first, String second, boolean numeric) {
    int a = feature(first, numeric);
    int b = feature(second, numeric);
    if (a == b) {
      throw refuse("names feature '%s' twice; give two different features.".formatted(first.strip()));
    }
    boolean alike = schema.feature(a) instanceof Attribute.Nominal p && schema.feature(b) instanceof Attribute.Nominal q
        ? p.values().equals(q.values()) : schema.isNominal(a) == schema.isNominal(b);
    if (!alike) {
      throw refuse("names features '%s' and '%s' of different types; choose two alike."
          .formatted(first.strip(), second.strip()));
    }
    return new int[] {a, b};
  }

  private int index(String name) {
    for (int f = 0; f < schema.featureCount(); f++) {
      if (schema.feature(f).name().equals(name)) {
        return f;
      }
    }
    return -1;
  }

  private String shortList() {
    int shown = Math.min(20, schema.featureCount());
    String names = String.join(", ", schema.features().subList(0, shown).stream().map(Attribute::name).toList());
    return shown < schema.featureCount() ? names + ", …" : names;
  }
}
