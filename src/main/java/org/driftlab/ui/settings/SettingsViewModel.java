// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.settings;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Settings;
import org.driftlab.ui.support.Settings.Look;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.Texts;

/** The settings as a form: what is valid is taken at once, what is not is said and not taken. */
public final class SettingsViewModel {
  private final SettingsStore store;
  private final Texts texts;
  private final Settings atStart;
  private final ObjectProperty<Look> look;
  private final StringProperty language;
  private final StringProperty megabytes;
  private final StringProperty workspace;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper restart = new ReadOnlyBooleanWrapper();

  public SettingsViewModel(SettingsStore store, Texts texts) {
    this.store = store;
    this.texts = texts;
    atStart = store.get();
    look = new SimpleObjectProperty<>(atStart.look());
    language = new SimpleStringProperty(atStart.language());
    megabytes = new SimpleStringProperty(Integer.toString(atStart.checkpointMegabytes()));
    workspace = new SimpleStringProperty(atStart.workspace());
    look.addListener((o, was, is) -> store.change(s -> s.withLook(is)));
    language.addListener((o, was, is) -> store.change(s -> s.withLanguage(is)));
    workspace.addListener((o, was, is) -> store.change(s -> s.withWorkspace(is.strip())));
    megabytes.addListener((o, was, is) -> takeMegabytes(is));
    store.settingsProperty().subscribe(now -> {
      look.set(now.look());
      restart.set(!now.language().equals(atStart.language()) || !now.workspace().equals(atStart.workspace())
          || now.checkpointMegabytes() != atStart.checkpointMegabytes());
    });
  }

  private void takeMegabytes(String typed) {
    Optional<Integer> number = number(typed);
    if (number.isPresent()) {
      problem.set("");
      store.change(s -> s.withCheckpointMegabytes(number.get()));
    } else {
      var formats = new Formats(texts.locale());
      problem.set(texts.get("memory.wrong", formats.count(Settings.LEAST_MEGABYTES),
          formats.count(Settings.MOST_MEGABYTES)));
    }
  }

  private static Optional<Integer> number(String typed) {
    try {
      int value = Integer.parseInt(typed.strip());
      return value >= Settings.LEAST_MEGABYTES && value <= Settings.MOST_MEGABYTES ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  public ObjectProperty<Look> lookProperty() {
    return look;
  }

  /** A language tag; empty for the system's language. */
  public StringProperty languageProperty() {
    return language;
  }

  /** The memory for checkpoints as it is typed, in MB. */
  public StringProperty megabytesProperty() {
    return megabytes;
  }

  public StringProperty workspaceProperty() {
    return workspace;
  }

  /** Why what is typed is not taken; empty if it is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether something has been chosen that begins to hold at the next start. */
  public ReadOnlyBooleanProperty restartProperty() {
    return restart.getReadOnlyProperty();
  }

  Texts texts() {
    return texts;
  }
}
