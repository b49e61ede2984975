// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version's metrics as one text, such as {@code accuracy=0.85;kappa=0.7}, sorted by name. A listing of ten thousand
 * versions reads as many of them, which is why they are no JSON; the numbers read back to the bit.
 */
final class MetricText {
  private MetricText() {}

  static String write(Map<String, Double> metrics) {
    var text = new StringBuilder();
    new TreeMap<>(metrics).forEach((name, value) -> {
      if (name.indexOf('=') >= 0 || name.indexOf(';') >= 0) {
        throw new IllegalArgumentException("a metric cannot be named '" + name + "'");
      }
      text.append(text.isEmpty() ? "" : ";").append(name).append('=').append(value);
    });
    return text.toString();
  }

  static Map<String, Double> read(String text) {
    var metrics = new HashMap<String, Double>();
    for (int from = 0; from < text.length();) {
      int equals = text.indexOf('=', from);
      int semicolon = text.indexOf(';', equals);
      int end = semicolon < 0 ? text.length() : semicolon;
      metrics.put(text.substring(from, equals), Double.valueOf(text.substring(equals + 1, end)));
      from = end + 1;
    }
    return metrics;
  }
}
