// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

/**
 * A description of a stream, learner, detector, memory or policy: a record whose components carry {@link Param}.
 *
 * <p>The record is at once the configuration, the provenance, the stored JSON and the source of a form. A no-argument
 * constructor gives the defaults; the canonical one rejects bad values through {@link Params#check}.
 */
public interface Spec {
  /** The permanent catalog id, lower case with hyphens: it stands in stored files. */
  String id();

  /** The name a person reads. */
  String title();
}
