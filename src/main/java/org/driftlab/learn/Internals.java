// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import java.util.SequencedMap;

/** A learner that tells figures about its inside, such as leaves, depth or the weights of members. */
public interface Internals {
  /** The figures by name, in the order in which to show them; names are in words, such as {@code "active leaves"}. */
  SequencedMap<String, Number> internals();
}
