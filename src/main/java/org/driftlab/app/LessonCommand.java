// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.driftlab.catalog.Lesson;
import org.driftlab.catalog.LessonFiles;
import org.driftlab.catalog.Lessons;
import org.driftlab.data.InputException;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.lessons.LessonHandout;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab lesson}: lists the lessons, holds one in the terminal, checks a teacher's own file, prints a handout. */
@Command(name = "lesson", mixinStandardHelpOptions = true, description = {
    "Lists the lessons; with an id or a file holds that lesson: question, prediction, run, reveal, explanation.",
    "'lesson check FILE' checks a lesson file and holds its run against what it expects."})
final class LessonCommand implements Callable<Integer> {
  private static final long CHUNK = 16_384;

  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(arity = "0..2", paramLabel = "LESSON",
      description = "A lesson's id or YAML file; or 'check' and a file; nothing for the list.")
  private List<String> words = List.of();

  @Option(names = "--choose", paramLabel = "N", description = "The prediction, from 1 (default: asks for it).")
  private @Nullable Integer choice;

  @Option(names = "--language", paramLabel = "L", description = "en, de or zh (default: ${DEFAULT-VALUE}).", defaultValue = "en")
  private String language = "en";

  @Option(names = "--seed", paramLabel = "N", description = "Another seed for the run.")
  private @Nullable Integer seed;

  @Option(names = "--notes", description = "With the teacher's notes.")
  private boolean notes;

  @Option(names = "--handout", paramLabel = "F.html", description = "Writes a printable page to a new file instead.")
  private @Nullable Path handout;

  @Option(names = "--answers", description = "The handout tells the answers.")
  private boolean answers;

  LessonCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Locale locale = locale();
    if (words.isEmpty()) {
      Lessons.all(locale).forEach(lesson -> terminal.say("%-20s %2d min  %s".formatted(lesson.id(), lesson.minutes(), lesson.title())));
      return DriftLabCommand.DONE;
    }
    if (words.getFirst().equals("check")) {
      if (words.size() != 2) {
        throw new InputException("'driftlab lesson check' needs a lesson file; name it.");
      }
      Path file = Path.of(words.get(1));
      Lesson lesson = read(file, Locale.ROOT);
      translations(file);
      return check(lesson);
    }
    if (words.size() > 1) {
      throw new InputException("'%s' is one lesson too many; name one.".formatted(words.get(1)));
    }
    Lesson lesson = lesson(words.getFirst(), locale);
    ResourceBundle texts = LessonHandout.words(locale);
    Path page = handout;
    return page == null ? hold(lesson, texts, locale) : print(lesson, locale, page);
  }

  private Locale locale() {
    if (!List.of("en", "de", "zh").contains(language)) {
      throw new InputException("Option '--language' is '%s' but must be one of en, de, zh.".formatted(language));
    }
    return Locale.of(language);
  }

  private static Lesson lesson(String name, Locale locale) {
    boolean file = name.endsWith(".yaml") || name.endsWith(".yml") || name.contains("/");
    return file ? read(Path.of(name), locale) : Lessons.find(name, locale);
  }

  /** A lesson's file, in the words of the translation beside it if there is one. */
  private static Lesson read(Path file, Locale locale) {
    LessonFiles.Opened opened = LessonFiles.open(file, locale);
    opened.trouble().ifPresent(trouble -> {
      throw trouble;
    });
    return opened.lesson();
  }

  /** Reads every translation, so that a mistake in one is found whoever reads the lesson. */
  private void translations(Path file) {
    for (Path words : LessonFiles.translations(file)) {
      String language = LessonFiles.language(words);
      terminal.say("%s: %s".formatted(words.getFileName(), read(file, Locale.of(language)).title()));
    }
  }

  private int check(Lesson lesson) {
    terminal.say("%s: %s, %d minutes, %,d instances".formatted(lesson.id(), lesson.title(), lesson.minutes(),
        lesson.scenario().instances()));
    RunSnapshot end = run(lesson);
    return results(lesson, end, LessonHandout.words(Locale.ENGLISH), Locale.ENGLISH) ? DriftLabCommand.DONE : DriftLabCommand.FAILED;
  }

  private int print(Lesson lesson, Locale locale, Path page) {
    if (Files.exists(page)) {
      throw new InputException("The file %s exists already; choose another name.".formatted(page));
    }
    Optional<RunSnapshot> end = answers ? Optional.of(run(lesson)) : Optional.empty();
    if (interruption.requested()) {
      return DriftLabCommand.INTERRUPTED; // half a run proves nothing, and a process that is being ended can draw nothing
    }
    Toolkit.startHeadless();
    Supplier<String> sheet = Toolkit.call(() -> LessonHandout.of(lesson, end, notes, locale));
    NewFile.write(page, writer -> writer.write(sheet.get()));
    terminal.say(page.toString());
    return DriftLabCommand.DONE;
  }

  private int hold(Lesson lesson, ResourceBundle texts, Locale locale) {
    terminal.say("%s (%s)".formatted(lesson.title(), texts.getString("minutes").formatted(lesson.minutes())));
    part("goal", lesson.goal(), texts);
    part("question", lesson.question(), texts);
    List<String> choices = lesson.prediction().choices();
    for (int i = 0; i < choices.size(); i++) {
      terminal.say("  %d  %s".formatted(i + 1, choices.get(i)));
    }
    int chosen = chosen(choices.size(), texts);
    RunSnapshot end = run(lesson);
    if (interruption.requested()) {
      return DriftLabCommand.INTERRUPTED; // half a run proves nothing
    }
    int right = lesson.prediction().right();
    if (chosen > 0) {
      part(chosen == right ? "right" : "wrong", choices.get(right - 1), texts);
    } else {
      part("answer", choices.get(right - 1), texts);
    }
    terminal.say(lesson.prediction().why());
    part("reveal", lesson.reveal().text(), texts);
    lesson.reveal().marks().forEach(mark ->
        terminal.say(String.format(locale, "  %,d – %,d  %s", mark.from(), mark.to(), mark.label())));
    part("measured", "", texts);
    boolean met = results(lesson, end, texts, locale);
    part("explanation", lesson.explanation().text(), texts);
    terminal.say("  " + lesson.explanation().formula());
    terminal.say("  " + lesson.explanation().source());
    part("try", "", texts);
    lesson.trials().forEach(trial -> terminal.say("  - " + trial.text()));
    if (notes) {
      part("notes", lesson.notes(), texts);
    }
    return met || seed != null ? DriftLabCommand.DONE : DriftLabCommand.FAILED;
  }

  private void part(String key, String text, ResourceBundle texts) {
    terminal.say("");
    terminal.say((texts.getString(key) + ": " + text).strip());
  }

  /** The learner's choice, from 1; 0 if the input ends before there is one. */
  private int chosen(int count, ResourceBundle texts) {
    Integer given = choice;
    if (given != null) {
      if (given < 1 || given > count) {
        throw new InputException("Option '--choose' is %d but must be in [1, %d].".formatted(given, count));
      }
      return given;
    }
    var reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    try {
      while (true) {
        terminal.say(texts.getString("ask").formatted(count));
        String line = reader.readLine();
        if (line == null) {
          return 0;
        }
        String answer = line.strip();
        if (answer.matches("[1-9]") && Integer.parseInt(answer) <= count) {
          return Integer.parseInt(answer);
        }
      }
    } catch (IOException e) {
      return 0;
    }
  }

  private RunSnapshot run(Lesson lesson) {
    Integer other = seed;
    var scenario = other == null ? lesson.scenario() : lesson.scenario().withSeed(other);
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
        var progress = new Progress(terminal, "instances", scenario.instances())) {
      while (!run.finished() && !interruption.requested()) {
        run.advance(CHUNK);
        progress.update(run.index());
      }
      return run.snapshot();
    }
  }

  private boolean results(Lesson lesson, RunSnapshot end, ResourceBundle texts, Locale locale) {
    var stories = new StoryTexts(locale);
    boolean met = true;
    for (Expectation.Outcome outcome : Expectation.of(lesson.expect(), end)) {
      boolean holds = outcome.state() == Expectation.State.MET;
      met &= holds;
      terminal.say("  %-8s %s (%s)".formatted(texts.getString(holds ? "met" : "not-met"), stories.promise(outcome.expectation()),
          stories.measured(outcome)));
    }
    return met;
  }
}
