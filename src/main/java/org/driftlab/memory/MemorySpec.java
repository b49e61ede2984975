// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Schema;
import org.driftlab.data.Spec;

/** Describes a replay memory. */
public interface MemorySpec extends Spec {
  /** The most instances it holds. */
  int capacity();

  /** An empty memory; equal seeds draw equally. */
  ReplayMemory create(Schema schema, long seed);
}
