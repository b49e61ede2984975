// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import java.util.OptionalDouble;
import org.driftlab.data.Spec;

/** Describes a drift detector: its algorithm and parameters. */
public interface DetectorSpec extends Spec {
  /** A fresh detector. */
  DriftDetector create();

  /**
   * The values it is made for. A detector answers any finite number without failing; the commands reject what is
   * outside, because the answer would mean nothing.
   */
  default Input input() {
    return Input.FINITE;
  }

  /** The parameter that calibration adjusts; empty if it has none. */
  default Optional<Threshold> thresholdParameter() {
    return Optional.empty();
  }

  /**
   * The mean number of values up to the first false alarm that its theory promises with these parameters; empty if it
   * promises none, which is the case for every test whose significance speaks of a single comparison.
   */
  default OptionalDouble promisedRunLength() {
    return OptionalDouble.empty();
  }
}
