// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.driftlab.data.InputException;
import org.driftlab.learn.tree.HoeffdingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonYamlTest {
  private static final String OWN = """
      driftlab-lesson: 1
      id: own
      title: My own
      minutes: 5
      goal: A goal.
      question: A question?
      prediction:
        choices: [yes it is, no]
        right: 2
        why: Because.
      run:
        scenario: static-model
        change: {instances: 30000, drift: [{kind: label-swap, first: 0, second: 1, start: 10000}]}
        until: 20000
      reveal:
        panel: performance
        series: [champion]
        text: Look.
        marks: [{from: 10000, to: 12000, label: here}]
      explanation: {text: So it is.}
      try:
        - text: Take a tree.
          change: {learner: hoeffding-tree}
      expect:
        - {id: level, who: champion, from: 15000, to: 20000, min: 0.5, max: 1}
      """;

  @Test
  void a_preset_is_run_with_changed_keys_up_to_an_instance() {
    Lesson lesson = LessonYaml.read(OWN, "own.yaml");
    assertThat(lesson.scenario().instances()).isEqualTo(20_000);
    assertThat(lesson.scenario().drift().events()).singleElement().satisfies(e -> assertThat(e.start()).isEqualTo(10_000));
    assertThat(lesson.scenario().learner()).isEqualTo(Scenarios.find("static-model").learner());
    assertThat(lesson.trials()).singleElement().satisfies(trial -> {
      assertThat(trial.scenario().learner()).isInstanceOf(HoeffdingTree.class);
      assertThat(trial.scenario().drift()).isEqualTo(lesson.scenario().drift());
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      driftlab-lesson: 1| driftlab-lesson: 2| own.yaml, line 1, key 'driftlab-lesson': the format 2 is unknown
      right: 2| right: 3| own.yaml, line 9, key 'prediction.right': Key 'right' is 3 but must be in [1, 2]
      minutes: 5| minutes: five| own.yaml, line 4: 'minutes' is 'five' but must be a whole number
      goal: A goal.| gaol: A goal.| own.yaml, line 5: the key 'gaol' is unknown; did you mean 'goal'?
      scenario: static-model| scenario: static-modle| own.yaml, line 12, key 'run.scenario':
      until: 20000| until: 40000| own.yaml, line 14, key 'run.until': 'until' is 40000 but must be in [1, 30000]
      panel: performance| panel: performnace| own.yaml, line 16, key 'reveal.panel':
      series: [champion]| series: [chmpion]| own.yaml, line 17, key 'reveal.series':
      to: 12000| to: 9000| own.yaml, line 19
      to: 12000| to: 21000| own.yaml, line 19
      learner: hoeffding-tree| learner: hoefding-tree| own.yaml, line 23
      id: own| id: ../own| own.yaml, line 2, key 'id':
      min: 0.5| min: 7| own.yaml, line 25
      """)
  void a_mistake_is_named_with_line_and_key(String right, String wrong, String message) {
    assertThat(OWN).contains(right);
    assertThatThrownBy(() -> LessonYaml.read(OWN.replace(right, wrong), "own.yaml")).isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void a_lesson_that_expects_nothing_is_rejected() {
    assertThatThrownBy(() -> LessonYaml.read(OWN.substring(0, OWN.indexOf("expect:")), "own.yaml"))
        .isInstanceOf(InputException.class).hasMessageContaining("add at least one expected result");
  }

  @Test
  void an_empty_file_and_one_of_two_megabytes_are_rejected_in_one_sentence() {
    assertThatThrownBy(() -> LessonYaml.read(" ", "own.yaml")).isInstanceOf(InputException.class).hasMessageContaining("is empty");
    assertThatThrownBy(() -> LessonYaml.read("x".repeat(2 << 20), "own.yaml")).isInstanceOf(InputException.class)
        .hasMessageContaining("at most 1048576 characters");
  }

  @Test
  void a_translation_changes_words_only_and_must_have_as_many_choices() {
    String words = """
        driftlab-lesson-words: 1
        title: Meine
        goal: Ziel.
        question: Frage?
        choices: [ja, nein]
        why: Darum.
        reveal: Schau.
        marks: [hier]
        explanation: So ist es.
        try: [Nimm einen Baum.]
        """;
    Lesson lesson = LessonYaml.read(OWN, "own.yaml");
    Lesson german = LessonYaml.translate(lesson, words, "own_de.yaml");
    assertThat(german.title()).isEqualTo("Meine");
    assertThat(german.prediction().choices()).containsExactly("ja", "nein");
    assertThat(german.scenario()).isEqualTo(lesson.scenario());
    assertThat(german.expect()).isEqualTo(lesson.expect());
    assertThatThrownBy(() -> LessonYaml.translate(lesson, words.replace("[ja, nein]", "[ja]"), "own_de.yaml"))
        .isInstanceOf(InputException.class).hasMessageStartingWith("own_de.yaml, line 5, key 'choices'");
  }

  @Test
  void a_lesson_without_a_translation_is_read_in_english() {
    assertThat(Lessons.find("windows", Locale.FRENCH)).isEqualTo(Lessons.find("windows", Locale.ENGLISH));
  }
}
