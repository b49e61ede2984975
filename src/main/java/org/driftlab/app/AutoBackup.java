// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.driftlab.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a backup of the open workspace whenever the newest one is older than the workspace's setting says and something has
 * been stored since, so that the backup a recovery falls back on is a recent one.
 *
 * <p>It looks every few minutes, on a thread of its own; what is stored meanwhile does not wait. Backups rotate as those made
 * by hand do.
 */
final class AutoBackup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AutoBackup.class);
  private static final int MINUTES = 5;

  private final ModelStore store;
  private final InstantSource clock;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("auto-backup").factory());
  private boolean closed;

  AutoBackup(ModelStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Looks from now on until it is closed. */
  AutoBackup start() {
    thread.scheduleWithFixedDelay(this::lookQuietly, 1, MINUTES, TimeUnit.MINUTES);
    return this;
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("The workspace could not be backed up; it is tried again in {} minutes", MINUTES, e);
    }
  }

  /** Writes a backup if one is due; says whether it did. */
  synchronized boolean look() {
    if (closed || !isDue()) {
      return false;
    }
    LOG.info("Backed up to {}", store.backup());
    return true;
  }

  private boolean isDue() {
    Duration most = Duration.ofHours(store.backupHours());
    Optional<Instant> changed = store.lastChange();
    if (most.isZero() || changed.isEmpty()) {
      return false;
    }
    Instant last = store.lastBackup().orElse(Instant.MIN);
    return last.isBefore(changed.get()) && (last.equals(Instant.MIN) || !last.plus(most).isAfter(clock.instant()));
  }

  /** Waits for a backup under way and writes none from then on. */
  @Override
  public synchronized void close() {
    closed = true;
    thread.shutdown();
  }
}
