// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.time.InstantSource;
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
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.conversation.ConversationController;
import org.driftlab.ui.conversation.ConversationViewModel;
import org.driftlab.ui.datasets.DatasetsController;
import org.driftlab.ui.datasets.DatasetsViewModel;
import org.driftlab.ui.datasets.FilePicker;
import org.driftlab.ui.datasets.Shipped;
import org.driftlab.ui.jobs.JobsController;
import org.driftlab.ui.lessons.LessonsController;
import org.driftlab.ui.lessons.LessonsViewModel;
import org.driftlab.ui.performance.PerformanceController;
import org.driftlab.ui.performance.PerformanceViewModel;
import org.driftlab.ui.scenario.ScenarioController;
import org.driftlab.ui.scenario.ScenarioViewModel;
import org.driftlab.ui.settings.SettingsController;
import org.driftlab.ui.settings.SettingsViewModel;
import org.driftlab.ui.support.ConversationFactory;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FileDialogs;
import org.driftlab.ui.support.FileSaving;
import org.driftlab.ui.support.FolderPicker;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Jobs;
import org.driftlab.ui.support.Pulse;
import org.driftlab.ui.support.PulseTimes;
import org.driftlab.ui.support.RecentFiles;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Settings.Look;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.SidePanes;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.Themes;
import org.driftlab.ui.support.Views;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.edit.ScenarioFiles;
import org.driftlab.ui.transport.TransportController;
import org.driftlab.ui.transport.TransportViewModel;
import org.driftlab.ui.versions.MarksViewModel;
import org.driftlab.ui.versions.VersionsController;
import org.driftlab.ui.versions.VersionsViewModel;
import org.driftlab.ui.whatif.WhatIfController;
import org.driftlab.ui.whatif.WhatIfViewModel;
import org.driftlab.ui.workbench.Action;
import org.driftlab.ui.workbench.Panel;
import org.driftlab.ui.workbench.Perspective;
import org.driftlab.ui.workbench.RunViewController;
import org.driftlab.ui.workbench.WorkbenchController;
import org.driftlab.ui.workbench.WorkbenchViewModel;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The workbench's window, wired by hand: the one entry for the application. All methods are to be called on the FX
 * thread.
 */
public final class WorkbenchWindow implements AutoCloseable {
  private static final double WIDTH = 1_440;
  private static final double HEIGHT = 900;
  private static final int BEATS_PER_HEAP = 30;

  private static final RunFactory IN_MEMORY = (scenario, pacer) ->
      new RunThread(new Run(scenario, new InMemoryArchive(), RunListener.NONE), pacer);

  private final List<Scenario> scenarios;
  private final WorkspaceInfo workspace;
  private final RunFactory runs;
  private final ConversationFactory conversations;
  private final Locale locale;
  private final SettingsStore settings;
  private final Tasks tasks = Tasks.background();
  private final SpeedPacer pacer = new SpeedPacer();
  private final Foreground foreground = new Foreground();
  private final Themes themes = new Themes();
  private final SidePanes sides;
  private final TimeAxis axis = new TimeAxis();
  private final Jobs jobs = new Jobs(tasks);
  private final ReportAction reports;
  private final RunSession session;
  /** The run of a lesson, which leaves nothing behind. */
  private final RunSession lesson;
  private final PanelsBelow below;
  private final VersionsViewModel versions;
  private final ScenarioEditor editor;
  private final ScenarioFiles files;
  private final FileSaving saving;
  private final ChartTools charts;
  private final WorkbenchViewModel model;
  private final Views views;
  private final List<Panel> panels;
  private final Pulse pulse;
  private @Nullable WhatIfViewModel whatIf;
  private int beats;
  private final Scene scene;
  private FilePicker dataPicker;
  private FolderPicker folders = FolderPicker.SYSTEM;

  /**
   * A window that shows nothing yet.
   *
   * @param scenarios what the picker offers, the first one is opened at the start
   * @param runs opens the runs
   * @param workspace what the status bar says; if it has a problem, that is shown and nothing is run
   */
  public WorkbenchWindow(List<Scenario> scenarios, RunFactory runs, WorkspaceInfo workspace) {
    this(scenarios, runs, workspace, SettingsStore.inMemory(), Locale.getDefault(), RecentFiles.inMemory(), Optional.empty());
  }

  /**
   * A window as a person has set it up.
   *
   * @param settings what was remembered from the last time, and what is to be remembered
   * @param locale of the words and numbers; English words for a language that there is no bundle for
   * @param recent the scenario files of before
   * @param choices asks for files; the system's dialogs if empty
   */
  public WorkbenchWindow(List<Scenario> scenarios, RunFactory runs, WorkspaceInfo workspace, SettingsStore settings,
      Locale locale, RecentFiles recent, Optional<FileChoices> choices) {
    this(scenarios, runs, workspace, settings, locale, recent, choices, ConversationFactory.inMemory());
  }

  /**
   * As above, with conversations that are kept.
   *
   * @param conversations opens the conversations with the support bot
   */
  public WorkbenchWindow(List<Scenario> scenarios, RunFactory runs, WorkspaceInfo workspace, SettingsStore settings,
      Locale locale, RecentFiles recent, Optional<FileChoices> choices, ConversationFactory conversations) {
    this.conversations = conversations;
    this.locale = locale;
    this.settings = settings;
    sides = new SidePanes(settings);
    this.scenarios = List.copyOf(scenarios);
    this.workspace = workspace;
    this.runs = runs;
    session = new RunSession(runs, pacer, tasks);
    lesson = new RunSession(IN_MEMORY, new SpeedPacer(), tasks);
    reports = new ReportAction(session, jobs, tasks, foreground, texts(JobsController.class));
    editor = new ScenarioEditor(session, texts(ScenarioEditor.class));
    Texts words = texts(ScenarioEditor.class);
    var dialogs = new OpenDialogs(this::window, locale);
    dataPicker = dialogs::data;
    FileChoices asked = choices.orElseGet(() -> new FileDialogs(this::window, words.get("file.kind"), words.get("file.open"), words.get("file.save")));
    saving = new FileSaving(asked, tasks, foreground, new SentenceTexts(locale)::problem);
    charts = new ChartTools(saving, foreground, locale);
    below = new PanelsBelow(session, axis, jobs, foreground, charts, locale);
    versions = versions(asked);
    files = new ScenarioFiles(editor, session, asked, recent, foreground, tasks, words);
    model = new WorkbenchViewModel(session, editor, files, foreground, workspace, texts(WorkbenchController.class));
    versions.onFork((version, now) -> {
      model.perspectiveProperty().set("whatif");
      whatIf().forkAt(version, now);
    });
    views = new Views(controllers(dialogs), locale);
    panels = below.panels(views);
    Parent root = views.load(WorkbenchController.class);
    scene = new Scene(root, WIDTH, HEIGHT);
    remember();
    root.requestFocus(); // so that Space plays from the start and no control is ringed
    pulse = new Pulse(this::beat);
    pulse.measure(scene);
    pulse.start();
  }

  private Map<Class<?>, Supplier<?>> controllers(OpenDialogs dialogs) {
    var made = new HashMap<Class<?>, Supplier<?>>();
    made.put(WorkbenchController.class, () -> new WorkbenchController(model, themes,
        views.load(TransportController.class), perspectives(), actions(), new Places(model, session, scenarios, panels, versions, locale)::now,
        (owner, title) -> folders.folder(owner, title)));
    made.put(RunViewController.class, () -> new RunViewController(views.load(ScenarioController.class),
        views.load(PerformanceController.class), views.load(VersionsController.class), panels,
        model, () -> dataPicker.choose(), settings, sides));
    made.put(TransportController.class, () -> new TransportController(
        new TransportViewModel(scenarios, session, pacer, texts(TransportController.class), System::nanoTime)));
    made.put(ScenarioController.class, () -> new ScenarioController(
        new ScenarioViewModel(editor, session.listing(), files, model::undo, texts(ScenarioController.class)),
        () -> sides.toggle(SidePanes.SCENARIO)));
    made.put(DatasetsController.class, () -> new DatasetsController(
        new DatasetsViewModel(tasks, this::openData, texts(DatasetsController.class), Shipped.sources(new StoryTexts(locale))), () -> dataPicker.choose()));
    made.put(WhatIfController.class, () -> new WhatIfController(whatIf(), charts));
    made.put(ConversationController.class, () -> new ConversationController(new ConversationViewModel(conversations, tasks,
        foreground, texts(ConversationController.class), System::currentTimeMillis), () -> dialogs.yaml(ConversationController.class)));
    made.put(LessonsController.class, () -> new LessonsController(new LessonsViewModel(lesson, tasks, this::openData,
        settings.lessonsTaken(), texts(LessonsController.class)), () -> dialogs.yaml(LessonsController.class), charts, saving,
        model.presentingProperty()));
    made.put(VersionsController.class, () -> new VersionsController(versions,
        () -> sides.toggle(SidePanes.VERSIONS)));
    made.put(PerformanceController.class, () -> new PerformanceController(performance(), charts));
    made.put(SettingsController.class, () -> new SettingsController(
        new SettingsViewModel(settings, texts(SettingsController.class)), (owner, title) -> folders.folder(owner, title)));
    made.putAll(below.controllers());
    return made;
  }

  /** The places on the rail: one line each. A place is hidden until its view is there. */
  private List<Perspective> perspectives() {
    return List.of(
        new Perspective("run", 1, Feather.PLAY_CIRCLE, () -> views.load(RunViewController.class)),
        new Perspective("whatif", 2, Feather.GIT_BRANCH, () -> views.load(WhatIfController.class)),
        new Perspective("conversation", 4, Feather.MESSAGE_CIRCLE, () -> views.load(ConversationController.class)),
        new Perspective("lessons", 5, Feather.BOOK_OPEN, () -> views.load(LessonsController.class)),
        new Perspective("data", 6, Feather.DATABASE, () -> views.load(DatasetsController.class)),
        new Perspective("settings", 7, Feather.SETTINGS, () -> views.load(SettingsController.class)));
  }

  /** Opens data as a scenario, and shows the run. */
  private void openData(Scenario scenario) {
    session.open(scenario, false);
    model.perspectiveProperty().set("run");
  }

  /** Actions beside those of the window itself: one line each. */
  private List<Action> actions() {
    return List.of(
        new Action("compareVersions", "Shortcut+D", versions::compare),
        new Action("forkVersion", "Shortcut+B", versions::fork),
        new Action("scenarioPane", RunViewController.SCENARIO_KEYS, () -> toggle(SidePanes.SCENARIO)),
        new Action("versionsPane", RunViewController.VERSIONS_KEYS, () -> toggle(SidePanes.VERSIONS)),
        new Action("report", "Shortcut+E", () -> reports.export(scene.getWindow())));
  }

  private void toggle(String pane) {
    model.perspectiveProperty().set("run");
    sides.toggle(pane);
  }

  /** Chooses data files another way than with the system's dialogue. */
  void setDataPicker(FilePicker other) {
    dataPicker = other;
  }

  /** Chooses folders another way than with the system's dialogue. */
  void setPicker(FolderPicker other) {
    folders = other;
    reports.setPicker(other);
  }

  /** The version tree; choosing a version puts the charts' cursor at its birth. */
  private VersionsViewModel versions(FileChoices asked) {
    Texts words = texts(VersionsController.class);
    var marks = new MarksViewModel(runs.marks(), asked, tasks, InstantSource.system(), foreground, words,
        VersionsViewModel.systemUser(words));
    session.openedProperty().subscribe(marks::refresh);
    var tree = new VersionsViewModel(session.listing(), session.scenarioProperty(), session, foreground,
        words, VersionsViewModel.systemUser(words), marks);
    below.events().onHover(at -> axis.cursorProperty().set(at.orElseGet(() -> birth(tree.selectedProperty().get()))));
    tree.highlightProperty().bindBidirectional(axis.highlightProperty());
    tree.selectedProperty().subscribe(chosen -> axis.cursorProperty().set(birth(chosen)));
    return tree;
  }

  /** The instance at which a version was made. */
  private long birth(Optional<VersionId> version) {
    return session.snapshot().versions().stream().filter(v -> version.equals(Optional.of(v.id())))
        .mapToLong(ModelVersion::at).findFirst().orElse(TimeAxis.NO_CURSOR);
  }

  /** The futures of the run; made when they are first asked for. */
  private WhatIfViewModel whatIf() {
    WhatIfViewModel made = whatIf;
    if (made == null) {
      made = new WhatIfViewModel(session.listing(), session.scenarioProperty(), session, foreground,
          texts(WhatIfController.class), VersionsViewModel.systemUser(texts(VersionsController.class)));
      whatIf = made;
    }
    return made;
  }

  private PerformanceViewModel performance() {
    var charts = new PerformanceViewModel(axis, texts(PerformanceController.class));
    session.scenarioProperty().subscribe(open -> open.ifPresent(charts::describe));
    charts.onPick(session::seek);
    charts.onPickChange(at -> {
      model.panelProperty().set("events");
      below.events().showChange(at);
    });
    charts.editedBy(editor);
    charts.remember(settings.get().charts(), ids -> settings.change(s -> s.withCharts(ids)));
    charts.timelineFollows(session.listing());
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
    lesson.pulse();
    below.beat();
    model.pulse();
    if (beats++ % BEATS_PER_HEAP == 0) {
      Runtime runtime = Runtime.getRuntime();
      model.heap(runtime.totalMemory() - runtime.freeMemory());
    }
  }

  /** Look and perspective follow the settings, and the settings follow them. */
  private void remember() {
    model.perspectiveProperty().set(settings.get().perspective());
    model.perspectiveProperty().addListener((o, was, is) -> settings.change(s -> s.withPerspective(is)));
    themes.follow(settings);
  }

  /** Puts the window on the stage in the chosen theme and plays the first scenario. */
  public void show(Stage stage) {
    themes.wear(settings.get().look());
    stage.setTitle(texts(WorkbenchController.class).get("window.title"));
    stage.setScene(scene);
    WindowPlace.keep(stage, settings);
    stage.setOnHidden(e -> close());
    stage.show();
    open(true);
    settings.problem().ifPresent(problem -> foreground.say(new Notice(Level.WARNING,
        texts(WorkbenchController.class).get("settings.damaged", problem), Optional.empty())));
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
    lesson.close();
    tasks.close();
  }
}
