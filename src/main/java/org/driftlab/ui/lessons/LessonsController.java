// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.lessons;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.catalog.Lesson;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.lessons.LessonsViewModel.Step;
import org.driftlab.ui.support.AfterLayout;
import org.driftlab.ui.support.FileSaving;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.ValueRange;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the lessons: the list, and the chosen lesson as a page that grows step by step. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class LessonsController {
  private final LessonsViewModel model;
  private final StoryTexts stories;
  private final Supplier<Optional<Path>> picker;
  private final ChartTools tools;
  private final FileSaving saving;
  private final ReadOnlyBooleanProperty presenting;
  private final TimeAxis axis = new TimeAxis();
  private final ToggleGroup group = new ToggleGroup();
  private final Runnable restoreShare = this::restoreShare;
  private boolean filling;
  private double listShare;
  @FXML private SplitPane root;
  @FXML private VBox shelf;
  @FXML private VBox reading;
  @FXML private ListView<Lesson> list;
  @FXML private Label title;
  @FXML private Label goal;
  @FXML private Label problem;
  @FXML private Label question;
  @FXML private VBox choices;
  @FXML private VBox run;
  @FXML private HBox chartBar;
  @FXML private Label chartTitle;
  @FXML private TimeChart chart;
  @FXML private ProgressBar progress;
  @FXML private VBox reveal;
  @FXML private Label verdict;
  @FXML private Label why;
  @FXML private Label look;
  @FXML private VBox marks;
  @FXML private VBox measured;
  @FXML private VBox explanation;
  @FXML private Label explained;
  @FXML private Label formula;
  @FXML private Label source;
  @FXML private VBox trying;
  @FXML private VBox trials;
  @FXML private CheckBox teacher;
  @FXML private Label notes;
  @FXML private MenuItem answers;
  @FXML private Button next;
  @FXML private Button back;
  @FXML private ScrollPane page;

  /**
   * The perspective.
   *
   * @param picker asks for a lesson file; empty if none was chosen
   * @param saving saves a handout
   * @param presenting whether the lesson stands alone, without the list
   */
  public LessonsController(LessonsViewModel model, Supplier<Optional<Path>> picker, ChartTools tools,
      FileSaving saving, ReadOnlyBooleanProperty presenting) {
    this.model = model;
    stories = new StoryTexts(model.texts().locale());
    this.picker = picker;
    this.tools = tools;
    this.saving = saving;
    this.presenting = presenting;
  }

  @FXML
  private void initialize() {
    list.setItems(model.lessons());
    list.setCellFactory(l -> new LessonCell());
    list.getSelectionModel().selectedItemProperty().subscribe(lesson -> {
      if (lesson != null && !filling) {
        model.choose(lesson);
      }
    });
    model.done().addListener((SetChangeListener<String>) change -> list.refresh());
    chart();
    notes.visibleProperty().bind(teacher.selectedProperty());
    notes.managedProperty().bind(notes.visibleProperty());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model.chosenProperty().subscribe(lesson -> lesson.ifPresent(this::show));
    model.stepProperty().subscribe(this::show);
    model.outcomesProperty().subscribe(this::show);
    reading.addEventFilter(KeyEvent.KEY_PRESSED, this::key); // before the page scrolls by them
    presenting.subscribe(this::leaveLessonAlone);
    presenting.and(root.visibleProperty()).subscribe(shown -> {
      if (shown) {
        AfterLayout.run(page, page::requestFocus); // so that Page Down comes here, wherever the focus was
      }
    });
  }

  /** Takes the list of lessons away before an audience, and puts it back as wide as it was. */
  private void leaveLessonAlone(boolean alone) {
    if (alone) {
      listShare = root.getDividerPositions()[0];
      root.getItems().remove(shelf);
    } else if (!root.getItems().contains(shelf)) {
      root.getItems().addFirst(shelf);
      if (root.getScene() != null) {
        root.getScene().addPostLayoutPulseListener(restoreShare); // the window is laid out anew, and the list with it
      }
    }
  }

  private void restoreShare() {
    root.getScene().removePostLayoutPulseListener(restoreShare);
    root.setDividerPositions(listShare);
  }

  private void chart() {
    chart.setAxis(axis);
    chart.setRange(ValueRange.automatic(0, 1));
    chart.titleProperty().bind(chartTitle.textProperty());
    chart.emptyTextProperty().set(model.texts().get("chart.empty"));
    tools.equip(chart, chartBar);
    model.seriesProperty().subscribe(chart::setSeries);
    model.bandsProperty().subscribe(chart::setBands);
    model.marksProperty().subscribe(chart::setStretches);
    model.session().snapshotProperty().subscribe(now -> {
      axis.extentProperty().set(Math.max(1, now.instances()));
      axis.presentProperty().set(now.index());
      progress.setProgress(now.instances() == 0 ? 0 : (double) now.index() / now.instances());
    });
  }

  private void key(KeyEvent e) {
    if (e.getCode() == KeyCode.PAGE_DOWN || e.getCode() == KeyCode.PAGE_UP) {
      e.consume();
      if (e.getCode() == KeyCode.PAGE_DOWN) {
        onNext();
      } else {
        onBack();
      }
    }
  }

  private void show(Lesson lesson) {
    filling = true;
    list.getSelectionModel().select(lesson);
    filling = false;
    title.setText(lesson.title());
    goal.setText(lesson.goal());
    question.setText(lesson.question());
    choices.getChildren().setAll(IntStream.rangeClosed(1, lesson.prediction().choices().size())
        .mapToObj(number -> choice(lesson, number)).toList());
    chartTitle.setText(model.texts().get("chart.title", lesson.scenario().window()));
    why.setText(lesson.prediction().why());
    look.setText(lesson.reveal().text());
    var formats = new Formats(model.texts().locale());
    marks.getChildren().setAll(lesson.reveal().marks().stream().map(mark -> line(Feather.CHEVRON_RIGHT,
        model.texts().get("mark", formats.count(mark.from()), formats.count(mark.to()), mark.label()))).toList());
    explained.setText(lesson.explanation().text());
    formula.setText(lesson.explanation().formula());
    source.setText(lesson.explanation().source());
    notes.setText(lesson.notes());
    trials.getChildren().setAll(lesson.trials().stream().map(this::trial).toList());
    page.setVvalue(0);
  }

  private RadioButton choice(Lesson lesson, int number) {
    var button = new RadioButton(lesson.prediction().choices().get(number - 1));
    button.setId("lesson-choice-" + number);
    button.setToggleGroup(group);
    button.setWrapText(true);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.disableProperty().bind(model.stepProperty().isNotEqualTo(Step.QUESTION));
    button.setOnAction(e -> model.answerProperty().set(number));
    return button;
  }

  private HBox trial(Lesson.Trial trial) {
    var button = new Button(model.texts().get("try.open"), new FontIcon(Feather.PLAY));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setId("lesson-try-" + trials.getChildren().size());
    button.setAccessibleText(model.texts().get("try.open") + ": " + trial.text());
    button.setOnAction(e -> model.attempt(trial));
    var words = new Label(trial.text());
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var row = new HBox(8, button, words);
    row.getStyleClass().add("lesson-trial");
    return row;
  }

  private static Label line(Feather icon, String words) {
    var line = new Label(words, new FontIcon(icon));
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }

  private void show(Step step) {
    reach(run, step, Step.RUN);
    progress.setVisible(step == Step.RUN);
    progress.setManaged(step == Step.RUN);
    reach(reveal, step, Step.REVEAL);
    reach(explanation, step, Step.EXPLANATION);
    reach(trying, step, Step.TRY);
    next.setText(model.texts().get("next." + step.name().toLowerCase(Locale.ROOT)));
    next.disableProperty().unbind();
    if (step == Step.RUN && reading.isFocusWithin()) {
      page.requestFocus(); // what had it is disabled now, and the focus would leave the lesson
    }
    next.setDisable(step == Step.RUN);
    answers.setDisable(step.compareTo(Step.REVEAL) < 0);
    back.setDisable(step == Step.QUESTION);
    if (step == Step.QUESTION) {
      group.selectToggle(null);
      next.disableProperty().bind(Bindings.equal(model.answerProperty(), 0));
    } else if (step == Step.REVEAL) {
      model.chosenProperty().get().ifPresent(this::judge);
    }
    page.layout();
    page.setVvalue(step == Step.QUESTION ? 0 : 1);
  }

  private static void reach(Region part, Step now, Step needed) {
    boolean shown = now.compareTo(needed) >= 0;
    part.setVisible(shown);
    part.setManaged(shown);
  }

  private void judge(Lesson lesson) {
    int right = lesson.prediction().right();
    boolean hit = model.answerProperty().get() == right;
    verdict.setText(model.texts().get(hit ? "right" : "wrong", lesson.prediction().choices().get(right - 1)));
    verdict.getStyleClass().setAll("lesson-verdict", hit ? "success" : "danger");
    verdict.setGraphic(new FontIcon(hit ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
  }

  private void show(List<Expectation.Outcome> outcomes) {
    var stories = new StoryTexts(model.texts().locale());
    measured.getChildren().setAll(outcomes.stream().map(o -> line(switch (o.state()) {
      case MET -> Feather.CHECK;
      case NOT_MET -> Feather.X;
      case OPEN -> Feather.CIRCLE;
    }, model.texts().get("outcome." + o.state().name().toLowerCase(Locale.ROOT), stories.promise(o.expectation()),
        stories.measured(o)))).toList());
  }

  @FXML
  private void onNext() {
    if (!next.isDisabled()) {
      model.next();
    }
  }

  @FXML
  private void onBack() {
    if (!back.isDisabled()) {
      model.previous();
    }
  }

  @FXML
  private void onQuestions() {
    handout("-questions.html", Optional.empty());
  }

  @FXML
  private void onAnswers() {
    handout("-answers.html", model.end());
  }

  /** Saves the lesson's page for paper, with the notes if they are shown. */
  private void handout(String ending, Optional<RunSnapshot> end) {
    model.chosenProperty().get().ifPresent(lesson -> saving.save(lesson.id() + ending, () -> {
      Supplier<String> page = LessonHandout.of(lesson, end, teacher.isSelected(), model.texts().locale());
      return () -> page.get().getBytes(StandardCharsets.UTF_8);
    }, model.texts()));
  }

  @FXML
  private void onOpen() {
    picker.get().ifPresent(model::open);
  }

  private final class LessonCell extends ListCell<Lesson> {
    LessonCell() {
      setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable Lesson lesson, boolean empty) {
      super.updateItem(lesson, empty);
      setPrefWidth(0);
      setText(empty || lesson == null ? null : model.texts().get("list.item", lesson.title(), lesson.minutes()));
      setGraphic(empty || lesson == null ? null
          : new FontIcon(model.done().contains(lesson.id()) ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
    }
  }
}
