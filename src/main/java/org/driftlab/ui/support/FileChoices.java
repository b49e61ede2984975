// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person for a file; an interface because the system's dialogs need a display. */
public interface FileChoices {
  /** A file to open; empty if the person thought better of it. */
  Optional<Path> toOpen();

  /**
   * A file to save to, there already or not; empty if the person thought better of it.
   *
   * @param suggested the name it would have
   */
  Optional<Path> toSave(String suggested);
}
