// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/**
 * Draws what becomes of each label. A draw depends on the seed and the instance's index alone, so it has no state to copy and
 * a run that is forked draws the same.
 */
final class LabelDraw {
  private static final long DELAY = 0x9e3779b97f4a7c15L;
  private static final long SHARE = 0xd1b54a32d192ed03L;
  private static final long NOISE = 0x8cb92ba72f3d8dd7L;
  private static final double UNIT = 0x1p-53;

  private final LabelRule[] rules;
  private final boolean trivial;
  private final long seed;

  /** @throws org.driftlab.data.InputException if a rule names a class that the schema does not have */
  LabelDraw(Labels labels, Schema schema, int seed) {
    rules = labels.rules(schema);
    trivial = labels.immediate();
    this.seed = seed;
  }

  /** How many instances from now the label comes, or {@link LabelDelay#NEVER_COMES}; a wrong label is put in its place. */
  int fate(long index, Instance instance) {
    if (instance.y == Instance.NO_LABEL) {
      return LabelDelay.NEVER_COMES;
    }
    if (trivial) {
      return 0;
    }
    LabelRule rule = rules[instance.y];
    if (rule.labelled() < 1 && uniform(index, SHARE) >= rule.labelled()) {
      return LabelDelay.NEVER_COMES;
    }
    int delay = rule.delay().draw(uniform(index, DELAY));
    if (rule.noise() > 0) {
      double u = uniform(index, NOISE);
      if (u < rule.noise() && rules.length > 1) {
        // What is left of the draw is uniform again and chooses among the others.
        int other = (int) (u / rule.noise() * (rules.length - 1));
        instance.y = other < instance.y ? other : other + 1;
      }
    }
    return delay;
  }

  /** Uniform in [0, 1): the finalizer of SplitMix64 (Steele, Lea and Flood 2014) over seed, purpose and index. */
  private double uniform(long index, long purpose) {
    long z = (seed ^ purpose) + index * DELAY;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    // Once more, because the indices of one seed and purpose are an arithmetic sequence that another seed may share.
    z = (z ^ purpose) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 29)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 32)) >>> 11) * UNIT;
  }
}
