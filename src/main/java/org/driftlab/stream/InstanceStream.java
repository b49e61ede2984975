// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.OptionalLong;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/** A source of instances, one after another; deterministic, single-threaded. */
public interface InstanceStream extends AutoCloseable {
  /** The shape of every instance of this stream. */
  Schema schema();

  /**
   * Fills the buffer with the next instance.
   *
   * @param out a buffer of {@link #schema()}'s shape; its weight is set to 1
   * @return false, with the buffer's content undefined, when the stream has ended
   */
  boolean next(Instance out);

  /** An independent stream at the same position that continues identically. */
  InstanceStream copy();

  /** How many instances the whole stream has, those drawn already included; empty if it has no end or it is not known. */
  default OptionalLong length() {
    return OptionalLong.empty();
  }

  /** Releases files; a generator has none. */
  @Override
  default void close() {}
}
