// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson keeps its promise, on seeds that it was not written on as well. */
class LessonsTest {
  private static final List<Integer> SEEDS = List.of(1, 7, 42);

  static Stream<Arguments> lessonsAndSeeds() {
    return Lessons.ids().stream().flatMap(id -> SEEDS.stream().map(seed -> Arguments.of(id, seed)));
  }

  @ParameterizedTest
  @MethodSource("lessonsAndSeeds")
  void a_lessons_run_shows_what_it_promises(String id, int seed) {
    Lesson lesson = Lessons.find(id, Locale.ENGLISH);
    try (Run run = new Run(lesson.scenario().withSeed(seed), new InMemoryArchive(), RunListener.NONE)) {
      run.advance(Long.MAX_VALUE);
      RunSnapshot end = run.snapshot();
      assertThat(Expectation.of(lesson.expect(), end)).allSatisfy(outcome ->
          assertThat(outcome.state()).as(outcome.expectation().describe() + ": " + outcome.valueText())
              .isEqualTo(Expectation.State.MET));
    }
  }

  @Test
  void there_are_twelve_lessons_of_five_to_ten_minutes() {
    assertThat(Lessons.all(Locale.ENGLISH)).hasSize(12)
        .allSatisfy(lesson -> assertThat(lesson.minutes()).isBetween(5, 10))
        .allSatisfy(lesson -> assertThat(lesson.trials()).isNotEmpty());
  }

  @Test
  void every_lesson_speaks_german_and_chinese() {
    for (Locale locale : List.of(Locale.GERMAN, Locale.CHINESE)) {
      assertThat(Lessons.all(locale)).allSatisfy(lesson -> {
        Lesson english = Lessons.find(lesson.id(), Locale.ENGLISH);
        assertThat(lesson.question()).isNotEqualTo(english.question());
        assertThat(lesson.notes()).isNotEqualTo(english.notes());
        assertThat(lesson.scenario()).isEqualTo(english.scenario());
      });
    }
  }

  @Test
  void the_words_in_a_formula_are_german_and_chinese_too() {
    // A word is four letters in a row; three are symbols such as max, MTR and BWT.
    var word = Pattern.compile("[a-zA-Z]{4,}");
    var symbols = Set.of("MTFA");
    for (Lesson english : Lessons.all(Locale.ENGLISH)) {
      Set<String> words = word.matcher(english.explanation().formula()).results().map(MatchResult::group)
          .filter(found -> !symbols.contains(found)).collect(Collectors.toSet());
      for (Locale locale : List.of(Locale.GERMAN, Locale.CHINESE)) {
        String formula = Lessons.find(english.id(), locale).explanation().formula();
        assertThat(word.matcher(formula).results().map(MatchResult::group)).as(english.id() + " " + locale)
            .filteredOn(found -> words.contains(found)).isEmpty();
      }
    }
  }

  @Test
  void every_suggestion_of_a_lesson_is_a_run_that_starts() {
    for (Lesson lesson : Lessons.all(Locale.ENGLISH)) {
      for (Lesson.Trial trial : lesson.trials()) {
        try (Run run = new Run(trial.scenario(), new InMemoryArchive(), RunListener.NONE)) {
          assertThat(run.advance(1_024)).as(lesson.id() + ": " + trial.text()).isPositive();
        }
      }
    }
  }
}
