// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.slf4j.LoggerFactory;

/**
 * The settings in use. What has changed is written a moment later, so that a crash loses next to nothing, and when the window has
 * closed or {@link #save} is called.
 */
public final class SettingsStore {
  private static final long SOON_MILLIS = 500;

  private final ReadOnlyObjectWrapper<Settings> settings;
  private final Optional<SettingsFile> file;
  private final Optional<String> problem;
  private volatile Settings newest;
  private Settings saved;
  private final AtomicBoolean due = new AtomicBoolean();

  private SettingsStore(Settings settings, Optional<SettingsFile> file, Optional<String> problem) {
    this.settings = new ReadOnlyObjectWrapper<>(settings);
    this.file = file;
    this.problem = problem;
    newest = settings;
    saved = settings;
  }

  /** Settings that are lost with the window. */
  public static SettingsStore inMemory() {
    return new SettingsStore(Settings.DEFAULT, Optional.empty(), Optional.empty());
  }

  /** The settings of a file. */
  public static SettingsStore of(SettingsFile file) {
    SettingsFile.Loaded loaded = file.load();
    return new SettingsStore(loaded.settings(), Optional.of(file), loaded.problem());
  }

  /** Changes them; on the FX thread once there is a window. */
  public void change(UnaryOperator<Settings> change) {
    newest = change.apply(newest);
    settings.set(newest);
    if (file.isPresent() && due.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS).execute(this::saveMeanwhile);
    }
  }

  private void saveMeanwhile() {
    due.set(false);
    try {
      save();
    } catch (IOException e) {
      LoggerFactory.getLogger(SettingsStore.class).warn("The settings could not be saved yet", e); // it is tried again, and said at the end
    }
  }

  public ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  public Settings get() {
    return newest;
  }

  /** The lessons that were taken before; those that are added are remembered. */
  public ObservableSet<String> lessonsTaken() {
    ObservableSet<String> ids = FXCollections.observableSet(new HashSet<>(get().lessons()));
    ids.addListener((SetChangeListener<String>) change -> change(s -> s.withLesson(change.getElementAdded())));
    return ids;
  }

  /** What was wrong with the file when it was read, in one sentence. */
  public Optional<String> problem() {
    return problem;
  }

  /** Writes what has changed since the last time; not on the FX thread. */
  public synchronized void save() throws IOException {
    Settings now = newest;
    if (file.isPresent() && !now.equals(saved)) {
      file.get().save(now);
      saved = now;
    }
  }
}
