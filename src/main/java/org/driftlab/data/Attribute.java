// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

import java.util.List;

/** A column of a stream: a number, or one of a fixed list of values. */
public sealed interface Attribute {
  /** The attribute's name as it stands in a file's header. */
  String name();

  /** A real-valued attribute; a missing value is {@code NaN}. */
  record Numeric(String name) implements Attribute {}

  /** An attribute with a fixed list of values; an instance holds the zero-based index of one of them, or {@code NaN}. */
  record Nominal(String name, List<String> values) implements Attribute {
    public Nominal {
      values = List.copyOf(values);
    }
  }
}
