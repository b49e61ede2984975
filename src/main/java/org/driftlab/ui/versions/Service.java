// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.List;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/**
 * How a version did in all its reigns together. The accuracy is the champion's over the sliding window, so its first labels are
 * still those of the champion before.
 */
final class Service {
  private final List<Reign> reigns;
  private final long now;
  private final long instances;
  private double mean = Double.NaN;
  private double lowest = Double.NaN;

  Service(RunSnapshot snapshot, VersionId version) {
    now = snapshot.index();
    reigns = snapshot.reigns().stream().filter(r -> r.version().equals(version)).toList();
    instances = reigns.stream().mapToLong(r -> end(r) - r.from()).sum();
    snapshot.contestants().stream().filter(c -> c.role() == Role.CHAMPION).findFirst().ifPresent(c -> measure(c.accuracy()));
  }

  /** Each point counts by the instances that it covers of a reign. */
  private void measure(SeriesView accuracy) {
    double sum = 0;
    long covered = 0;
    double least = Double.POSITIVE_INFINITY;
    long from = 0;
    for (int i = 0; i < accuracy.size(); i++) {
      long until = accuracy.at(i);
      long shared = shared(from, until);
      if (shared > 0 && !Double.isNaN(accuracy.mean(i))) {
        sum += accuracy.mean(i) * shared;
        covered += shared;
        least = Math.min(least, accuracy.min(i));
      }
      from = until;
    }
    if (covered > 0) {
      mean = sum / covered;
      lowest = least;
    }
  }

  private long shared(long from, long until) {
    long sum = 0;
    for (Reign reign : reigns) {
      sum += Math.max(0, Math.min(until, end(reign)) - Math.max(from, reign.from()));
    }
    return sum;
  }

  private long end(Reign reign) {
    return reign.isOpen() ? now : reign.until();
  }

  /** Whether the version was the champion at an instance. */
  boolean covers(long at) {
    return reigns.stream().anyMatch(r -> at >= r.from() && at < Math.max(end(r), r.from() + 1));
  }

  long reigns() {
    return reigns.size();
  }

  /** How many instances it was the champion for. */
  long instances() {
    return instances;
  }

  /** The mean accuracy; NaN if it was never measured. */
  double mean() {
    return mean;
  }

  /** The lowest accuracy; NaN if it was never measured. */
  double lowest() {
    return lowest;
  }
}
