// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's file dialogs, for scenario files and for what is saved under another ending. */
public final class FileDialogs implements FileChoices {
  private final Supplier<@Nullable Window> owner;
  private final String kind;
  private @Nullable File folder;

  /**
   * Dialogs before a window.
   *
   * @param kind what the files are called
   */
  public FileDialogs(Supplier<@Nullable Window> owner, String kind) {
    this.owner = owner;
    this.kind = kind;
  }

  private FileChooser chooser() {
    var chooser = new FileChooser();
    chooser.getExtensionFilters().setAll(new ExtensionFilter(kind, "*.yaml", "*.yml"));
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private Optional<Path> remembered(@Nullable File chosen) {
    if (chosen == null) {
      return Optional.empty();
    }
    folder = chosen.getParentFile();
    return Optional.of(chosen.toPath());
  }

  @Override
  public Optional<Path> toOpen() {
    return remembered(chooser().showOpenDialog(owner.get()));
  }

  @Override
  public Optional<Path> toSave(String suggested) {
    FileChooser chooser = chooser();
    int dot = suggested.lastIndexOf('.');
    String ending = dot < 0 ? "" : suggested.substring(dot + 1);
    if (!ending.isEmpty() && !ending.equals("yaml")) {
      chooser.getExtensionFilters().setAll(new ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    }
    chooser.setInitialFileName(suggested);
    return remembered(chooser.showSaveDialog(owner.get()));
  }
}
