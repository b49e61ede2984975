// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Label, unit and allowed range of a parameter: one component of a {@link Spec} record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
  /** The name a person reads. */
  String label();

  /** The unit, such as "instances" or "%"; empty for a pure number. */
  String unit() default "";

  /** What the parameter does, in one sentence. */
  String help() default "";

  /** The smallest allowed value. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest allowed value. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min} itself is forbidden. */
  boolean minExclusive() default false;

  /** Whether {@link #max} itself is forbidden. */
  boolean maxExclusive() default false;
}
