// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.data.InputException;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.RecentFiles;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;

/** Opens and saves scenarios as YAML files; what goes wrong is said in a notice, and the run stays as it is. */
public final class ScenarioFiles {
  /** A scenario file is far smaller; a larger one is not read. */
  private static final long LARGEST = 4L << 20;

  private final ScenarioEditor editor;
  private final RunSession session;
  private final FileChoices choices;
  private final RecentFiles recent;
  private final Foreground foreground;
  private final Tasks tasks;
  private final Texts texts;
  private final ObservableList<Path> shown = FXCollections.observableArrayList();

  public ScenarioFiles(ScenarioEditor editor, RunSession session, FileChoices choices, RecentFiles recent,
      Foreground foreground, Tasks tasks, Texts texts) {
    this.editor = editor;
    this.session = session;
    this.choices = choices;
    this.recent = recent;
    this.foreground = foreground;
    this.tasks = tasks;
    this.texts = texts;
    shown.setAll(recent.list());
  }

  /** The files opened or saved last, latest first. */
  public ObservableList<Path> recent() {
    return shown;
  }

  /** Asks for a file and opens it. */
  public void open() {
    choices.toOpen().ifPresent(this::open);
  }

  /** Opens a file; one that cannot be used leaves the present run as it is. */
  public void open(Path file) {
    tasks.run(() -> ScenarioYaml.read(read(file), file), scenario -> {
      session.open(scenario, session.playingProperty().get());
      remember(file);
    }, e -> say(Level.DANGER, texts.get("file.notOpened", new SentenceTexts(texts.locale()).problem(e))));
  }

  /** Asks for a file and saves the scenario as it is edited to it. */
  public void save() {
    Optional<Scenario> now = editor.scenarioProperty().get();
    now.flatMap(scenario -> choices.toSave(scenario.id() + ".yaml"))
        .ifPresent(file -> save(now.orElseThrow(), file));
  }

  private void save(Scenario scenario, Path file) {
    tasks.run(() -> write(scenario, file), written -> {
      if (editor.scenarioProperty().get().filter(scenario::equals).isPresent()) {
        editor.saved();
      }
      remember(file);
      say(Level.SUCCESS, texts.get("file.saved", file));
    }, e -> say(Level.DANGER, texts.get("file.notSaved", new SentenceTexts(texts.locale()).problem(e))));
  }

  private void remember(Path file) {
    recent.add(file.toAbsolutePath());
    shown.setAll(recent.list());
  }

  private void say(Level level, String message) {
    foreground.say(new Notice(level, message, Optional.empty()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String read(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InputException("%s has %,d bytes, which is no scenario file; choose another."
            .formatted(name(file), Files.size(file)));
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InputException("There is no file %s any more; choose another.".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new InputException("%s is no text in UTF-8, so it is no scenario file; choose another.".formatted(name(file)), e);
    }
  }

  /** Writes beside the file first, so that a full disk leaves the old one whole. */
  private static Path write(Scenario scenario, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, name(file), ".part");
    try {
      Files.writeString(draft, ScenarioYaml.document(scenario));
      return Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw new InputException("%s could not be written (%s); choose another folder.".formatted(file, e.getMessage()), e);
    }
  }
}
