// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import org.driftlab.data.Spec;

/** Describes a drift detector: its algorithm and parameters. */
public interface DetectorSpec extends Spec {
  /** A fresh detector. */
  DriftDetector create();
}
