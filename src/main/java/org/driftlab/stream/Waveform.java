// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Noisy mixtures of two of three triangular waves, sampled at 21 points; which two is the class.
 *
 * <p>L. Breiman, J. H. Friedman, R. A. Olshen and C. J. Stone, Classification and Regression Trees, 1984, section
 * 2.6.2. Gives MOA 2024.07's WaveformGenerator value for value. Costs a Gaussian for each attribute and two draws.
 */
public record Waveform(
    @Param(label = "Seed") int seed,
    @Param(label = "Add noise attributes", help = "Adds nineteen attributes of pure noise.") boolean addNoise)
    implements StreamSpec {

  public Waveform {
    Params.check(Waveform.class, seed, addNoise);
  }

  public Waveform() {
    this(1, false);
  }

  @Override
  public String id() {
    return "waveform";
  }

  @Override
  public String title() {
    return "Waveform";
  }

  @Override
  public InstanceStream create() {
    int attributes = State.attributes(addNoise);
    var places = new int[attributes];
    for (int i = 0; i < attributes; i++) {
      places[i] = i;
    }
    return new State(places, new LegacyRandom(seed));
  }

  @Override
  public Waveform withSeed(int newSeed) {
    return new Waveform(newSeed, addNoise);
  }

  /** The stream of Waveform and of {@link WaveformDrift}. */
  static final class State implements InstanceStream {
    private static final int POINTS = 21;
    private static final int WITH_NOISE = 40;
    private static final Schema PLAIN = schema(POINTS);
    private static final Schema NOISY = schema(WITH_NOISE);
    /** [waves][points]: triangles of height 6 around points 6, 14 and 10. */
    private static final double[][] WAVES = {wave(6), wave(14), wave(10)};
    private static final int[] FIRST = {0, 0, 1};
    private static final int[] SECOND = {1, 2, 2};

    private final int[] places;
    private final LegacyRandom random;

    /**
     * A stream.
     *
     * @param places for each attribute in the order of drawing, where it is written
     */
    State(int[] places, LegacyRandom random) {
      this.places = places;
      this.random = random;
    }

    static int attributes(boolean addNoise) {
      return addNoise ? WITH_NOISE : POINTS;
    }

    private static Schema schema(int attributes) {
      return new Schema(Headers.numeric("att", attributes), Headers.classes(3));
    }

    private static double[] wave(int peak) {
      var wave = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        wave[i] = Math.max(0, 6 - Math.abs(i - peak));
      }
      return wave;
    }

    @Override
    public Schema schema() {
      return places.length == POINTS ? PLAIN : NOISY;
    }

    @Override
    public boolean next(Instance out) {
      out.y = random.nextInt(3);
      double[] first = WAVES[FIRST[out.y]];
      double[] second = WAVES[SECOND[out.y]];
      double a = random.nextDouble();
      double b = 1 - a;
      for (int i = 0; i < POINTS; i++) {
        out.x[places[i]] = a * first[i] + b * second[i] + random.nextGaussian();
      }
      for (int i = POINTS; i < places.length; i++) {
        out.x[places[i]] = random.nextGaussian();
      }
      out.weight = 1;
      return true;
    }

    @Override
    public InstanceStream copy() {
      return new State(places, random.copy());
    }
  }
}
