// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.Optional;

/**
 * Which entries of the audit log are wanted.
 *
 * @param run of one run alone
 * @param type of one type alone
 * @param from from this instance index on
 * @param to up to and including this instance index
 */
public record LogQuery(Optional<Long> run, Optional<String> type, long from, long to) {
  /** The whole log. */
  public static final LogQuery ALL = new LogQuery(Optional.empty(), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);
}
