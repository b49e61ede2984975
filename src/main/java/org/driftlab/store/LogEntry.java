// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.driftlab.version.VersionId;

/**
 * An entry of a workspace's audit log. Each entry's hash covers the hash of the one before it, so that none can change or
 * vanish without being found.
 *
 * @param seq its place in the log, from 1
 * @param time when it was written, to the millisecond
 * @param run the run's number; 0 for what concerns the whole workspace
 * @param at the instance index; -1 for what a person did to stored versions, outside of the run
 * @param type what happened: the type of a run's event, or begun, ended, tag, note, pin, thinned and the like
 * @param version the version it is about
 * @param cause who or what brought it about and why, in words
 * @param before metrics of the version that went before (the parent, or the deposed champion) when that was stored
 * @param after metrics of the version itself when it was stored
 * @param details what else is to say, as a JSON object
 * @param hash SHA-256 over the previous hash and this entry's content, lower-case hexadecimal
 */
public record LogEntry(long seq, Instant time, long run, long at, String type, Optional<VersionId> version, String cause,
    Map<String, Double> before, Map<String, Double> after, String details, String hash) {
  public LogEntry {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }
}
