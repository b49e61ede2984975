// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.driftlab.data.SpecFinder;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunEvent;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/**
 * A workspace on disk: runs, their versions with the models' bytes, reigns, events and interventions.
 *
 * <p>May be used from any thread. Writes return at once; their future completes when the change is committed
 * <em>and</em> forced to the disk, in the order of the calls, and fails with a {@link StoreException}. What hangs on
 * a future runs on the store's own thread and must be short. Queries wait for the writes before them and must not be
 * called from there.
 */
public interface ModelStore extends AutoCloseable {
  /** What a workspace is opened for. */
  enum Mode {
    /** Reads and writes; one process at a time. Creates the workspace if there is none. */
    READ_WRITE,
    /** Reads only; when another process has it open, what it shows is the state at the moment of opening. */
    READ_ONLY
  }

  /**
   * Opens the workspace in a folder.
   *
   * @throws org.driftlab.data.InputException if it is in use, damaged, of a later DriftLab, not a folder or not
   *     writable
   */
  static ModelStore open(Path folder, Mode mode) {
    return H2ModelStore.open(folder, mode);
  }

  /** Whether there is a workspace in a folder, so that opening it would not make one. */
  static boolean isThere(Path folder) {
    return Workspace.of(folder).exists();
  }

  /**
   * Mends a damaged workspace: keeps an untouched copy of the damaged file beside it, then goes back to the newest
   * state in the file that is whole or to the newest backup that is, whichever holds more; where the damaged file shows more than
   * either, what can be read of it stays.
   *
   * @param fromBackup takes the newest whole backup in any case
   * @throws org.driftlab.data.InputException if nothing whole is left, or it is in use; the file is then as it was
   */
  static Recovery recover(Path folder, boolean fromBackup) {
    return OwnThread.call("driftlab-recovering", () -> Recoverer.recover(folder, fromBackup));
  }

  /** As {@link #recover(Path, boolean)}, from whatever holds most. */
  static Recovery recover(Path folder) {
    return recover(folder, false);
  }

  /** Stores a new run and waits until that is durable; its id, state and position are the store's to choose. */
  long beginRun(RunInfo run);

  /**
   * Stores a new conversation with a support bot and waits until that is durable: a run with versions and reigns like any
   * other, and a log of feedback.
   *
   * @param knowledge the text of its knowledge base
   */
  long beginConversation(RunInfo run, String knowledge);

  /** Appends entries to a conversation's log; their numbers must go on where the stored ones end. */
  CompletableFuture<Void> appendFeedback(long run, List<StoredFeedback> entries);

  /** The log of a conversation in order. */
  List<StoredFeedback> feedback(long run);

  /** The text of a conversation's knowledge base; empty if the run is no conversation. */
  Optional<String> knowledge(long run);

  /** When a conversation was last said something about: its newest entry; empty if it has none. */
  Optional<Instant> lastUsed(long conversation);

  /** Whether anyone has the workspace open for writing now, so that what is said to be running is. */
  boolean isWritten();

  /** The runs that are conversations, oldest first. */
  List<Long> conversations();

  /** Stores a version with its model's bytes; equal bytes are stored once. The parent must have been added before. */
  CompletableFuture<Void> addVersion(long run, ModelVersion version, byte[] bytes);

  /** Ends the present reign, if there is one, and begins that of the promoted version, in one step. */
  CompletableFuture<Void> recordPromotion(long run, RunEvent.Promoted event);

  /** Ends the present reign and begins another one of an earlier version, in one step. */
  CompletableFuture<Void> recordRollback(long run, RunEvent.RolledBack event);

  /** Attaches a tag, note or pin to a stored version; one that is there already stays as it is. */
  CompletableFuture<Void> annotate(long run, Annotation annotation);

  /**
   * Removes a tag, note or pin; the audit log keeps that it was there.
   *
   * @param by who removes it
   */
  CompletableFuture<Void> removeAnnotation(long run, VersionId version, Annotation.Kind kind, String text, String by);

  /**
   * Sets how many bytes of models are kept, and takes away what is beyond that, now and whenever runs add more.
   *
   * <p>Champions of any time, pinned versions, the direct parents of both, versions that a person's command names and the
   * newest version of each run keep their bytes; no version's record ever goes.
   */
  CompletableFuture<Thinning> retain(Retention retention, String by);

  /** Appends events; their numbers must go on where the stored ones end. */
  CompletableFuture<Void> appendEvents(long run, List<StoredEvent> events);

  /** Appends interventions, the first of which has the given number, from 0. */
  CompletableFuture<Void> appendInterventions(long run, int first, List<Intervention> interventions);

  /** Records how far a run has come. */
  CompletableFuture<Void> recordPosition(long run, long position);

  /** Records that an interrupted run, or a conversation that was closed, goes on. */
  CompletableFuture<Void> goOn(long run);

  /** Records how a run ended, and where. */
  CompletableFuture<Void> finishRun(long run, RunInfo.State state, long position, Optional<String> fingerprint);

  /** All runs, oldest first. */
  List<RunInfo> runs();

  /** The versions of a run by number. */
  List<ModelVersion> versions(long run);

  /**
   * The bytes of a stored model, after checking their SHA-256.
   *
   * @throws org.driftlab.data.InputException if there is no such version or its bytes are damaged
   */
  byte[] bytes(long run, VersionId version);

  /** The reigns of a run in order; the last one is open. */
  List<Reign> reigns(long run);

  /** The events of a run in order. */
  List<StoredEvent> events(long run);

  /**
   * The interventions of a run in order.
   *
   * @param specs finds the strategies, detectors and learners that commands name, as the catalog does
   */
  List<Intervention> interventions(long run, SpecFinder specs);

  /** How many interventions of a run are stored. */
  int interventionCount(long run);

  /** The tags, notes and pins of a run's versions, by version, then in the order in which they were made. */
  List<Annotation> annotations(long run);

  /** The versions of a run whose bytes were thinned. */
  Set<VersionId> thinned(long run);

  /** How many bytes of models are kept. */
  Retention retention();

  /** Entries of the audit log in order. */
  List<LogEntry> log(LogQuery query);

  /** Reads everything and says what is wrong, one sentence a problem; empty when all is well. */
  List<String> verify();

  /**
   * Writes a run for use elsewhere: {@code run-1.json} and one {@code run-1-v2.model} for each version.
   *
   * @return the JSON file
   * @throws org.driftlab.data.InputException if a file of that name is there already or cannot be written
   */
  Path export(long run, Path folder);

  /**
   * Writes a whole copy of the workspace into its {@code backups} folder and removes the oldest beyond five. What is handed
   * in meanwhile is stored and acknowledged as ever.
   */
  Path backup();

  /** After how many hours a backup is due, if something was stored since; 0: never. */
  int backupHours();

  /**
   * Sets after how many hours a backup is due.
   *
   * @param hours 0 for never
   * @param by who says so
   * @throws org.driftlab.data.InputException unless in [0, 8760]
   */
  CompletableFuture<Void> setBackupHours(int hours, String by);

  /** When the newest rotating backup was written. */
  Optional<Instant> lastBackup();

  /** When something was stored last, as the audit log says; empty if nothing ever was. */
  Optional<Instant> lastChange();

  /** The workspace's folder. */
  Path folder();

  /** Waits until everything handed in is durable, then lets go of the workspace. */
  @Override
  void close();
}
