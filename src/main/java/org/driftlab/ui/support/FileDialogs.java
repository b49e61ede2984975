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
  private final String open;
  private final String save;
  private @Nullable File folder;

  /**
   * Dialogs before a window.
   *
   * @param kind what the files are called
   * @param open the title when a file is to be opened
   * @param save the title when one is to be written
   */
  public FileDialogs(Supplier<@Nullable Window> owner, String kind, String open, String save) {
    this.owner = owner;
    this.kind = kind;
    this.open = open;
    this.save = save;
  }

  private FileChooser chooser(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
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
    return remembered(chooser(open).showOpenDialog(owner.get()));
  }

  @Override
  public Optional<Path> toSave(String suggested) {
    FileChooser chooser = chooser(save);
    int dot = suggested.lastIndexOf('.');
    String ending = dot < 0 ? "" : suggested.substring(dot + 1);
    if (!ending.isEmpty() && !ending.equals("yaml")) {
      chooser.getExtensionFilters().setAll(new ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    }
    chooser.setInitialFileName(suggested);
    return remembered(chooser.showSaveDialog(owner.get()));
  }
}
