// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.datadrift.DataDriftController;
import org.driftlab.ui.datadrift.DataDriftViewModel;
import org.driftlab.ui.events.EventsController;
import org.driftlab.ui.events.EventsViewModel;
import org.driftlab.ui.performance.PerformanceController;
import org.driftlab.ui.performance.PerformanceViewModel;
import org.driftlab.ui.scenario.ScenarioController;
import org.driftlab.ui.scenario.ScenarioViewModel;
import org.driftlab.ui.shadow.ShadowController;
import org.driftlab.ui.shadow.ShadowViewModel;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FileDialogs;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Pulse;
import org.driftlab.ui.support.PulseTimes;
import org.driftlab.ui.support.RecentFiles;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.Themes;
import org.driftlab.ui.support.Views;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.edit.ScenarioFiles;
import org.driftlab.ui.transport.TransportController;
import org.driftlab.ui.transport.TransportViewModel;
import org.driftlab.ui.versions.VersionsController;
import org.driftlab.ui.versions.VersionsViewModel;
import org.driftlab.ui.whatif.WhatIfController;
import org.driftlab.ui.whatif.WhatIfViewModel;
import org.driftlab.ui.workbench.Panel;
import org.driftlab.ui.workbench.Perspective;
import org.driftlab.ui.workbench.RunViewController;
import org.driftlab.ui.workbench.WorkbenchController;
import org.driftlab.ui.workbench.WorkbenchViewModel;
import org.driftlab.version.ModelVersion;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The workbench's window, wired by hand: the one entry for the application. All methods are to be called on the FX
 * thread.
 */
public final class WorkbenchWindow implements AutoCloseable {
  private static final double WIDTH = 1_440;
  private static final double HEIGHT = 900;
  private static final double MIN_WIDTH = 1_000;
  private static final double MIN_HEIGHT = 700;

  private final List<Scenario> scenarios;
  private final WorkspaceInfo workspace;
  private final RunFactory runs;
  private final Locale locale = Locale.getDefault();
  private final Tasks tasks = Tasks.background();
  private final SpeedPacer pacer = new SpeedPacer();
  private final Foreground foreground = new Foreground();
  private final Themes themes = new Themes();
  private final TimeAxis axis = new TimeAxis();
  private final RunSession session;
  private final ScenarioEditor editor;
  private final ScenarioFiles files;
  private final EventsViewModel events;
  private final ShadowViewModel shadow;
  private final WorkbenchViewModel model;
  private final Views views;
  private final Pulse pulse;
  private final Scene scene;

  /**
   * A window that shows nothing yet.
   *
   * @param scenarios what the picker offers, the first one is opened at the start
   * @param runs opens the runs
   * @param workspace what the status bar says; if it has a problem, that is shown and nothing is run
   */
  public WorkbenchWindow(List<Scenario> scenarios, RunFactory runs, WorkspaceInfo workspace) {
    this(scenarios, runs, workspace, RecentFiles.inMemory(), Optional.empty());
  }

  /**
   * As above, with the files of before.
   *
   * @param choices asks for files; the system's dialogs if empty
   */
  public WorkbenchWindow(List<Scenario> scenarios, RunFactory runs, WorkspaceInfo workspace, RecentFiles recent,
      Optional<FileChoices> choices) {
    this.scenarios = List.copyOf(scenarios);
    this.workspace = workspace;
    this.runs = runs;
    session = new RunSession(runs, pacer, tasks);
    editor = new ScenarioEditor(session);
    Texts words = texts(ScenarioEditor.class);
    files = new ScenarioFiles(editor, session, choices.orElseGet(() -> new FileDialogs(this::window, words.get("file.kind"))),
        recent, foreground, tasks, words);
    events = new EventsViewModel(session.listedProperty(), session.scenarioProperty(), foreground,
        texts(EventsController.class));
    shadow = new ShadowViewModel(session.listedProperty(), session, foreground, texts(ShadowController.class),
        VersionsViewModel.systemUser(texts(VersionsController.class)));
    model = new WorkbenchViewModel(session, editor, files, foreground, workspace, texts(WorkbenchController.class));
    views = new Views(controllers(), locale);
    Parent root = views.load(WorkbenchController.class);
    scene = new Scene(root, WIDTH, HEIGHT);
    root.requestFocus(); // so that Space plays from the start and no control is ringed
    pulse = new Pulse(this::beat);
    pulse.measure(scene);
    pulse.start();
  }

  private Map<Class<?>, Supplier<?>> controllers() {
    var made = new HashMap<Class<?>, Supplier<?>>();
    made.put(WorkbenchController.class, () -> new WorkbenchController(model, themes,
        views.load(TransportController.class), perspectives()));
    made.put(RunViewController.class, () -> new RunViewController(views.load(ScenarioController.class),
        views.load(PerformanceController.class), views.load(VersionsController.class), panels(),
        texts(WorkbenchController.class)));
    made.put(TransportController.class, () -> new TransportController(
        new TransportViewModel(scenarios, session, pacer, texts(TransportController.class), System::nanoTime)));
    made.put(ScenarioController.class, () -> new ScenarioController(
        new ScenarioViewModel(editor, files, model::undo, texts(ScenarioController.class))));
    made.put(WhatIfController.class, () -> new WhatIfController(
        new WhatIfViewModel(session.listedProperty(), session.scenarioProperty(), session, foreground,
            texts(WhatIfController.class), VersionsViewModel.systemUser(texts(VersionsController.class)))));
    made.put(VersionsController.class, () -> new VersionsController(versions()));
    made.put(PerformanceController.class, () -> new PerformanceController(performance()));
    made.put(EventsController.class, () -> new EventsController(events));
    made.put(ShadowController.class, () -> new ShadowController(shadow));
    made.put(DataDriftController.class, () -> new DataDriftController(
        new DataDriftViewModel(session.listedProperty(), texts(DataDriftController.class))));
    return made;
  }

  /** The places on the rail: one line each. A place is hidden until its view is there. */
  private List<Perspective> perspectives() {
    return List.of(
        new Perspective("run", 1, Feather.PLAY_CIRCLE, () -> views.load(RunViewController.class)),
        new Perspective("whatif", 2, Feather.GIT_BRANCH, () -> views.load(WhatIfController.class)));
  }

  /** The tabs below the charts: one line each. */
  private List<Panel> panels() {
    return List.of(
        new Panel("events", views.load(EventsController.class), events.countText()),
        new Panel("shadow", views.load(ShadowController.class), shadow.badgeText()),
        new Panel("datadrift", views.load(DataDriftController.class)));
  }

  /** The version tree; choosing a version puts the charts' cursor at its birth. */
  private VersionsViewModel versions() {
    Texts words = texts(VersionsController.class);
    var versions = new VersionsViewModel(session.listedProperty(), session.scenarioProperty(), session, foreground,
        words, VersionsViewModel.systemUser(words));
    versions.selectedProperty().subscribe(chosen -> axis.cursorProperty().set(session.snapshot().versions().stream()
        .filter(v -> chosen.equals(Optional.of(v.id()))).mapToLong(ModelVersion::at).findFirst()
        .orElse(TimeAxis.NO_CURSOR)));
    return versions;
  }

  private PerformanceViewModel performance() {
    var charts = new PerformanceViewModel(axis);
    session.scenarioProperty().subscribe(open -> open.ifPresent(charts::describe));
    charts.onPick(session::seek);
    charts.editedBy(editor);
    charts.timelineFollows(session.listedProperty());
    session.snapshotProperty().subscribe(now -> charts.snapshotProperty().set(now == RunSession.NOTHING ? null : now));
    return charts;
  }

  private @Nullable Window window() {
    return scene.getWindow();
  }

  private Texts texts(Class<?> view) {
    return Texts.of(view, locale);
  }

  private void beat() {
    session.pulse();
    Runtime runtime = Runtime.getRuntime();
    model.pulse(runtime.totalMemory() - runtime.freeMemory());
  }

  /** Puts the window on the stage in the system's theme and plays the first scenario. */
  public void show(Stage stage) {
    themes.followSystem();
    stage.setTitle(texts(WorkbenchController.class).get("window.title"));
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    stage.setOnHidden(e -> close());
    stage.show();
    open(true);
  }

  /** Opens the first scenario, unless the workspace has a problem, and offers to restore a run that was interrupted. */
  public void open(boolean play) {
    if (workspace.problem().isEmpty() && !scenarios.isEmpty()) {
      session.open(scenarios.getFirst(), play);
      runs.interrupted().ifPresent(model::offer);
    }
  }

  public Scene scene() {
    return scene;
  }

  /** The run the window shows. */
  public RunSession session() {
    return session;
  }

  /** Edits the scenario of that run. */
  public ScenarioEditor editor() {
    return editor;
  }

  public Themes themes() {
    return themes;
  }

  /** The FX thread's work per pulse so far. */
  public PulseTimes pulseTimes() {
    return pulse.times();
  }

  /** Ends the run and the background work; does not wait for either. */
  @Override
  public void close() {
    pulse.stop();
    themes.close();
    session.close();
    tasks.close();
  }
}
