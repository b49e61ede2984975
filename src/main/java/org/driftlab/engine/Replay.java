// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.memory.MemorySpec;

/**
 * Experience replay: the learning champion rehearses batches drawn from a memory of past instances.
 *
 * @param memory the memory
 * @param batch instances in a batch
 * @param every labels between two batches
 */
public record Replay(MemorySpec memory,
    @Param(label = "Batch", unit = "instances", min = 1, max = 100_000) int batch,
    @Param(label = "Every", unit = "labels", min = 1) int every) {
  /** Batches of 32 after every 32 labels, or smaller ones from a smaller memory. */
  public Replay(MemorySpec memory) {
    this(memory, Math.min(32, memory.capacity()), 32);
  }

  public Replay {
    Params.check(Replay.class, memory, batch, every);
    if (memory.capacity() < batch) {
      throw new InputException("The memory holds %d instances but a batch has %d; make the memory at least as large."
          .formatted(memory.capacity(), batch));
    }
  }

  /** Memory, batch and pace as one JSON object: {@link Params#json} of the memory with "batch" and "every". */
  String json() {
    String own = Params.json(memory);
    return "%s,\"batch\":%d,\"every\":%d}".formatted(own.substring(0, own.length() - 1), batch, every);
  }
}
