// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Herding on a stream: of each class those instances are held whose mean is nearest to the mean of all of the class that
 * were ever seen. The idea is that of M. Welling, "Herding dynamical weights to learn" (ICML 2009) and of the exemplars of
 * S.-A. Rebuffi et al., "iCaRL" (CVPR 2017, algorithm 4), which sort a complete class. Here a full memory takes a newcomer
 * as a candidate with the probability of a reservoir, compares it with a few rivals drawn at random and drops the one
 * without which the mean of what is held is nearest to the class's. A class below the largest takes its place from the
 * largest. A memory of more than 2²⁰ values (8 MB) takes half as many candidates, because a rival is read from beyond the
 * processor's caches then, while the mean of so many is near the class's sooner.
 *
 * <p>Distances are Euclidean on the values as they are, so features should be of one scale; a missing value counts as 0.
 * An offer costs O(features) for the mean, and O(log classes + rivals · features) for a candidate; a batch O(batch ·
 * features).
 */
public record RepresentativeMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000, help = "The most instances kept.")
    int capacity,
    @Param(label = "Rivals", unit = "instances", min = 1, max = 1000,
        help = "How many held instances a newcomer is compared with.") int rivals) implements MemorySpec {
  public RepresentativeMemory {
    Params.check(RepresentativeMemory.class, capacity, rivals);
  }

  /** A memory of 1,000 instances. */
  public RepresentativeMemory() {
    this(1_000, 2);
  }

  @Override
  public String id() {
    return "representative";
  }

  @Override
  public String title() {
    return "Most representative (herding)";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new SlotMemory(capacity, schema, seed, new Herding(capacity, schema, rivals));
  }
}
