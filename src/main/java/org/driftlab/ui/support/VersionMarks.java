// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.store.Annotation;
import org.driftlab.store.Retention;
import org.driftlab.store.Thinning;
import org.driftlab.version.VersionId;

/**
 * Tags, notes and pins of the present run's stored versions, and how many bytes of them are kept. Every method waits for the
 * workspace, so it is called on a background thread, and throws an {@link InputException} whose message is shown as it
 * stands.
 */
public interface VersionMarks {
  /** A run in memory has no marks. */
  VersionMarks NONE = new VersionMarks() {};

  /**
   * All marks of a run.
   *
   * @param annotations by version, then in the order in which they were made
   * @param thinned the versions whose bytes were taken away
   * @param retention how many bytes the workspace keeps
   */
  record State(List<Annotation> annotations, Set<VersionId> thinned, Retention retention) {
    /** Nothing is marked, and everything is kept. */
    public static final State NOTHING = new State(List.of(), Set.of(), Retention.EVERYTHING);

    public State {
      annotations = List.copyOf(annotations);
      thinned = Set.copyOf(thinned);
    }

    /** The marks of a kind that a version has. */
    public List<Annotation> of(VersionId version, Annotation.Kind kind) {
      return annotations.stream().filter(a -> a.version().equals(version) && a.kind() == kind).toList();
    }

    /** Whether a version's bytes are kept whatever the retention. */
    public boolean isPinned(VersionId version) {
      return !of(version, Annotation.Kind.PIN).isEmpty();
    }
  }

  /** Whether the run is stored, so that its versions can be marked. */
  default boolean available() {
    return false;
  }

  /** The marks as they are stored. */
  default State state() {
    return State.NOTHING;
  }

  /** Attaches a tag, note or pin. */
  default void add(Annotation mark) {
    throw new InputException("This run is in memory only; open a workspace to mark its versions.");
  }

  /** Takes a tag, note or pin away; the audit log keeps that it was there. */
  default void remove(Annotation mark, String by) {
    throw new InputException("This run is in memory only; open a workspace to mark its versions.");
  }

  /** Sets how many bytes are kept, and takes away what is beyond that. */
  default Thinning retain(Retention retention, String by) {
    throw new InputException("This run is in memory only; open a workspace to keep its versions.");
  }

  /** The bytes of a stored model, their SHA-256 checked. */
  default byte[] bytes(VersionId version) {
    throw new InputException("This run is in memory only; open a workspace to export its versions.");
  }
}
