// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;

/**
 * Instances from one of two streams, chosen anew each time; only the chosen stream advances.
 *
 * <p>It ends when the chosen stream has ended. Its concepts are those of the first stream, then those of the second.
 */
final class Mixture implements TruthStream {
  /** The probability of the second stream at the n-th instance, n = 1 being the first; without state. */
  interface Chance {
    double at(long n);
  }

  private final InstanceStream first;
  private final InstanceStream second;
  private final Chance chance;
  private final LegacyRandom random;
  private long n;
  private InstanceStream chosen;
  private int shown = Instance.NO_LABEL;

  private Mixture(InstanceStream first, InstanceStream second, Chance chance, LegacyRandom random, long n) {
    this.first = first;
    this.second = second;
    this.chance = chance;
    this.random = random;
    this.n = n;
    this.chosen = first;
  }

  /** A fresh mixture; refuses streams of different shapes. */
  static Mixture of(StreamSpec first, StreamSpec second, Chance chance, int seed) {
    InstanceStream one = first.create();
    InstanceStream other = second.create();
    if (!one.schema().equals(other.schema())) {
      throw new InputException(("'stream' (%s) and 'driftStream' (%s) differ in their attributes or classes; "
          + "choose two of the same shape.").formatted(first.id(), second.id()));
    }
    return new Mixture(one, other, chance, new LegacyRandom(seed), 0);
  }

  /** The classical sigmoid around a position; a width of 0 makes it a step. */
  static double sigmoid(long n, long position, int width) {
    return 1 / (1 + StrictMath.exp(-4.0 * (n - position) / width));
  }

  /** The width that an angle stands for, unless it is 0. */
  static int width(int width, double alpha) {
    return alpha == 0 ? width : (int) (1 / StrictMath.tan(alpha * Math.PI / 180));
  }

  @Override
  public Schema schema() {
    return first.schema();
  }

  @Override
  public boolean next(Instance out) {
    n++;
    // Not "u <= chance": at width 0 the chance at the position itself is NaN, and the second stream's turn has come.
    chosen = random.nextDouble() > chance.at(n) ? first : second;
    boolean more = chosen.next(out);
    shown = out.y;
    return more;
  }

  @Override
  public int concept() {
    return TruthStream.conceptOf(chosen) + (chosen == first ? 0 : TruthStream.conceptsOf(first));
  }

  @Override
  public int concepts() {
    return TruthStream.conceptsOf(first) + TruthStream.conceptsOf(second);
  }

  @Override
  public int trueLabel() {
    return TruthStream.trueLabelOf(chosen, shown);
  }

  @Override
  public InstanceStream copy() {
    var copy = new Mixture(first.copy(), second.copy(), chance, random.copy(), n);
    copy.chosen = chosen == first ? copy.first : copy.second;
    copy.shown = shown;
    return copy;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
