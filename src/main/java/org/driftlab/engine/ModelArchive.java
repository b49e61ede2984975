// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.InputException;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/**
 * Where a run puts the bytes of its versions and finds them again; called on the run thread.
 *
 * <p>{@link #put} must not wait for a disk; {@link #get} may, because only a person's command asks for it.
 */
public interface ModelArchive {
  /** Takes a new version; the bytes are not changed afterwards by anyone. */
  void put(ModelVersion version, byte[] bytes);

  /**
   * The bytes of a version of this run.
   *
   * @throws org.driftlab.data.InputException if they are not there or damaged, with the reason
   */
  byte[] get(VersionId version);

  /**
   * The stored version that a run begins from; asked once, before its first instance.
   *
   * @throws InputException if it is not there, damaged or of another learner than this version of DriftLab knows
   */
  default Pretrained pretrained(Start start) {
    throw new InputException("The version %s to start from is in no workspace here; run the scenario with its workspace."
        .formatted(start.text()));
  }
}
