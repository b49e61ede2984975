// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * The digit shown by a seven-segment display some of whose segments fail, beside seventeen irrelevant bits.
 *
 * <p>L. Breiman, J. H. Friedman, R. A. Olshen and C. J. Stone, Classification and Regression Trees, 1984, section
 * 2.6.1. Gives MOA 2024.07's LEDGenerator value for value. Costs a draw for each attribute and one for the digit.
 */
public record Led(
    @Param(label = "Seed") int seed,
    @Param(label = "Noise", unit = "%", help = "How often each segment is inverted.", min = 0, max = 100)
    int noisePercentage,
    @Param(label = "Leave out irrelevant attributes") boolean suppressIrrelevantAttributes) implements StreamSpec {

  public Led {
    Params.check(Led.class, seed, noisePercentage, suppressIrrelevantAttributes);
  }

  public Led() {
    this(1, 10, false);
  }

  @Override
  public String id() {
    return "led";
  }

  @Override
  public String title() {
    return "LED display";
  }

  @Override
  public InstanceStream create() {
    return new State(this, 0, new LegacyRandom(seed));
  }

  @Override
  public Led withSeed(int newSeed) {
    return new Led(newSeed, noisePercentage, suppressIrrelevantAttributes);
  }

  /** The stream of Led and of {@link LedDrift}. */
  static final class State implements InstanceStream {
    private static final int SEGMENTS = 7;
    private static final int ATTRIBUTES = 24;
    private static final Schema RELEVANT = schema(SEGMENTS);
    private static final Schema ALL = schema(ATTRIBUTES);
    /** For each digit its segments, the first attribute in the highest bit. */
    private static final int[] DIGITS = {0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111,
      0b1010010, 0b1111111, 0b1111011};

    private final Led spec;
    private final int exchanged;
    private final LegacyRandom random;

    /**
     * A stream.
     *
     * @param exchanged how many segments trade places with irrelevant attributes, if there are any
     */
    State(Led spec, int exchanged, LegacyRandom random) {
      this.spec = spec;
      this.exchanged = spec.suppressIrrelevantAttributes ? 0 : exchanged;
      this.random = random;
    }

    private static Schema schema(int attributes) {
      return new Schema(Headers.nominal("att", attributes, List.of("0", "1")),
          Headers.classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    }

    @Override
    public Schema schema() {
      return spec.suppressIrrelevantAttributes ? RELEVANT : ALL;
    }

    @Override
    public boolean next(Instance out) {
      double[] x = out.x;
      int digit = random.nextInt(10);
      for (int i = 0; i < SEGMENTS; i++) {
        int segment = DIGITS[digit] >> SEGMENTS - 1 - i & 1;
        x[i] = random.percent(spec.noisePercentage) ? 1 - segment : segment;
      }
      if (!spec.suppressIrrelevantAttributes) {
        for (int i = SEGMENTS; i < ATTRIBUTES; i++) {
          x[i] = random.nextInt(2);
        }
      }
      for (int i = 0; i < exchanged; i++) {
        double segment = x[i];
        x[i] = x[i + SEGMENTS];
        x[i + SEGMENTS] = segment;
      }
      out.y = digit;
      out.weight = 1;
      return true;
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, exchanged, random.copy());
    }
  }
}
