// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.driftlab.ui.datasets.DatasetsController;
import org.driftlab.ui.support.Texts;
import org.jspecify.annotations.Nullable;

/** The system's dialogs for the files that views open, each with the view's own words. */
final class OpenDialogs {
  private final Supplier<@Nullable Window> owner;
  private final Locale locale;

  OpenDialogs(Supplier<@Nullable Window> owner, Locale locale) {
    this.owner = owner;
    this.locale = locale;
  }

  /** A YAML file of a view's kind; empty if none was chosen. */
  Optional<Path> yaml(Class<?> view) {
    Texts words = Texts.of(view, locale);
    return file(words, new ExtensionFilter(words.get("open.kind"), "*.yaml", "*.yml"));
  }

  /** A data file; empty if none was chosen. */
  Optional<Path> data() {
    Texts words = Texts.of(DatasetsController.class, locale);
    return file(words, new ExtensionFilter(words.get("open.data"), "*.csv", "*.tsv", "*.txt", "*.arff", "*.gz", "*.zip"),
        new ExtensionFilter(words.get("open.any"), "*.*"));
  }

  private Optional<Path> file(Texts words, ExtensionFilter... kinds) {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("open"));
    chooser.getExtensionFilters().addAll(kinds);
    return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
  }
}
