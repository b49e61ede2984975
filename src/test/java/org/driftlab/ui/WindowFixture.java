// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.RecentFiles;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a stage with the real engine below it, and a robot that uses it; to be closed. */
public final class WindowFixture implements AutoCloseable {
  private static final long LIMIT_SECONDS = 30;

  /** Runs of the engine's own thread, models in memory. */
  public static final RunFactory ENGINE = (scenario, pacer) ->
      new RunThread(new Run(scenario, new InMemoryArchive(), RunListener.NONE), pacer);

  public final FxRobot robot = new FxRobot();
  public final WorkbenchWindow window;
  private final Stage stage;

  public WindowFixture(double width, double height, Scenario... scenarios) {
    this(width, height, ENGINE, WorkspaceInfo.open("Documents/DriftLab", () -> Saving.SAVED), scenarios);
  }

  public WindowFixture(double width, double height, RunFactory runs, WorkspaceInfo workspace, Scenario... scenarios) {
    this(width, height, runs, workspace, Locale.getDefault(), scenarios);
  }

  /** The window in another language. */
  public WindowFixture(double width, double height, RunFactory runs, WorkspaceInfo workspace, Locale locale,
      Scenario... scenarios) {
    this(width, height, () -> new WorkbenchWindow(List.of(scenarios), runs, workspace, SettingsStore.inMemory(), locale,
        RecentFiles.inMemory(), Optional.empty()));
  }

  /** A window whose file dialogs are answered by a test. */
  public WindowFixture(double width, double height, FileChoices choices, Scenario... scenarios) {
    this(width, height, () -> new WorkbenchWindow(List.of(scenarios), ENGINE,
        WorkspaceInfo.open("Documents/DriftLab", () -> Saving.SAVED), SettingsStore.inMemory(), Locale.getDefault(),
        RecentFiles.inMemory(), Optional.of(choices)));
  }

  private WindowFixture(double width, double height, Callable<WorkbenchWindow> opener) {
    window = onFx(opener);
    stage = onFx(() -> {
      window.themes().choose(false);
      var shown = new Stage();
      shown.setScene(window.scene());
      shown.setX(0);
      shown.setY(0);
      shown.setWidth(width);
      shown.setHeight(height);
      shown.show();
      window.open(false);
      return shown;
    });
  }

  /** Waits until the newest snapshot is as wanted, and gives it. */
  public RunSnapshot await(Predicate<RunSnapshot> wanted) {
    until(() -> wanted.test(window.session().snapshot()));
    return onFx(() -> window.session().snapshot());
  }

  /** Waits until this holds on the FX thread. */
  public void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("it did not come to be within " + LIMIT_SECONDS + " s", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Steps to exactly this index, at full speed. */
  public RunSnapshot stepTo(long index) {
    await(s -> s.instances() > 0); // the run is opened in the background
    runOnFx(() -> {
      ((Slider) find("#speed")).setValue(1);
      window.session().step(index - window.session().snapshot().index());
    });
    return await(s -> s.index() == index && s.phase() == RunSnapshot.Phase.PAUSED);
  }

  /** A shown node. */
  public <T extends Node> T find(String selector) {
    return onFx(() -> {
      @SuppressWarnings("unchecked") // the selector names the kind
      T node = (T) window.scene().lookup(selector);
      if (node == null) {
        throw new AssertionError("there is no " + selector);
      }
      return node;
    });
  }

  /** Brings a tab below the charts to the front. */
  public void showPanel(String id) {
    runOnFx(() -> this.<TabPane>find("#panels").getTabs().stream().filter(t -> ("panel-" + id).equals(t.getId()))
        .forEach(t -> t.getTabPane().getSelectionModel().select(t)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Opens the scenario beside the charts where a small window has folded it away. */
  public void openScenario() {
    if (onFx(() -> window.scene().lookup("#scenario-fold") == null)) {
      runOnFx(() -> this.<Button>find("#scenario-unfold").fire());
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  public String text(String selector) {
    return onFx(() -> this.<Labeled>find(selector).getText());
  }

  /** Chooses a tab below the charts by its panel's id. */
  public void choosePanel(String panel) {
    TabPane tabs = find("#panels");
    runOnFx(() -> tabs.getSelectionModel().select(tabs.getTabs().stream()
        .filter(tab -> tab.getId().equals("panel-" + panel)).findFirst().orElseThrow()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Saves pictures of the window in both themes. */
  public void pictures(String name) throws IOException {
    for (Theme theme : Theme.values()) {
      runOnFx(() -> window.themes().choose(theme == Theme.DARK));
      WaitForAsyncUtils.waitForFxEvents();
      Path file = onFx(() -> Screenshots.save(window.scene(), name, theme));
      assertThat(Files.size(file)).isGreaterThan(10_000);
    }
  }

  @Override
  public void close() {
    runOnFx(() -> {
      window.close();
      stage.close();
      stage.setScene(null); // the headless platform's robots hold on to one another's windows
    });
  }
}
