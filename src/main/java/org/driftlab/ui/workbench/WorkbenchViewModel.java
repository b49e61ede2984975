// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.driftlab.engine.Fork;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.stream.FileStream;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Foreground.Offer;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.edit.ScenarioFiles;

/** The window's state: what the status bar says, and the error that stands in place of the views if there is one. */
public final class WorkbenchViewModel {
  /** An error in the place of what it keeps from being shown: what happened, what was kept, what to do. */
  public record Problem(String title, String message, String advice) {}

  /** After so many windows of labels a drift's effect is to be seen. */
  private static final int EFFECT = 3;

  private final RunSession session;
  private final ScenarioEditor editor;
  private final ScenarioFiles files;
  private final Foreground foreground;
  private final WorkspaceInfo workspace;
  private final Texts texts;
  private final SentenceTexts sentences;
  private final Formats formats;
  private final StringBinding status;
  private final ReadOnlyObjectWrapper<Saving> saving = new ReadOnlyObjectWrapper<>(Saving.UNSAVED);
  private final StringProperty perspective = new SimpleStringProperty("run");
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final StringProperty panel = new SimpleStringProperty("events");
  private final ReadOnlyStringWrapper heap = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Problem>> problemOfRun = new ReadOnlyObjectWrapper<>(Optional.empty());

  public WorkbenchViewModel(RunSession session, ScenarioEditor editor, ScenarioFiles files, Foreground foreground,
      WorkspaceInfo workspace, Texts texts) {
    this.files = files;
    this.session = session;
    this.editor = editor;
    this.foreground = foreground;
    this.workspace = workspace;
    this.texts = texts;
    sentences = new SentenceTexts(texts.locale());
    formats = new Formats(texts.locale());
    status = Bindings.createStringBinding(this::describeStatus, session.snapshotProperty(), session.stateProperty());
    session.stateProperty().subscribe(s -> {
      problemOfRun.set(findProblem());
      if (s == RunSession.State.OPENING) {
        foreground.clear();
      }
    });
    pulse();
  }

  private String describeStatus() {
    return texts.get(switch (session.stateProperty().get()) {
      case EMPTY -> "status.empty";
      case OPENING -> "status.opening";
      case FAILED -> "status.notOpened";
      case OPEN -> switch (session.snapshot().phase()) {
        case READY -> "status.ready";
        case RUNNING -> "status.running";
        case PAUSED -> "status.paused";
        case FINISHED -> "status.finished";
        case FAILED -> "status.failed";
      };
    });
  }

  private Optional<Problem> findProblem() {
    return session.stateProperty().get() != RunSession.State.FAILED ? Optional.empty()
        : Optional.of(new Problem(texts.get("problem.run"), sentences.say(session.errorProperty().get()),
            texts.get(isOfFile() ? "problem.run.file" : "problem.run.advice")));
  }

  /** Tries again to open the workspace. */
  void retry() {
    openWorkspace(Path.of(workspace.name()));
  }

  /** Tries again to run the scenario. */
  void retryRun() {
    session.restart();
  }

  /** Whether the run's data stand in a file. */
  boolean isOfFile() {
    return session.scenarioProperty().get().filter(s -> s.stream() instanceof FileStream).isPresent();
  }

  /** Runs the scenario on another file in place of the one that it names. */
  void readFile(Path file) {
    editor.readFile(file);
  }

  /** Opens the workspace of a folder in place of one that could not be opened. */
  public void openWorkspace(Path folder) {
    workspace.opener().accept(folder);
  }

  /** Asks again whether all is saved, which does not announce itself. */
  public void pulse() {
    saving.set(workspace.saving().get());
  }

  /** Shows the memory in use, in bytes. */
  public void heap(long usedBytes) {
    heap.set(usedBytes == 0 ? "" : texts.get("heap", formats.bytes(usedBytes)));
  }

  /** Takes back the last edit of the scenario or the last command to the run, whichever came later; says so of a command. */
  public void undo() {
    if (editor.undo()) {
      return;
    }
    session.undo(fork -> say("undo", fork), problem -> sayFailed("undo", problem));
  }

  /** Does again what was undone last, an edit of the scenario or a command to the run; says so of a command. */
  void redo() {
    if (!editor.redo()) {
      session.redo(fork -> say("redo", fork), problem -> sayFailed("redo", problem));
    }
  }

  private void say(String what, Optional<Fork> fork) {
    foreground.say(new Notice(fork.isPresent() ? Level.SUCCESS : Level.INFO,
        fork.map(f -> texts.get(what + ".done", sentences.say(f.words()), f.at())).orElseGet(() -> texts.get(what + ".nothing")),
        Optional.empty()));
  }

  private void sayFailed(String what, Exception problem) {
    foreground.say(new Notice(Level.WARNING, texts.get(what + ".failed", sentences.say(String.valueOf(problem.getMessage()))),
        Optional.empty()));
  }

  ScenarioFiles files() {
    return files;
  }

  /** Offers to restore a run whose process was killed. */
  public void offer(RunFactory.Interrupted run) {
    foreground.say(new Notice(Level.WARNING, texts.get("interrupted", new StoryTexts(texts.locale()).title(run.scenario()), run.position()),
        Optional.of(new Offer(texts.get("interrupted.restore"), () -> session.restore(run)))));
  }

  /** Whether the window stands before an audience: large type, and in Run the charts alone. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  /** Goes on to the next moment worth showing, or back to the last: before each drift, and when its effect is to be seen. */
  void toMoment(boolean forward) {
    RunSnapshot now = session.snapshot();
    long[] moments = session.scenarioProperty().get().map(scenario -> now.truth().drifts().stream()
        .flatMapToLong(d -> LongStream.of(d.at(), d.until() + EFFECT * (long) scenario.window()))
        .map(at -> Math.min(at, now.instances())).sorted().toArray()).orElse(new long[0]);
    if (forward) {
      session.seek(Arrays.stream(moments).filter(at -> at > now.index()).findFirst().orElse(now.instances()));
    } else {
      session.seek(Arrays.stream(moments).filter(at -> at < now.index()).max().orElse(0));
    }
  }

  /** The id of the panel below the charts that is in front. */
  public StringProperty panelProperty() {
    return panel;
  }

  /** The id of the perspective that is shown. */
  public StringProperty perspectiveProperty() {
    return perspective;
  }

  /** What the run is doing, in a word. */
  public StringBinding statusText() {
    return status;
  }

  /** The workspace folder, or that there is none. */
  public String workspaceName() {
    return workspace.name().isEmpty() ? texts.get("workspace.none") : texts.get("workspace", workspace.name());
  }

  public ReadOnlyObjectProperty<Saving> savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** Whether all is stored, in words. */
  String describe(Saving now) {
    return texts.get(switch (now) {
      case SAVED -> "saving.saved";
      case SAVING -> "saving.saving";
      case UNSAVED -> "saving.unsaved";
    });
  }

  /** The run's fingerprint when it has finished. */
  public Optional<String> fingerprint() {
    return session.snapshot().fingerprint();
  }

  public ReadOnlyStringProperty heapProperty() {
    return heap.getReadOnlyProperty();
  }

  /** Why the workspace could not be opened; empty if it was. */
  Optional<Problem> problem() {
    return workspace.problem().map(message -> new Problem(texts.get("problem.workspace"), sentences.say(message),
        texts.get("problem.workspace.advice")));
  }

  /** Why the scenario cannot be run; empty while all is well. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemOfRunProperty() {
    return problemOfRun.getReadOnlyProperty();
  }

  RunSession session() {
    return session;
  }

  Foreground foreground() {
    return foreground;
  }

  Texts texts() {
    return texts;
  }
}
