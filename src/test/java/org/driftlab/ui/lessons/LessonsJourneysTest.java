// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.driftlab.catalog.Lesson;
import org.driftlab.catalog.Lessons;
import org.driftlab.engine.Strategy;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a learner does with a lesson, on the real engine. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class LessonsJourneysTest {
  @Test
  void a_wrong_prediction_is_put_right_by_the_run_and_a_suggestion_opens_as_the_run() throws Exception {
    try (var fixture = open(1000, 700)) {
      assertThat(onFx(() -> fixture.find("#lesson-next").isDisabled())).as("before a prediction").isTrue();
      fixture.pictures("lessons-question");
      fixture.robot.clickOn("#lesson-choice-2");
      fixture.robot.clickOn("#lesson-next");
      fixture.until(() -> fixture.find("#lesson-verdict").getParent().isVisible());
      assertThat(fixture.text("#lesson-verdict")).startsWith("Not quite.").endsWith("Far below 50 %.");
      assertThat(onFx(() -> fixture.<VBox>find("#lesson-measured").getChildren().stream().map(n -> ((Labeled) n).getText())))
          .hasSize(3).allMatch(line -> line.startsWith("as said: accuracy of "));
      fixture.pictures("lessons-reveal");
      fixture.robot.clickOn("#lesson-next");
      fixture.robot.clickOn("#lesson-next");
      runOnFx(() -> fixture.<ScrollPane>find("#lesson-page").setVvalue(1));
      fixture.pictures("lessons-try");
      fixture.robot.clickOn("#lesson-try-0");
      fixture.until(() -> fixture.window.session().scenarioProperty().get().orElseThrow().strategy() instanceof Strategy.Static);
      fixture.until(() -> fixture.find("#run-view").isVisible());
    }
  }

  @Test
  void a_lesson_is_taken_with_the_keyboard_alone_and_the_next_one_follows() {
    try (var fixture = open(1440, 900)) {
      runOnFx(() -> fixture.<ListView<Lesson>>find("#lesson-list").getSelectionModel().select(1));
      Lesson second = Lessons.find(Lessons.ids().get(1), Locale.ENGLISH);
      fixture.until(() -> fixture.text("#lesson-title").equals(second.title()));
      runOnFx(() -> fixture.find("#lesson-choice-" + second.prediction().right()).requestFocus());
      fixture.robot.push(KeyCode.SPACE);
      fixture.until(() -> fixture.<RadioButton>find("#lesson-choice-" + second.prediction().right()).isSelected());
      fixture.robot.push(KeyCode.PAGE_DOWN);
      fixture.until(() -> fixture.find("#lesson-verdict").getParent().isVisible());
      assertThat(fixture.text("#lesson-verdict")).startsWith("Right:");
      fixture.robot.push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN);
      fixture.until(() -> fixture.text("#lesson-title").equals(Lessons.find(Lessons.ids().get(2), Locale.ENGLISH).title()));
    }
  }

  @Test
  void before_a_class_the_lesson_has_the_whole_width_and_page_down_goes_through_it() throws Exception {
    try (var fixture = open(1440, 900)) {
      double share = onFx(() -> fixture.<SplitPane>find("#lessons").getDividerPositions()[0]);
      fixture.robot.push(KeyCode.F5);
      fixture.until(() -> fixture.find("#presenter-clock").getParent().isVisible());
      assertThat(onFx(() -> fixture.window.scene().lookup("#lesson-list"))).isNull();
      assertThat(onFx(() -> fixture.find("#lesson-page").getLayoutBounds().getWidth()))
          .isCloseTo(onFx(() -> fixture.find("#lessons").getLayoutBounds().getWidth()), within(4.0));
      assertThat(onFx(() -> fixture.find("#top-bar").isVisible())).as("the controls of another run").isFalse();
      fixture.pictures("presenter-lesson-question");
      long at = fixture.window.session().snapshot().index();
      runOnFx(() -> fixture.find("#lesson-page").requestFocus());
      fixture.robot.push(KeyCode.SPACE).push(KeyCode.RIGHT);
      fixture.robot.push(KeyCode.CONTROL, KeyCode.K);
      runOnFx(() -> fixture.<TextField>find("#finder-field").setText("play or pause"));
      assertThat(onFx(() -> fixture.<ListView<?>>find("#finder-list").getItems())).as("commands to the run that nobody sees").isEmpty();
      fixture.robot.push(KeyCode.ESCAPE);
      fixture.robot.clickOn("#lesson-choice-3");
      fixture.robot.push(KeyCode.PAGE_DOWN);
      fixture.until(() -> fixture.find("#lesson-verdict").getParent().isVisible());
      fixture.pictures("presenter-lesson-reveal");
      fixture.robot.push(KeyCode.PAGE_DOWN);
      fixture.until(() -> fixture.text("#lesson-next").equals("What to try"));
      assertThat(onFx(() -> fixture.window.session().playingProperty().get())).as("the run that nobody sees plays").isFalse();
      assertThat(fixture.window.session().snapshot().index()).isEqualTo(at);
      fixture.robot.push(KeyCode.ESCAPE);
      fixture.until(() -> fixture.window.scene().lookup("#lesson-list") != null && fixture.find("#top-bar").isVisible());
      fixture.until(() -> Math.abs(fixture.<SplitPane>find("#lessons").getDividerPositions()[0] - share) < 0.01);
    }
  }

  @Test
  void a_lesson_file_with_a_mistake_is_explained_by_line_and_key(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "driftlab-lesson: 1\nid: mine\ntitel: Mine\n");
    LessonsViewModel model = onFx(() -> new LessonsViewModel(
        new RunSession(WindowFixture.ENGINE, new SpeedPacer(), Tasks.sameThread()), Tasks.sameThread(), s -> {},
        FXCollections.observableSet(),
        Texts.of(LessonsViewModel.class, Locale.GERMAN)));
    assertThat(model.lessons()).hasSameSizeAs(Lessons.ids());
    assertThat(model.chosenProperty().get().orElseThrow().title())
        .isEqualTo(Lessons.find(Lessons.ids().getFirst(), Locale.GERMAN).title());
    runOnFx(() -> model.open(file));
    assertThat(model.problemProperty().get()).contains("mine.yaml", "Zeile 3", "„titel“");
    assertThat(model.lessons()).hasSameSizeAs(Lessons.ids());
  }

  @Test
  void a_lesson_file_opens_in_the_windows_language_and_with_a_mistake_in_its_words_in_its_own(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), """
        driftlab-lesson: 1
        id: mine
        title: Mine
        minutes: 5
        goal: A goal.
        question: A question?
        prediction: {choices: [one thing, another], right: 2, why: Because.}
        run: {scenario: static-model, until: 8000}
        reveal: {text: Look.}
        explanation: {text: So it is.}
        expect: [{id: level, who: champion, min: 0.5, max: 1}]
        """);
    Path words = Files.writeString(folder.resolve("mine_de.yaml"), """
        driftlab-lesson-words: 1
        title: Meine
        goal: Ziel.
        question: Frage?
        choices: [dies, das]
        why: Darum.
        reveal: Schau.
        explanation: So ist es.
        """);
    LessonsViewModel model = onFx(() -> new LessonsViewModel(
        new RunSession(WindowFixture.ENGINE, new SpeedPacer(), Tasks.sameThread()), Tasks.sameThread(), s -> {},
        FXCollections.observableSet(), Texts.of(LessonsViewModel.class, Locale.GERMAN)));
    runOnFx(() -> model.open(file));
    assertThat(model.chosenProperty().get().orElseThrow().title()).isEqualTo("Meine");
    assertThat(model.problemProperty().get()).isEmpty();
    Files.writeString(words, Files.readString(words).replace("why:", "warum:"));
    runOnFx(() -> model.open(file));
    assertThat(model.chosenProperty().get().orElseThrow().title()).isEqualTo("Mine");
    assertThat(model.problemProperty().get()).contains("mine_de.yaml, Zeile 6", "„warum“");
    assertThat(model.lessons()).hasSize(Lessons.ids().size() + 1);
  }

  @Test
  void a_teacher_saves_the_questions_and_after_the_run_the_answers_with_the_notes(@TempDir Path folder) throws Exception {
    var suggested = new ArrayList<String>();
    var choices = new FileChoices() {
      @Override
      public Optional<Path> toOpen() {
        return Optional.empty();
      }

      @Override
      public Optional<Path> toSave(String name) {
        suggested.add(name);
        return Optional.of(folder.resolve(name));
      }
    };
    Lesson first = Lessons.find(Lessons.ids().getFirst(), Locale.ENGLISH);
    String right = "<li class=\"right\">" + first.prediction().choices().get(first.prediction().right() - 1);
    try (var fixture = open(new WindowFixture(1000, 700, choices, TestScenarios.calm()))) {
      MenuButton menu = onFx(() -> fixture.find("#lesson-handout"));
      assertThat(onFx(() -> menu.getItems().getLast().isDisable())).as("answers before the run").isTrue();
      fixture.robot.clickOn("#lesson-handout");
      fixture.until(menu::isShowing);
      fixture.pictures("lessons-handout");
      fixture.robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
      String questions = page(fixture, folder, first.id() + "-questions.html");
      assertThat(questions).contains("<h1>" + first.title(), "src=\"data:image/svg+xml;base64,").doesNotContain(right, "<aside>");
      fixture.robot.clickOn("#lesson-choice-2").clickOn("#lesson-next");
      fixture.until(() -> fixture.find("#lesson-verdict").getParent().isVisible());
      runOnFx(() -> fixture.<CheckBox>find("#lesson-notes").fire()); // a notice may still lie over it
      runOnFx(() -> menu.getItems().getLast().fire());
      assertThat(page(fixture, folder, first.id() + "-answers.html")).contains(right, "<aside>", "<h2>Measured</h2>");
    }
    assertThat(suggested).containsExactly(first.id() + "-questions.html", first.id() + "-answers.html");
  }

  /** What was saved, once a notice has said so. */
  private static String page(WindowFixture fixture, Path folder, String name) throws Exception {
    Path file = folder.resolve(name);
    fixture.until(() -> fixture.<VBox>find(".notices").getChildren().stream()
        .anyMatch(notice -> String.valueOf(notice.getAccessibleText()).contains("Saved " + file)));
    return Files.readString(file);
  }

  private static WindowFixture open(double width, double height) {
    return open(new WindowFixture(width, height, TestScenarios.calm()));
  }

  private static WindowFixture open(WindowFixture fixture) {
    fixture.await(s -> s.instances() > 0);
    fixture.robot.clickOn("#rail-lessons");
    fixture.until(() -> fixture.<ListView<?>>find("#lesson-list").getItems().size() == Lessons.ids().size());
    return fixture;
  }
}
