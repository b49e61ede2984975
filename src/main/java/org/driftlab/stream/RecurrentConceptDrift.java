// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * One stream that gives way to another and comes back, several times, each change along the classical sigmoid.
 *
 * <p>Gives MOA 2024.07's RecurrentConceptDriftStream value for value; for the rest see {@link ConceptDrift}. Costs a
 * draw and two exponentials for each repetition on top of the streams.
 */
public record RecurrentConceptDrift(
    @Param(label = "First stream", help = "What comes first and between.") StreamSpec stream,
    @Param(label = "Second stream", help = "What comes again and again, of the same attributes and classes.")
    StreamSpec driftStream,
    @Param(label = "Position", unit = "instances", help = "Middle of the first change.") int position,
    @Param(label = "Width", unit = "instances", help = "How long each change takes.") int width,
    @Param(label = "Angle α", unit = "°", help = "Of a change at its middle; unless 0 it replaces the width.",
        min = 0, max = 90) double alpha,
    @Param(label = "Seed", help = "Of the choices; each stream has its own seed.") int seed,
    @Param(label = "Recurring for", unit = "instances", help = "How long the second stream is in force each time.")
    int widthRecurrence,
    @Param(label = "Stable for", unit = "instances", help = "How long the first stream is in force between.")
    int stabPeriod,
    @Param(label = "Repetitions", min = 0, max = 10_000) int numRep) implements StreamSpec {

  public RecurrentConceptDrift {
    Params.check(RecurrentConceptDrift.class, stream, driftStream, position, width, alpha, seed, widthRecurrence,
        stabPeriod, numRep);
  }

  public RecurrentConceptDrift() {
    this(new RandomTree(), new RandomTree(), 0, 1000, 0, 1, 100, 200, 4);
  }

  @Override
  public String id() {
    return "recurrent-concept-drift";
  }

  @Override
  public String title() {
    return "Recurring concept drift between two streams";
  }

  @Override
  public InstanceStream create() {
    int effectiveWidth = Mixture.width(width, alpha);
    return Mixture.of(stream, driftStream, n -> chance(n, effectiveWidth), seed);
  }

  private double chance(long n, int effectiveWidth) {
    double sum = 0;
    for (int k = 0; k < numRep; k++) {
      long begin = position + k * ((long) widthRecurrence + stabPeriod);
      sum += Mixture.sigmoid(n, begin, effectiveWidth) - Mixture.sigmoid(n, begin + widthRecurrence, effectiveWidth);
    }
    return sum;
  }

  /** Unlike the option {@code seed}, this reaches the streams inside too, each with a seed of its own. */
  @Override
  public RecurrentConceptDrift withSeed(int newSeed) {
    return new RecurrentConceptDrift(stream.withSeed(newSeed), driftStream.withSeed(newSeed + 1), position, width,
        alpha, newSeed, widthRecurrence, stabPeriod, numRep);
  }
}
