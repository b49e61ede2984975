// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.lessons;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.driftlab.catalog.Lesson;
import org.driftlab.catalog.LessonFiles;
import org.driftlab.catalog.Lessons;
import org.driftlab.data.InputException;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.DriftBand;
import org.driftlab.ui.support.chart.Stretch;

/**
 * The lessons and how far a person is in the chosen one. A lesson's run is the real engine's, kept in memory; it is held
 * against what the lesson promises when it has ended.
 */
public final class LessonsViewModel {
  /** How far a lesson has come; each step shows more of it. */
  public enum Step {
    QUESTION,
    RUN,
    REVEAL,
    EXPLANATION,
    TRY
  }

  private final RunSession session;
  private final Tasks tasks;
  private final Consumer<Scenario> opener;
  private final Texts texts;
  private final ObservableList<Lesson> lessons = FXCollections.observableArrayList();
  private final ObservableSet<String> done;
  private final ReadOnlyObjectWrapper<Optional<Lesson>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.QUESTION);
  private final IntegerProperty answer = new SimpleIntegerProperty();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObjectProperty<List<ChartSeries>> series = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<DriftBand>> bands = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<Stretch>> marks = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<Expectation.Outcome>> outcomes = new SimpleObjectProperty<>(List.of());

  /**
   * Lessons in the language of the texts, which are read in the background.
   *
   * @param session runs a lesson; used by nobody else
   * @param opener shows a scenario as the window's run
   * @param done the ids of the lessons that were followed to their end, which grows
   */
  public LessonsViewModel(RunSession session, Tasks tasks, Consumer<Scenario> opener, ObservableSet<String> done,
      Texts texts) {
    this.session = session;
    this.tasks = tasks;
    this.opener = opener;
    this.done = done;
    this.texts = texts;
    tasks.run(() -> Lessons.all(texts.locale()), all -> {
      lessons.setAll(all);
      if (chosen.get().isEmpty()) {
        choose(all.getFirst());
      }
    }, e -> problem.set(reason(e)));
    session.snapshotProperty().subscribe(this::show);
    session.errorProperty().subscribe(e -> problem.set(new SentenceTexts(texts.locale()).say(e)));
  }

  /** Begins a lesson. */
  public void choose(Lesson lesson) {
    problem.set("");
    answer.set(0);
    outcomes.set(List.of());
    series.set(List.of());
    bands.set(List.of());
    marks.set(List.of());
    step.set(Step.QUESTION);
    chosen.set(Optional.of(lesson));
  }

  /**
   * Reads a lesson file of one's own, in the window's language if its words stand beside it, and begins it; what is wrong with
   * it is said by line and key. With a mistake in the translation alone the lesson begins in its own words.
   */
  public void open(Path file) {
    tasks.run(() -> LessonFiles.open(file, texts.locale()), opened -> {
      lessons.removeIf(other -> other.id().equals(opened.lesson().id()));
      lessons.add(opened.lesson());
      choose(opened.lesson());
      opened.trouble().ifPresent(trouble -> problem.set(reason(trouble)));
    }, e -> problem.set(reason(e)));
  }

  private String reason(Exception e) {
    return e instanceof InputException ? new SentenceTexts(texts.locale()).problem(e) : String.valueOf(e);
  }

  /** One step on: starts the run, or shows the next part. The run goes over to the reveal by itself. */
  public void next() {
    chosen.get().ifPresent(lesson -> {
      switch (step.get()) {
        case QUESTION -> {
          step.set(Step.RUN);
          session.open(lesson.scenario(), true);
        }
        case RUN -> session.play();
        case REVEAL -> step.set(Step.EXPLANATION);
        case EXPLANATION -> {
          step.set(Step.TRY);
          done.add(lesson.id());
        }
        case TRY -> lessons.stream().skip(lessons.indexOf(lesson) + 1L).findFirst().ifPresent(this::choose);
      }
    });
  }

  /** One step back, to the beginning of the lesson if it is running. */
  public void previous() {
    switch (step.get()) {
      case QUESTION -> {}
      case RUN, REVEAL -> chosen.get().ifPresent(this::choose);
      case EXPLANATION -> step.set(Step.REVEAL);
      case TRY -> step.set(Step.EXPLANATION);
    }
  }

  /** Opens what a suggestion changes as the window's run. */
  public void attempt(Lesson.Trial trial) {
    opener.accept(trial.scenario());
  }

  /** The finished run of the chosen lesson; empty before it has ended, since it tells the answer. */
  Optional<RunSnapshot> end() {
    return step.get().compareTo(Step.REVEAL) < 0 ? Optional.empty() : Optional.of(session.snapshot());
  }

  private void show(RunSnapshot now) {
    if (step.get() != Step.RUN || now == RunSession.NOTHING) {
      return;
    }
    chosen.get().ifPresent(lesson -> {
      series.set(LessonLines.of(lesson, now, texts));
      bands.set(LessonLines.drift(now));
      if (now.phase() == Phase.FINISHED) {
        marks.set(LessonLines.marks(lesson));
        outcomes.set(Expectation.of(lesson.expect(), now));
        step.set(Step.REVEAL);
      }
    });
  }

  public ObservableList<Lesson> lessons() {
    return lessons;
  }

  /** The ids of the lessons that were followed to their end. */
  public ObservableSet<String> done() {
    return done;
  }

  public ReadOnlyObjectProperty<Optional<Lesson>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** The choice made before the run, from 1; 0 for none. */
  public IntegerProperty answerProperty() {
    return answer;
  }

  /** What went wrong, in one sentence; empty if nothing did. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ObjectProperty<List<ChartSeries>> seriesProperty() {
    return series;
  }

  /** The injected drift. */
  public ObjectProperty<List<DriftBand>> bandsProperty() {
    return bands;
  }

  /** What to look at; empty before the run has ended, since it tells the answer. */
  public ObjectProperty<List<Stretch>> marksProperty() {
    return marks;
  }

  /** What became of the lesson's promises; empty before the run has ended. */
  public ObjectProperty<List<Expectation.Outcome>> outcomesProperty() {
    return outcomes;
  }

  RunSession session() {
    return session;
  }

  Texts texts() {
    return texts;
  }
}
