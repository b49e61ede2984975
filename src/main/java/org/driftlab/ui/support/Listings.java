// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;

/**
 * The snapshots that lists show: while the run goes on a newer one twice a second, because nobody reads faster and a list's
 * rows cost the FX thread far more than a chart; and one list a frame, so that no frame bears them all. At rest all have the
 * newest at once.
 */
final class Listings {
  private static final long NANOS = 500_000_000;
  private static final long REHEARSED_NANOS = 100_000_000;

  private final LongSupplier nanoTime;
  private final List<ReadOnlyObjectWrapper<RunSnapshot>> lists = new ArrayList<>();
  private RunSnapshot newest;
  private long roundAt;
  private int next;

  Listings(RunSnapshot first, LongSupplier nanoTime) {
    newest = first;
    this.nanoTime = nanoTime;
  }

  /** A list of its own. */
  ReadOnlyObjectProperty<RunSnapshot> add() {
    var list = new ReadOnlyObjectWrapper<>(newest);
    lists.add(list);
    return list.getReadOnlyProperty();
  }

  /** Shows a snapshot in all lists at once. */
  void set(RunSnapshot now) {
    newest = now;
    next = lists.size();
    lists.forEach(list -> list.set(now));
  }

  /**
   * Called once a frame with the newest snapshot.
   *
   * @param rehearsed whether what a drag would come to is shown, which is followed more closely
   */
  void offer(RunSnapshot now, boolean rehearsed) {
    if (now.phase() != Phase.RUNNING || rehearsed) {
      offerAtOnce(now, rehearsed);
      return;
    }
    long time = nanoTime.getAsLong();
    if (next >= lists.size() && now != newest && time - roundAt >= NANOS) {
      roundAt = time;
      next = 0;
    }
    if (next < lists.size()) {
      newest = now;
      lists.get(next++).set(now);
    }
  }

  private void offerAtOnce(RunSnapshot now, boolean rehearsed) {
    long time = nanoTime.getAsLong();
    if (now != newest && (!rehearsed || now.phase() != Phase.RUNNING || time - roundAt >= REHEARSED_NANOS)) {
      roundAt = time;
      set(now);
    } else if (now.phase() != Phase.RUNNING && next < lists.size()) {
      set(now);
    }
  }
}
