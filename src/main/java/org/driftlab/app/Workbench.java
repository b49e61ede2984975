// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.InputException;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Pacer;
import org.driftlab.engine.Scenario;
import org.driftlab.store.ModelStore;
import org.driftlab.store.StoreException;
import org.driftlab.ui.WorkbenchWindow;
import org.driftlab.ui.support.ConversationFactory;
import org.driftlab.ui.support.RecentFiles;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.WorkspaceInfo;

/** Wires the workbench by hand: the workspace, the runs recorded in it, and the window that shows them. */
final class Workbench {
  private static final int SMOKE_SECONDS = 60;
  private static final int FIRST_FRAMES = 2;

  private final Terminal terminal;
  private final Interruption interruption;
  private final Path workspace;
  private final boolean smoke;
  private final SettingsStore settings;
  private final CountDownLatch firstFrame = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Path> reopened = Optional.empty();

  /**
   * A workbench that is not open yet.
   *
   * @param smoke whether to close it after its first frame
   */
  Workbench(Terminal terminal, Interruption interruption, Path workspace, boolean smoke) {
    this.terminal = terminal;
    this.interruption = interruption;
    this.workspace = workspace;
    this.smoke = smoke;
    settings = smoke ? SettingsStore.inMemory() : SettingsStore.of(Workspaces.settings());
  }

  /** Opens the window and waits until it is closed and everything is saved; returns the exit code. */
  int open() {
    // The charts write their numbers in the locale that is the default. The workspace and the toolkit take their time; they take it side by side.
    Locale.setDefault(settings.get().locale(Locale.getDefault()));
    var opening = CompletableFuture.supplyAsync(() -> ModelStore.open(workspace, ModelStore.Mode.READ_WRITE));
    Toolkit.start();
    try (var workspaceState = await(opening)) {
      Stage stage = Toolkit.call(() -> show(workspaceState));
      interruption.onRequest(closed::countDown); // the toolkit ends at the same time, and with it the window
      int code = awaitClosed(stage);
      settings.save();
      return reopened.isEmpty() ? code : new Workbench(terminal, interruption, reopened.get(), smoke).open();
    } catch (IOException e) {
      terminal.complain("the settings could not be saved (" + Inputs.reason(e) + ").");
      return DriftLabCommand.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DriftLabCommand.FAILED;
    }
  }

  /** Closes the window of a workspace that could not be opened, for one of another folder, or of the same one once more. */
  private void reopen(Path folder, Stage stage) {
    reopened = Optional.of(folder);
    stage.close();
  }

  private Stage show(WorkspaceState state) {
    var stage = new Stage();
    var window = new WorkbenchWindow(Scenarios.all(), state.runs(), state.info(folder -> reopen(folder, stage)), settings, Locale.getDefault(),
        RecentFiles.in(workspace.resolve("recent-scenarios.txt")), Optional.empty(), state.conversations());
    stage.showingProperty().subscribe(showing -> {
      if (!showing && firstFrame.getCount() == 0) {
        closed.countDown();
      }
    });
    new FrameCounter().start();
    window.show(stage);
    return stage;
  }

  private int awaitClosed(Stage stage) throws InterruptedException {
    if (smoke) {
      boolean shown = firstFrame.await(SMOKE_SECONDS, TimeUnit.SECONDS);
      Toolkit.call(() -> {
        stage.close();
        return true;
      });
      if (!shown) {
        terminal.complain("the window showed no frame within " + SMOKE_SECONDS + " seconds.");
        return DriftLabCommand.FAILED;
      }
    }
    closed.await();
    return DriftLabCommand.DONE;
  }

  private void firstFrameShown() {
    firstFrame.countDown();
    if (System.getProperty("driftlab.timing") != null) {
      Instant began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
      terminal.say("first frame after " + Duration.between(began, Instant.now()).toMillis() + " ms");
    }
  }

  private WorkspaceState await(CompletableFuture<ModelStore> opening) {
    try {
      return new OpenWorkspace(opening.join(), (long) settings.get().checkpointMegabytes() << 20);
    } catch (CompletionException e) {
      if (e.getCause() instanceof InputException || e.getCause() instanceof StoreException) {
        return new BrokenWorkspace(workspace, String.valueOf(e.getCause().getMessage()));
      }
      throw e;
    }
  }

  /** Counts pulses: the second one begins when the first frame is on the screen. */
  private final class FrameCounter extends AnimationTimer {
    private int pulses;

    @Override
    public void handle(long now) {
      if (++pulses == FIRST_FRAMES) {
        stop();
        firstFrameShown();
      }
    }
  }

  /** The workspace as the window needs it. */
  private sealed interface WorkspaceState extends AutoCloseable {
    RunFactory runs();

    /** What the window says of it; if it could not be opened, another one may be. */
    WorkspaceInfo info(Consumer<Path> opener);

    ConversationFactory conversations();

    @Override
    void close();
  }

  private record OpenWorkspace(ModelStore store, RecordedRuns runs, RecordedConversations conversations, AutoBackup backups)
      implements WorkspaceState {
    OpenWorkspace(ModelStore store, long budget) {
      this(store, new RecordedRuns(store, budget), new RecordedConversations(store, InstantSource.system()),
          new AutoBackup(store, InstantSource.system()).start());
    }

    @Override
    public WorkspaceInfo info(Consumer<Path> opener) {
      return WorkspaceInfo.open(store.folder().toString(), runs::saving);
    }

    @Override
    public void close() {
      runs.close();
      conversations.close();
      backups.close();
      store.close();
    }
  }

  /** A workspace that is in use or damaged: the window says so and runs nothing. */
  private record BrokenWorkspace(Path folder, String problem) implements WorkspaceState {
    @Override
    public RunFactory runs() {
      return this::refuse;
    }

    private LiveRun refuse(Scenario scenario, Pacer pacer) {
      throw new InputException(problem);
    }

    @Override
    public WorkspaceInfo info(Consumer<Path> opener) {
      return WorkspaceInfo.broken(folder.toString(), problem, opener);
    }

    @Override
    public ConversationFactory conversations() {
      return (knowledge, settings, fresh) -> {
        throw new InputException(problem);
      };
    }

    @Override
    public void close() {}
  }
}
