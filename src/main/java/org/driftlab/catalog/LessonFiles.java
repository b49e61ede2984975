// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.driftlab.data.InputException;

/**
 * Lesson files of one's own, as docs/lessons.md describes them: the lesson, and beside it a file of words for each language,
 * {@code own.yaml} and {@code own_de.yaml}.
 */
public final class LessonFiles {
  private static final long MOST_BYTES = 1 << 20;
  private static final Pattern WORDS = Pattern.compile("(.+)_([a-z]{2})(\\.ya?ml)");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private LessonFiles() {}

  /**
   * A lesson as a person of a language reads it.
   *
   * @param lesson in the words of the translation, or its own where there is none or it cannot be used
   * @param trouble what is wrong with the translation; empty if nothing is, or there is none
   */
  public record Opened(Lesson lesson, Optional<InputException> trouble) {}

  /**
   * Reads a lesson in the language of the locale, if its words stand beside it. A file of words opens the lesson beside it in
   * these words, whatever the locale.
   *
   * @throws InputException with file, line and key for whatever is wrong with the lesson itself
   */
  public static Opened open(Path file, Locale locale) {
    String text = content(file);
    if (LessonYaml.isWords(text)) {
      Path lesson = lessonOf(file);
      return new Opened(LessonYaml.translate(read(lesson, content(lesson)), text, name(file)), Optional.empty());
    }
    Lesson lesson = read(file, text);
    return translations(file).stream().filter(words -> language(words).equals(locale.getLanguage())).findFirst()
        .map(words -> translated(lesson, words)).orElseGet(() -> new Opened(lesson, Optional.empty()));
  }

  /** A translation with a mistake does not take the lesson away. */
  private static Opened translated(Lesson lesson, Path words) {
    try {
      return new Opened(LessonYaml.translate(lesson, content(words), name(words)), Optional.empty());
    } catch (InputException e) {
      return new Opened(lesson, Optional.of(e));
    }
  }

  /** The files of words beside a lesson's file, by language. */
  public static List<Path> translations(Path file) {
    String stem = name(file).replaceFirst("\\.ya?ml$", "");
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(other -> {
        Matcher words = WORDS.matcher(name(other));
        return words.matches() && words.group(1).equals(stem) && LANGUAGES.contains(words.group(2));
      }).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a folder that may be passed through but not listed: the lesson stands alone
    }
  }

  /** The language that a file of words is in, such as "de". */
  public static String language(Path words) {
    Matcher matcher = WORDS.matcher(name(words));
    return matcher.matches() ? matcher.group(2) : "";
  }

  private static Path lessonOf(Path words) {
    Matcher matcher = WORDS.matcher(name(words));
    if (!matcher.matches()) {
      throw new InputException(("The file %s holds only the words of a lesson in another language; name it after the lesson and the "
          + "language, such as own_de.yaml beside own.yaml.").formatted(words));
    }
    return Stream.of(matcher.group(3), ".yaml", ".yml").map(ending -> words.resolveSibling(matcher.group(1) + ending))
        .filter(Files::isRegularFile).findFirst().orElseThrow(() -> new InputException(
            "The file %s holds only words; put the lesson they are of, %s%s, beside it.".formatted(words, matcher.group(1),
                matcher.group(3))));
  }

  private static Lesson read(Path file, String text) {
    return LessonYaml.read(text, name(file));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String content(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new InputException("The lesson file %s is a folder; give a YAML file.".formatted(file));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException("The lesson file %s is larger than 1 MB; a lesson is a page of text.".formatted(file));
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InputException("The lesson file %s does not exist; check its path.".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new InputException("The lesson file %s is not UTF-8 text; save it as UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("The lesson file %s cannot be read (%s); check its path.".formatted(file, e.getMessage()), e);
    }
  }
}
