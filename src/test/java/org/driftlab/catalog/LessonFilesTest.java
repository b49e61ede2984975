// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.driftlab.data.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonFilesTest {
  private static final String LESSON = """
      driftlab-lesson: 1
      id: own
      title: Mine
      minutes: 5
      goal: A goal.
      question: A question?
      prediction: {choices: [yes it is, not so], right: 2, why: Because.}
      run: {scenario: static-model, until: 8000}
      reveal: {text: Look.}
      explanation: {text: So it is.}
      expect: [{id: level, who: champion, min: 0.5, max: 1}]
      """;
  private static final String WORDS = """
      # for the class of Mrs Müller
      driftlab-lesson-words: 1
      title: Meine
      goal: Ziel.
      question: Frage?
      choices: [doch, mitnichten]
      why: Darum.
      reveal: Schau.
      explanation: So ist es.
      """;

  @TempDir private Path folder;
  private Path lesson;

  @BeforeEach
  void aLessonWithGermanWordsBesideIt() throws IOException {
    lesson = Files.writeString(folder.resolve("own.yaml"), LESSON);
    Files.writeString(folder.resolve("own_de.yaml"), WORDS);
    Files.writeString(folder.resolve("owner_zh.yaml"), "of another lesson");
    Files.writeString(folder.resolve("own_xx.yaml"), "another lesson whose name ends like this");
  }

  @Test
  void a_lesson_opens_in_the_readers_language_and_else_in_its_own_words() {
    assertThat(LessonFiles.open(lesson, Locale.GERMANY).lesson().prediction().choices()).containsExactly("doch", "mitnichten");
    assertThat(LessonFiles.open(lesson, Locale.CHINA).lesson().title()).isEqualTo("Mine");
    assertThat(LessonFiles.open(lesson, Locale.ROOT).lesson().title()).isEqualTo("Mine");
    assertThat(LessonFiles.translations(lesson)).extracting(LessonFiles::language).containsExactly("de");
  }

  @Test
  void words_open_the_lesson_beside_them_whatever_the_reader_speaks() throws IOException {
    Path words = folder.resolve("own_de.yaml");
    assertThat(LessonFiles.open(words, Locale.CHINA).lesson().title()).isEqualTo("Meine");
    Files.delete(lesson);
    assertThatThrownBy(() -> LessonFiles.open(words, Locale.CHINA)).isInstanceOf(InputException.class)
        .hasMessageContaining("holds only words; put the lesson they are of, own.yaml, beside it");
    Path stray = Files.writeString(folder.resolve("deutsch.yaml"), WORDS);
    assertThatThrownBy(() -> LessonFiles.open(stray, Locale.CHINA)).isInstanceOf(InputException.class)
        .hasMessageContaining("such as own_de.yaml beside own.yaml");
  }

  @Test
  void words_that_do_not_fit_leave_the_lesson_as_it_is_and_are_told_by_line_and_key() throws IOException {
    Files.writeString(folder.resolve("own_de.yaml"), WORDS.replace("[doch, mitnichten]", "[doch]"));
    var opened = LessonFiles.open(lesson, Locale.GERMAN);
    assertThat(opened.lesson().title()).isEqualTo("Mine");
    assertThat(opened.trouble().orElseThrow()).hasMessageStartingWith("own_de.yaml, line 6, key 'choices'")
        .hasMessageContaining("there are 1 texts, but the lesson has 2");
    assertThat(LessonFiles.open(lesson, Locale.ENGLISH).trouble()).isEmpty();
  }

  @Test
  void files_that_are_no_lesson_are_said_in_one_sentence() throws IOException {
    for (Path wrong : new Path[] {folder, folder.resolve("absent.yaml"),
        Files.write(folder.resolve("latin.yaml"), new byte[] {'t', ':', ' ', (byte) 0xFC}),
        Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1])}) {
      assertThatThrownBy(() -> LessonFiles.open(wrong, Locale.ENGLISH)).isInstanceOf(InputException.class)
          .hasMessageContaining(wrong.toString()).hasMessageEndingWith(".");
    }
  }
}
