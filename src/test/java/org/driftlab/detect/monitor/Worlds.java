// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/** Streams for the monitors' tests. */
final class Worlds {
  static final double[] NO_SCORES = {};

  private Worlds() {}

  static Schema numeric(int features) {
    var list = new ArrayList<Attribute>();
    for (int f = 0; f < features; f++) {
      list.add(new Attribute.Numeric("x" + f));
    }
    return new Schema(list, new Attribute.Nominal("y", List.of("no", "yes")));
  }

  static Schema nominal(String... values) {
    return new Schema(List.of(new Attribute.Nominal("colour", List.of(values))),
        new Attribute.Nominal("y", List.of("no", "yes")));
  }

  /** Feeds values of a single feature; says whether the last one made the windows be compared. */
  static boolean feed(DataMonitor monitor, double... values) {
    var instance = new Instance(1);
    boolean compared = false;
    for (double value : values) {
      instance.x[0] = value;
      compared = monitor.update(instance, NO_SCORES);
    }
    return compared;
  }

  /** Feeds instances whose features are all drawn alike; says whether an alarm was raised at one of the comparisons. */
  static boolean feed(DataMonitor monitor, int features, int count, SplittableRandom random,
      ToDoubleFunction<SplittableRandom> draw) {
    var instance = new Instance(features);
    boolean alarm = false;
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < features; f++) {
        instance.x[f] = draw.applyAsDouble(random);
      }
      alarm |= monitor.update(instance, NO_SCORES) && monitor.alarm();
    }
    return alarm;
  }

  /** The numbers from, from + 1, … as many as wanted. */
  static double[] row(double from, int count) {
    var values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + i;
    }
    return values;
  }
}
