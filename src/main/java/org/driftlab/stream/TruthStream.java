// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Instance;

/**
 * A stream that knows more of an instance than it shows: the concept it came from, or its class before noise.
 *
 * <p>What it knows is for people and for scoring, never for a learner. For a stream that is none of these the label is
 * taken to be true and the concept to be one and the same.
 */
public interface TruthStream extends InstanceStream {
  /** The concept of the last instance drawn, in [0, {@link #concepts}). */
  default int concept() {
    return 0;
  }

  /** How many concepts there are. */
  default int concepts() {
    return 1;
  }

  /** The class of the last instance drawn before any noise on labels, or {@link Instance#NO_LABEL}. */
  int trueLabel();

  /** The concept of the last instance drawn from any stream. */
  static int conceptOf(InstanceStream stream) {
    return stream instanceof TruthStream knowing ? knowing.concept() : 0;
  }

  /** How many concepts any stream has. */
  static int conceptsOf(InstanceStream stream) {
    return stream instanceof TruthStream knowing ? knowing.concepts() : 1;
  }

  /**
   * The true class of the last instance drawn from any stream.
   *
   * @param shown the label that came with it
   */
  static int trueLabelOf(InstanceStream stream, int shown) {
    return stream instanceof TruthStream knowing ? knowing.trueLabel() : shown;
  }
}
