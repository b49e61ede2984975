// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/** The models of a future that branches off a run: those up to the fork are the run's own, later ones are kept in memory. */
final class ForkArchive implements ModelArchive {
  private final ModelArchive trunk;
  private final int shared;
  private final InMemoryArchive branch = new InMemoryArchive();

  /** @param shared how many versions the run had at the fork */
  ForkArchive(ModelArchive trunk, int shared) {
    this.trunk = trunk;
    this.shared = shared;
  }

  @Override
  public void put(ModelVersion version, byte[] bytes) {
    if (version.id().number() > shared) {
      branch.put(version, bytes);
    }
  }

  @Override
  public byte[] get(VersionId version) {
    return version.number() <= shared ? trunk.get(version) : branch.get(version);
  }
}
