// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The commands' JSON: maps in order on one line; an absent number is null, because JSON has no NaN. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The fields of an object that was written; none of an empty text. */
  @SuppressWarnings("unchecked") // a map's keys are the object's names
  static Map<String, Object> read(String object) {
    return object.isEmpty() ? Map.of() : MAPPER.readValue(object, Map.class);
  }

  /** An object with its fields in order: name, value, name, value, … */
  static SequencedMap<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }

  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : null;
  }
}
