// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.List;
import java.util.function.Function;

/**
 * One line of a form: a value of a whole that a person can change.
 *
 * @param id names it within the form, such as "learner.learningRate"
 * @param kind what it takes
 * @param label the name a person reads
 * @param unit may be empty
 * @param help may be empty
 * @param value the present value as text in the root locale; of a choice the option's id
 * @param options what a choice offers, else empty
 * @param edit gives the whole with another value; throws {@link org.driftlab.data.InputException} if it cannot be
 * @param <T> the whole, which is immutable
 */
public record Field<T>(String id, Kind kind, String label, String unit, String help, String value, List<Option> options,
    Function<String, T> edit) {
  /** What a field takes. */
  public enum Kind {
    WHOLE,
    DECIMAL,
    TEXT,
    CHOICE,
    TOGGLE
  }

  /** One of the things to choose from. */
  public record Option(String id, String title) {}

  /** Whether two forms need the same controls here. */
  boolean looksLike(Field<?> other) {
    return id.equals(other.id) && kind == other.kind && label.equals(other.label) && unit.equals(other.unit)
        && options.equals(other.options);
  }
}
