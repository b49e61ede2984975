// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Set;
import org.driftlab.data.Spec;

/** Describes a stream: a generator with its options, or a file with how to read it. */
public interface StreamSpec extends Spec {
  /**
   * A fresh stream at its first instance.
   *
   * @throws org.driftlab.data.InputException if a file is missing or cannot be read as described
   */
  InstanceStream create();

  /**
   * The names of the parameters that can move while the stream runs; none unless {@link #create} gives a
   * {@link MovableStream}.
   */
  default Set<String> movable() {
    return Set.of();
  }

  /** The same stream with another seed; a stream without randomness returns itself. */
  default StreamSpec withSeed(int seed) {
    return this;
  }
}
