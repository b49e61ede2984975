// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * SEED: a window of blocks that drops its old part where two parts differ, and merges neighbouring blocks that do not.
 *
 * <p>D. T. J. Huang, Y. S. Koh, G. Dobbie, R. Pears, <i>Detecting Volatility Shift in Data Streams</i>, ICDM 2014,
 * 863–868. Input: any finite numbers. After every full block each border between blocks is tested, newest first, with
 * the bound of {@link Adwin} (plain counts); the first that differs is a drift, in either direction, and everything
 * older is dropped. Each time more than {@code compressEvery} blocks were added, neighbours whose means differ by less
 * than a threshold that grows from the newest pair to the oldest are merged. The statistic is the largest ratio of a
 * difference to its bound, the drift level 1; between two tests it may stand above 1. No warnings. O(1) a value,
 * O(blocks) after each full block; 24 bytes a block.
 *
 * @param delta confidence δ of a single test
 * @param blockSize values a block
 * @param epsilonPrime ε′, the mean difference that a merge tolerates
 * @param alpha growth of that threshold from pair to pair
 * @param compressEvery blocks between two compressions
 */
public record Seed(
    @Param(label = "Confidence δ", min = 0, max = 1) double delta,
    @Param(label = "Block size", unit = "instances", min = 32, max = 256) int blockSize,
    @Param(label = "Merge tolerance ε′", min = 0.0025, max = 0.01) double epsilonPrime,
    @Param(label = "Tolerance growth α", min = 0.2, max = 0.8) double alpha,
    @Param(label = "Compress every", unit = "blocks", min = 50, max = 100) int compressEvery)
    implements DetectorSpec {

  /** The paper's δ = 0.05, blocks of 32, ε′ = 0.01, α = 0.8 and 75 blocks. */
  public Seed() {
    this(0.05, 32, 0.01, 0.8, 75);
  }

  public Seed {
    Params.check(Seed.class, delta, blockSize, epsilonPrime, alpha, compressEvery);
  }

  @Override
  public String id() {
    return "seed";
  }

  @Override
  public String title() {
    return "SEED";
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("delta"));
  }

  @Override
  public DriftDetector create() {
    return new State(this, new SeedBlocks());
  }

  private static final class State implements DriftDetector {
    /** The quick test keeps this far below the exact bound, so that its rounding can never reject a real drift. */
    private static final double SLACK = 0.999;

    private final Seed spec;
    private final SeedBlocks blocks;
    private int sinceTest;
    private int added;
    private double driftRatio = Double.NaN;

    State(Seed spec, SeedBlocks blocks) {
      this.spec = spec;
      this.blocks = blocks;
    }

    @Override
    public Signal update(double value) {
      if (blocks.newestCount() == spec.blockSize) {
        if (blocks.size() >= 2 && added > spec.compressEvery) {
          added = 0;
          blocks.compress(spec.epsilonPrime * spec.alpha);
        }
        blocks.append();
        added++;
      }
      blocks.add(value);
      driftRatio = Double.NaN;
      if (++sinceTest < spec.blockSize) {
        return Signal.STABLE;
      }
      sinceTest = 0;
      return blocks.size() >= 2 && cut() ? Signal.DRIFT : Signal.STABLE;
    }

    /** Compares squares first, as in {@link AdwinWindow}: most borders need no division, root or logarithm. */
    private boolean cut() {
      double width = blocks.width();
      double log = logTerm();
      double slope = SLACK * 2 * blocks.squares() * log;
      double linear = 2.0 / 3.0 * log * width;
      double base = SLACK * linear * linear;
      double rightCount = 0;
      double rightSum = 0;
      double leftCount = width;
      double leftSum = blocks.total();
      for (int block = blocks.size() - 1; block > 0; block--) {
        rightCount += blocks.count(block);
        leftCount -= blocks.count(block);
        rightSum += blocks.sum(block);
        leftSum -= blocks.sum(block);
        double q = rightSum * leftCount - leftSum * rightCount;
        if (!(q * q < slope * leftCount * rightCount + base)) {
          double difference = Math.abs(rightSum / rightCount - leftSum / leftCount);
          double bound = bound(leftCount, rightCount, log);
          if (difference > bound) {
            driftRatio = difference / bound;
            blocks.dropBefore(block);
            return true;
          }
        }
      }
      return false;
    }

    private double logTerm() {
      return StrictMath.log(2 * StrictMath.log(blocks.width()) / spec.delta);
    }

    private double bound(double leftCount, double rightCount, double log) {
      double m = 1 / leftCount + 1 / rightCount;
      return Math.sqrt(2 * m * (blocks.squares() / blocks.width()) * log) + 2.0 / 3.0 * log * m;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec, new SeedBlocks(blocks));
      copy.sinceTest = sinceTest;
      copy.added = added;
      copy.driftRatio = driftRatio;
      return copy;
    }

    @Override
    public double statistic() {
      if (!Double.isNaN(driftRatio)) {
        return driftRatio;
      }
      double best = Double.NaN;
      double rightCount = 0;
      double rightSum = 0;
      for (int block = blocks.size() - 1; block > 0; block--) {
        rightCount += blocks.count(block);
        rightSum += blocks.sum(block);
        double leftCount = blocks.width() - rightCount;
        double difference = Math.abs(rightSum / rightCount - (blocks.total() - rightSum) / leftCount);
        double ratio = difference / bound(leftCount, rightCount, logTerm());
        best = ratio <= best ? best : ratio;
      }
      return best;
    }

    @Override
    public double driftLevel() {
      return 1;
    }
  }
}
