// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * Waveform with some attributes in each other's places.
 *
 * <p>The exchange is fixed: drift comes from switching between two of these. Gives MOA 2024.07's WaveformGeneratorDrift
 * value for value; its two draws at the beginning make it differ from {@link Waveform} even when nothing is exchanged.
 * Costs what Waveform costs.
 */
public record WaveformDrift(
    @Param(label = "Seed") int seed,
    @Param(label = "Add noise attributes", help = "Adds nineteen attributes of pure noise.") boolean addNoise,
    @Param(label = "Exchanged attributes", help = "How many pairs of attributes trade places.", min = 0, max = 40)
    int numberAttributesDrift) implements StreamSpec {

  public WaveformDrift {
    Params.check(WaveformDrift.class, seed, addNoise, numberAttributesDrift);
  }

  public WaveformDrift() {
    this(1, false, 0);
  }

  @Override
  public String id() {
    return "waveform-drift";
  }

  @Override
  public String title() {
    return "Waveform, attributes exchanged";
  }

  @Override
  public InstanceStream create() {
    var random = new LegacyRandom(seed);
    int n = Waveform.State.attributes(addNoise);
    int p = random.nextInt(n);
    int q = random.nextInt(n);
    var places = new int[n];
    for (int i = 0; i < n; i++) {
      places[i] = i;
    }
    for (int j = 0; j < numberAttributesDrift; j++) {
      int place = places[(j + p) % n];
      places[(j + p) % n] = places[(j + q) % n];
      places[(j + q) % n] = place;
    }
    return new Waveform.State(places, random);
  }

  @Override
  public WaveformDrift withSeed(int newSeed) {
    return new WaveformDrift(newSeed, addNoise, numberAttributesDrift);
  }
}
