// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import java.util.List;
import java.util.Optional;

/**
 * What came to a memory and what keeping within its capacity cost.
 *
 * @param offered instances offered
 * @param refused those of them that were not taken in
 * @param evicted those that were taken in and had to leave
 * @param evictedByClass the same by class, [classes]
 * @param meanAge the mean age in offers at which they left, 0 if none did
 * @param last the one that left last
 */
public record Turnover(long offered, long refused, long evicted, List<Long> evictedByClass, double meanAge,
    Optional<Held> last) {
  public Turnover {
    evictedByClass = List.copyOf(evictedByClass);
  }
}
