// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Attribute;

/** Builds the attribute lists that generators have in common. */
final class Headers {
  private Headers() {}

  /** Numeric attributes named by a prefix and a number from 1. */
  static List<Attribute> numeric(String prefix, int count) {
    var attributes = new ArrayList<Attribute>();
    for (String name : numbered(prefix, count)) {
      attributes.add(new Attribute.Numeric(name));
    }
    return attributes;
  }

  /** Nominal attributes named by a prefix and a number from 1, all of the same values. */
  static List<Attribute> nominal(String prefix, int count, List<String> values) {
    var attributes = new ArrayList<Attribute>();
    for (String name : numbered(prefix, count)) {
      attributes.add(new Attribute.Nominal(name, values));
    }
    return attributes;
  }

  /** The label {@code class} with the given classes. */
  static Attribute.Nominal classes(String... names) {
    return new Attribute.Nominal("class", List.of(names));
  }

  /** The label {@code class} with {@code class1}, {@code class2} and so on. */
  static Attribute.Nominal classes(int count) {
    return new Attribute.Nominal("class", numbered("class", count));
  }

  /** A prefix followed by 1, 2, and so on. */
  static List<String> numbered(String prefix, int count) {
    var names = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      names.add(prefix + i);
    }
    return names;
  }
}
