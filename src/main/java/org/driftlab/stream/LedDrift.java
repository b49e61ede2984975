// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The LED display with the first segments in the places of irrelevant attributes.
 *
 * <p>The exchange is fixed: drift comes from switching between two of these with different numbers of exchanged
 * attributes. Gives MOA 2024.07's LEDGeneratorDrift value for value. Costs what {@link Led} costs.
 */
public record LedDrift(
    @Param(label = "Seed") int seed,
    @Param(label = "Noise", unit = "%", help = "How often each segment is inverted.", min = 0, max = 100)
    int noisePercentage,
    @Param(label = "Leave out irrelevant attributes", help = "Then nothing is exchanged.")
    boolean suppressIrrelevantAttributes,
    @Param(label = "Exchanged attributes", help = "How many segments trade places with irrelevant attributes.",
        min = 0, max = 7) int numberAttributesDrift) implements StreamSpec {

  public LedDrift {
    Params.check(LedDrift.class, seed, noisePercentage, suppressIrrelevantAttributes, numberAttributesDrift);
  }

  public LedDrift() {
    this(1, 10, false, 1);
  }

  @Override
  public String id() {
    return "led-drift";
  }

  @Override
  public String title() {
    return "LED display, segments exchanged";
  }

  @Override
  public InstanceStream create() {
    var led = new Led(seed, noisePercentage, suppressIrrelevantAttributes);
    return new Led.State(led, numberAttributesDrift, new LegacyRandom(seed));
  }

  @Override
  public LedDrift withSeed(int newSeed) {
    return new LedDrift(newSeed, noisePercentage, suppressIrrelevantAttributes, numberAttributesDrift);
  }
}
