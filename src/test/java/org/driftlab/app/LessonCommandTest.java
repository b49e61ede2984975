// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.driftlab.catalog.Lessons;
import org.driftlab.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxExtension.class) // a handout has a chart
class LessonCommandTest {
  private static final String OWN = """
      driftlab-lesson: 1
      id: own
      title: "<script>alert('x')</script> & more"
      minutes: 5
      goal: A goal.
      question: A question?
      prediction: {choices: [wrong one, right one], right: 2, why: Because.}
      run: {scenario: static-model, until: 8000}
      reveal: {text: Look., marks: [{from: 2000, to: 8000, label: "here & there"}]}
      explanation: {text: So it is.}
      notes: A secret for the teacher.
      expect:
        - {id: level, who: champion, min: %s, max: 1}
      """;

  @TempDir Path folder;

  @Test
  void without_a_name_the_lessons_are_listed() {
    Cli cli = Cli.run("lesson");
    assertThat(cli.code()).isZero();
    assertThat(cli.out().lines()).hasSize(Lessons.ids().size());
  }

  @Test
  void a_lesson_asks_until_the_choice_is_one_then_runs_and_tells_what_was_measured() throws IOException {
    Cli cli = Cli.run("nine\n9\n1\n", new Interruption(), "lesson", own("0.5"));
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).containsSubsequence("A question?", "Your prediction", "Your prediction", "Your prediction", "Not quite",
        "right one", "Because.", "as said", "So it is.").doesNotContain("secret");
  }

  @Test
  void a_lesson_whose_input_ends_before_the_choice_goes_on_without_one() throws IOException {
    Cli cli = Cli.run("lesson", own("0.5"));
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("The run says: right one").doesNotContain("Not quite");
  }

  @Test
  void check_fails_when_the_run_does_not_do_what_the_file_promises() throws IOException {
    assertThat(Cli.run("lesson", "check", own("0.5")).code()).isZero();
    Cli cli = Cli.run("lesson", "check", own("0.99"));
    assertThat(cli.code()).isEqualTo(DriftLabCommand.FAILED);
    assertThat(cli.out()).contains("NOT MET");
  }

  @Test
  void check_reads_every_translation_and_the_lesson_speaks_the_language_asked_for() throws IOException {
    String file = own("0.5");
    Path words = Files.writeString(folder.resolve("own_de.yaml"), """
        driftlab-lesson-words: 1
        title: Meine
        goal: Ziel.
        question: Was nun?
        choices: [dies, das]
        why: Darum.
        reveal: Schau.
        marks: [hier]
        explanation: So ist es.
        """);
    Cli good = Cli.run("lesson", "check", file);
    assertThat(good.code()).isZero();
    assertThat(good.out()).contains("own_de.yaml: Meine");
    assertThat(Cli.run("lesson", file, "--choose", "1", "--language", "de").out()).contains("Was nun?", "dies");
    Files.writeString(words, Files.readString(words).replace("[hier]", "[hier, da]"));
    Cli bad = Cli.run("lesson", "check", file);
    assertThat(bad.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
    assertThat(bad.err()).contains("own_de.yaml, line 8, key 'marks'");
  }

  @Test
  void a_handout_escapes_its_texts_and_keeps_answers_and_notes_to_itself() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(Cli.run("lesson", own("0.5"), "--handout", page.toString()).code()).isZero();
    assertThat(Files.readString(page)).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more", "@media print")
        .doesNotContain("<script", "Because.", "secret", "http", "right one (", "here &amp; there");
    assertThat(drawing(page)).as("axes to draw into").contains(">Accuracy · window 1,000 labels</text>", ">8,000</text>")
        .doesNotContain("<polyline", "here");
    Path full = folder.resolve("full.html");
    assertThat(Cli.run("lesson", own("0.5"), "--handout", full.toString(), "--answers", "--notes").code()).isZero();
    assertThat(Files.readString(full)).contains("Because.", "A secret for the teacher.", "class=\"right\">right one",
        "2,000 – 8,000: here &amp; there", "accuracy of champion");
    assertThat(drawing(full)).as("the run").contains("<polyline", ">here &amp; there</text>", ">champion</text>");
  }

  @Test
  void a_german_handout_is_german_throughout_its_numbers_too() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(Cli.run("lesson", "static-models", "--language", "de", "--answers", "--handout", page.toString()).code()).isZero();
    assertThat(Files.readString(page)).contains("lang=\"de\"", "20.000 – 40.000: die Grenze hat sich verschoben",
        "von 5.000 bis 20.000: Genauigkeit zwischen 0,84 und 0,92").doesNotContain("accuracy of");
    assertThat(drawing(page)).contains(">20.000</text>", ">die Grenze hat sich verschoben</text>", ">0,50</text>");
  }

  /** The picture in a page, which needs no other file. */
  private static String drawing(Path page) throws IOException {
    var picture = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]+)\"").matcher(Files.readString(page));
    assertThat(picture.find()).isTrue();
    return new String(Base64.getDecoder().decode(picture.group(1)), StandardCharsets.UTF_8);
  }

  @Test
  void a_handout_never_overwrites_a_file() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "mine");
    Cli cli = Cli.run("lesson", own("0.5"), "--handout", page.toString());
    assertThat(cli.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
    assertThat(Files.readString(page)).isEqualTo("mine");
  }

  @Test
  void unknown_lessons_files_and_languages_are_bad_input_in_one_line() {
    for (String[] args : new String[][] {{"lesson", "windoes"}, {"lesson", "check", "absent.yaml"}, {"lesson", "check"},
        {"lesson", "windows", "--language", "xx"}, {"lesson", "windows", "--choose", "7"}, {"lesson", "windows", "rollback"}}) {
      Cli cli = Cli.run(args);
      assertThat(cli.code()).as(String.join(" ", args)).isEqualTo(DriftLabCommand.BAD_INPUT);
      assertThat(cli.err().lines()).hasSize(1);
    }
  }

  private String own(String least) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), OWN.formatted(least)).toString();
  }

  @Test
  void a_lesson_in_german_says_what_was_measured_in_german() {
    Cli cli = Cli.run("lesson", "windows", "--language", "de", "--choose", "2");
    assertThat(cli.out()).contains("erfüllt  Champion, von 23.500 bis 24.500: Genauigkeit", "20.000 – 28.000").doesNotContain("as said", "accuracy of");
  }

  @Test
  void an_interrupted_lesson_reveals_nothing() {
    var interruption = new Interruption();
    interruption.request();
    Cli cli = Cli.run("", interruption, "lesson", "windows", "--choose", "2");
    assertThat(cli.code()).isEqualTo(DriftLabCommand.INTERRUPTED);
    assertThat(cli.out()).doesNotContain("What to look at", "Measured");
  }
}
