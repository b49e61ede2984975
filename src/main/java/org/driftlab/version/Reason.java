// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

/** Why a version was made. */
public enum Reason {
  INITIAL,
  INTERVAL,
  DRIFT,
  FINE_TUNE,
  RETRAIN,
  MANUAL,
  FORK
}
