// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.data.InputException;

/** The lessons that ship with DriftLab, in the order in which one takes them. */
public final class Lessons {
  private static final List<String> IDS = List.of("static-models", "what-drift-is", "accuracy-that-lies", "windows",
      "false-alarms", "adapt-or-reset", "forgetting", "fine-tuning", "shadow-first", "rollback", "delayed-labels",
      "feedback-and-trolls");

  private Lessons() {}

  /** The ids in order. */
  public static List<String> ids() {
    return IDS;
  }

  /** All lessons in a language; in English what is not translated. */
  public static List<Lesson> all(Locale locale) {
    return IDS.stream().map(id -> find(id, locale)).toList();
  }

  /**
   * The lesson of an id.
   *
   * @throws InputException if there is none, with the nearest id and the list of all
   */
  public static Lesson find(String id, Locale locale) {
    if (!IDS.contains(id)) {
      throw new InputException(Names.unknown("lesson", id, IDS));
    }
    String name = id + ".yaml";
    Lesson lesson = LessonYaml.read(text(name).orElseThrow(), name);
    String translation = id + "_" + locale.getLanguage() + ".yaml";
    return text(translation).map(words -> LessonYaml.translate(lesson, words, translation)).orElse(lesson);
  }

  private static Optional<String> text(String name) {
    try (InputStream in = Lessons.class.getResourceAsStream("lessons/" + name)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
