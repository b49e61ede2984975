// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a detector said over a whole series: indices of its drifts and of its warnings. */
record Signals(List<Integer> drifts, List<Integer> warnings) {

  static Signals of(DriftDetector detector, double[] values) {
    var drifts = new ArrayList<Integer>();
    var warnings = new ArrayList<Integer>();
    for (int i = 0; i < values.length; i++) {
      Signal signal = detector.update(values[i]);
      if (signal == Signal.DRIFT) {
        drifts.add(i);
      } else if (signal == Signal.WARNING) {
        warnings.add(i);
      }
    }
    return new Signals(drifts, warnings);
  }

  /** A series in the notation of the reference page, such as "Z(5)+O(60)" or "B(1; 500:0.6, 500:0.3)". */
  static double[] series(String notation) {
    var values = new ArrayList<Double>();
    for (String part : notation.split("\\+")) {
      String[] numbers = part.substring(2, part.length() - 1).split("[;,] *");
      switch (part.charAt(0)) {
        case 'Z' -> repeat(values, Integer.parseInt(numbers[0]), 0);
        case 'O' -> repeat(values, Integer.parseInt(numbers[0]), 1);
        case 'V' -> repeat(values, Integer.parseInt(numbers[0]), Double.parseDouble(numbers[1]));
        case 'B' -> bernoulli(values, numbers);
        default -> throw new IllegalArgumentException(part);
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void repeat(List<Double> values, int count, double value) {
    for (int i = 0; i < count; i++) {
      values.add(value);
    }
  }

  private static void bernoulli(List<Double> values, String[] numbers) {
    var random = new Random(Long.parseLong(numbers[0]));
    for (int part = 1; part < numbers.length; part++) {
      String[] countAndP = numbers[part].split(":");
      for (int i = 0; i < Integer.parseInt(countAndP[0]); i++) {
        values.add(random.nextDouble() < Double.parseDouble(countAndP[1]) ? 1.0 : 0.0);
      }
    }
  }
}
