// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.version.VersionId;

/**
 * What happened beside what would have happened, over the same labels unless the change is one of drift or labels: the champions of two futures of a run, exactly
 * replayed from where they part. It is the rehearsal of a rollback, the audit of a promotion and any other what-if.
 *
 * @param fork where they part and what is different
 * @param until instances replayed at the end of both
 * @param labels that arrived since the fork, in what happened
 * @param classes the classes by name
 * @param actual what happened
 * @param other what would have happened
 * @param disagreements labels, in the order they came, on which the two champions had predicted different classes
 * @param regret errors of what happened less errors of what would have, since the fork: above 0 where the change would have
 *     been better
 * @param refusal why the change could not be made where the futures part; empty if it was
 */
public record Counterfactual(Fork fork, long until, long labels, List<String> classes, Future actual, Future other,
    long disagreements, SeriesView regret, Optional<String> refusal) {
  /**
   * The champion of one future, since the fork.
   *
   * @param accuracy over all labels, {@code NaN} if none arrived
   * @param kappa over all labels
   * @param errors labels it had predicted wrongly
   * @param errorsByClass its errors on each true class, [classes]
   * @param series accuracy over the sliding window, which begins empty at the fork
   * @param champion the version at the end
   * @param fingerprint of the whole future so far
   */
  public record Future(double accuracy, double kappa, long errors, List<Long> errorsByClass, SeriesView series,
      Optional<VersionId> champion, String fingerprint) {}

  /** Errors that the change would have spared; negative if it would have cost some. */
  public long totalRegret() {
    return actual.errors() - other.errors();
  }
}
