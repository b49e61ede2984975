// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.driftlab.data.InputException;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/** Keeps every version's bytes in memory: for runs without a workspace. May be read from any thread. */
public final class InMemoryArchive implements ModelArchive {
  private final Map<VersionId, byte[]> models = new ConcurrentHashMap<>();

  @Override
  public void put(ModelVersion version, byte[] bytes) {
    models.put(version.id(), bytes);
  }

  @Override
  public byte[] get(VersionId version) {
    byte[] bytes = models.get(version);
    if (bytes == null) {
      throw new InputException("There is no version %s in this run.".formatted(version));
    }
    return bytes;
  }
}
