// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * One stream that gives way to another along the classical sigmoid, P = 1/(1 + exp(−4(n − position)/width)).
 *
 * <p>A. Bifet, G. Holmes, B. Pfahringer, R. Kirkby and R. Gavaldà, New ensemble methods for evolving data streams, KDD
 * 2009, section 2.1. Gives MOA 2024.07's ConceptDriftStream value for value: the first instance is n = 1, a stream
 * inside counts its own instances, and width 1 is no hard switch. Costs a draw and an exponential on top of the
 * streams.
 */
public record ConceptDrift(
    @Param(label = "First stream", help = "What comes first.") StreamSpec stream,
    @Param(label = "Second stream", help = "What comes after, of the same attributes and classes.")
    StreamSpec driftStream,
    @Param(label = "Position", unit = "instances", help = "Where both streams are equally likely.") int position,
    @Param(label = "Width", unit = "instances", help = "How long the change takes.") int width,
    @Param(label = "Angle α", unit = "°", help = "Of the change at its middle; unless 0 it replaces the width.",
        min = 0, max = 90) double alpha,
    @Param(label = "Seed", help = "Of the choices; each stream has its own seed.") int seed) implements StreamSpec {

  public ConceptDrift {
    Params.check(ConceptDrift.class, stream, driftStream, position, width, alpha, seed);
  }

  public ConceptDrift() {
    this(new RandomTree(), new RandomTree(), 0, 1000, 0, 1);
  }

  @Override
  public String id() {
    return "concept-drift";
  }

  @Override
  public String title() {
    return "Concept drift between two streams";
  }

  @Override
  public InstanceStream create() {
    int effectiveWidth = Mixture.width(width, alpha);
    return Mixture.of(stream, driftStream, n -> Mixture.sigmoid(n, position, effectiveWidth), seed);
  }

  /** Unlike the option {@code seed}, this reaches the streams inside too, each with a seed of its own. */
  @Override
  public ConceptDrift withSeed(int newSeed) {
    return new ConceptDrift(stream.withSeed(newSeed), driftStream.withSeed(newSeed + 1), position, width, alpha,
        newSeed);
  }
}
