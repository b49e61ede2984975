// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

import java.util.Map;
import java.util.Optional;

/**
 * An immutable stored model, without its bytes.
 *
 * @param id its number within the run
 * @param parent the version it was learned from; empty for a first one
 * @param at the instance index at which it was made
 * @param reason why it was made
 * @param learner the learner's catalog id
 * @param learnerSpec the learner's parameters as JSON
 * @param provenance where it comes from
 * @param metrics metrics at creation by name, such as accuracy and kappa of the champion's window; absent ones are left out
 * @param size the stored bytes
 * @param sha256 SHA-256 of the stored bytes, lower-case hexadecimal
 */
public record ModelVersion(VersionId id, Optional<VersionId> parent, long at, Reason reason, String learner,
    String learnerSpec, Provenance provenance, Map<String, Double> metrics, long size, String sha256) {
  public ModelVersion {
    metrics = Map.copyOf(metrics);
  }
}
