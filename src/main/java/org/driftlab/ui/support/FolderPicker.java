// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Asks a person for a folder; behind an interface because there is no such dialogue without a screen. */
@FunctionalInterface
public interface FolderPicker {
  /** The system's own dialogue. */
  FolderPicker SYSTEM = (owner, title) -> {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  };

  /** The folder chosen; empty if the person thought better of it. */
  Optional<Path> folder(Window owner, String title);
}
