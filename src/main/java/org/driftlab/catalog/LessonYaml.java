// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.engine.Scenario;

/**
 * Reads the file form of a lesson, YAML of format 1, as docs/lessons.md describes it. A translation is a file of its own with
 * the words alone, so that structure, run and expectations exist once.
 */
public final class LessonYaml {
  private static final int FORMAT = 1;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final Set<String> KEYS = Set.of("driftlab-lesson", "id", "title", "minutes", "goal", "question", "prediction",
      "run", "reveal", "explanation", "try", "notes", "expect");
  private static final Set<String> WORD_KEYS = Set.of("driftlab-lesson-words", "title", "goal", "question", "choices", "why",
      "reveal", "marks", "explanation", "formula", "try", "notes");
  /** The panels of the workbench that a lesson may point at. */
  private static final Set<String> PANELS = Set.of("performance", "detectors", "data-drift", "memory", "forgetting", "shadow",
      "versions", "events");
  private static final Set<String> SERIES = Set.of("champion", "shadow", "static", "no-change", "majority");

  private LessonYaml() {}

  /**
   * The lesson that a document describes.
   *
   * @param text the whole document
   * @param file the file's name for messages
   * @throws InputException with file, line and key for whatever cannot be used
   */
  public static Lesson read(String text, String file) {
    YamlReader root = root(text, file, "driftlab-lesson");
    root.allow(KEYS);
    Lesson.Prediction prediction = prediction(needed(root, "prediction"));
    YamlReader run = needed(root, "run");
    Scenario scenario = scenario(run);
    Lesson.Reveal reveal = reveal(needed(root, "reveal"), scenario.instances());
    YamlReader explained = needed(root, "explanation").allow(Set.of("text", "formula", "source"));
    var explanation =
        new Lesson.Explanation(explained.text("text").strip(), explained.text("formula", "").strip(), explained.text("source", "").strip());
    List<Lesson.Trial> trials = root.children("try").stream().map(reader -> trial(reader, scenario)).toList();
    return root.located(() -> new Lesson(root.text("id"), root.text("title"), root.integer("minutes"), root.text("goal").strip(),
        root.text("question").strip(), prediction, scenario, reveal, explanation, trials, root.text("notes", "").strip(),
        root.specs("expect", Catalog.EXPECTATIONS)));
  }

  /**
   * A lesson in another language.
   *
   * @param lesson the lesson whose structure it keeps
   * @param text the translation's whole document
   * @param file the file's name for messages
   * @throws InputException with file, line and key if it does not fit the lesson
   */
  public static Lesson translate(Lesson lesson, String text, String file) {
    YamlReader root = root(text, file, "driftlab-lesson-words");
    root.allow(WORD_KEYS);
    return lesson.inWords(new LessonWords(root.text("title"), root.text("goal").strip(), root.text("question").strip(),
        texts(root, "choices", lesson.prediction().choices().size()), root.text("why").strip(), root.text("reveal").strip(),
        texts(root, "marks", lesson.reveal().marks().size()), root.text("explanation").strip(),
        root.text("formula", "").strip(),
        texts(root, "try", lesson.trials().size()), root.text("notes", "").strip()));
  }

  /** Whether a document is a translation, which says so in its first key. */
  static boolean isWords(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"))
        .findFirst().filter(line -> line.replace("\uFEFF", "").startsWith("driftlab-lesson-words:")).isPresent();
  }

  private static YamlReader root(String text, String file, String key) {
    if (text.length() > LONGEST_TEXT) {
      throw new InputException("%s: a lesson may have at most %d characters; this file has %d.".formatted(file, LONGEST_TEXT,
          text.length()));
    }
    if (text.isBlank()) {
      throw new InputException("The lesson file %s is empty; begin it with '%s: %d'.".formatted(file, key, FORMAT));
    }
    YamlReader root = YamlReader.of(text, file);
    int format = root.integer(key);
    return root.at(key, () -> {
      if (format != FORMAT) {
        throw new InputException("the format %d is unknown to this version, which reads %d.".formatted(format, FORMAT));
      }
      return root;
    });
  }

  private static YamlReader needed(YamlReader root, String key) {
    return root.child(key).orElseThrow(() -> root.lacks(key));
  }

  private static List<String> texts(YamlReader root, String key, int count) {
    List<String> texts = root.texts(key);
    return root.at(key, () -> {
      if (texts.size() != count) {
        throw new InputException("there are %d texts, but the lesson has %d.".formatted(texts.size(), count));
      }
      return texts;
    });
  }

  private static Lesson.Prediction prediction(YamlReader reader) {
    reader.allow(Set.of("choices", "right", "why"));
    return reader.located(() ->
        new Lesson.Prediction(reader.texts("choices"), reader.integer("right"), reader.text("why").strip()));
  }

  /** A preset or a scenario that stands here, with changed keys, up to an instance. */
  private static Scenario scenario(YamlReader run) {
    run.allow(Set.of("scenario", "change", "until"));
    return run.isText("scenario") ? changed(run, preset(run))
        : changed(run, ScenarioYaml.inline(needed(run, "scenario")));
  }

  private static Scenario preset(YamlReader run) {
    return run.at("scenario", () -> Scenarios.find(run.text("scenario")));
  }

  private static Scenario changed(YamlReader run, Scenario base) {
    Scenario scenario = run.child("change").map(change -> ScenarioYaml.changed(base, change)).orElse(base);
    long until = run.whole("until", scenario.instances());
    return run.at("until", () -> {
      if (until < 1 || until > scenario.instances()) {
        throw new InputException("'until' is %d but must be in [1, %d], the scenario's instances.".formatted(until,
            scenario.instances()));
      }
      return scenario.withInstances(until);
    });
  }

  private static Lesson.Reveal reveal(YamlReader reader, long instances) {
    reader.allow(Set.of("panel", "series", "text", "marks"));
    String panel = reader.text("panel", "performance");
    reader.at("panel", () -> known("panel", panel, PANELS));
    List<String> series = reader.texts("series");
    series.forEach(name -> reader.at("series", () -> known("series", name, SERIES)));
    return new Lesson.Reveal(panel, series, reader.text("text").strip(),
        reader.children("marks").stream().map(mark -> mark(mark, instances)).toList());
  }

  private static Lesson.Mark mark(YamlReader reader, long instances) {
    reader.allow(Set.of("from", "to", "label"));
    long to = reader.whole("to");
    return reader.located(() -> {
      if (to > instances) {
        throw new InputException("Key 'to' is %d but the run ends at %d.".formatted(to, instances));
      }
      return new Lesson.Mark(reader.whole("from"), to, reader.text("label"));
    });
  }

  private static String known(String what, String word, Set<String> words) {
    if (!words.contains(word)) {
      throw new InputException(Names.unknown(what, word, words.stream().sorted().toList()));
    }
    return word;
  }

  private static Lesson.Trial trial(YamlReader reader, Scenario scenario) {
    reader.allow(Set.of("text", "change"));
    Optional<YamlReader> change = reader.child("change");
    return new Lesson.Trial(reader.text("text"),
        change.map(changes -> ScenarioYaml.changed(scenario, changes)).orElse(scenario));
  }
}
