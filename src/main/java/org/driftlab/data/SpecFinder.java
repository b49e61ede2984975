// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

/** Finds a spec by its kind and id, as a catalog does. */
@FunctionalInterface
public interface SpecFinder {
  /**
   * The spec of an id, with its defaults.
   *
   * @param kind the type it must have, such as a learner's or a stream's spec
   * @throws InputException if there is none
   */
  Spec find(Class<?> kind, String id);
}
