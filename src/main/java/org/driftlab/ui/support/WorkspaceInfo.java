// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the window says about the workspace.
 *
 * @param name the folder as a person reads it, or words such as "in memory"
 * @param saving whether all that has happened is stored; asked once a pulse, so it must be cheap
 * @param problem why the workspace could not be opened, in one sentence; empty when it is open
 * @param opener opens the workspace in a folder, perhaps the same one, in place of this one; does nothing while this one is open
 */
public record WorkspaceInfo(String name, Supplier<Saving> saving, Optional<String> problem, Consumer<Path> opener) {
  /** How safe the run's versions and events are. */
  public enum Saving {
    /** All of it is on disk. */
    SAVED,
    /** Some of it is under way. */
    SAVING,
    /** It is kept in memory and lost with the window. */
    UNSAVED
  }

  /** An open workspace. */
  public static WorkspaceInfo open(String name, Supplier<Saving> saving) {
    return new WorkspaceInfo(name, saving, Optional.empty(), folder -> { });
  }

  /** No workspace: runs are kept in memory. */
  public static WorkspaceInfo inMemory() {
    return new WorkspaceInfo("", () -> Saving.UNSAVED, Optional.empty(), folder -> { });
  }

  /** A workspace that could not be opened. */
  public static WorkspaceInfo broken(String name, String problem, Consumer<Path> opener) {
    return new WorkspaceInfo(name, () -> Saving.UNSAVED, Optional.of(problem), opener);
  }
}
