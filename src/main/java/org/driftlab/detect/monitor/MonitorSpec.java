// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Schema;
import org.driftlab.data.Spec;

/** Describes a data monitor: what it compares, over which windows, and when it alarms. */
public interface MonitorSpec extends Spec {
  /**
   * A fresh monitor for a stream.
   *
   * @throws org.driftlab.data.InputException if it cannot watch a stream of that shape
   */
  DataMonitor create(Schema schema);

  /** Whether it watches a model's scores and so says nothing about data alone. */
  default boolean needsModel() {
    return false;
  }
}
