// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.driftlab.catalog.Names;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.StreamSpec;
import org.jspecify.annotations.Nullable;

/** Checks that several commands share. */
final class Inputs {
  private Inputs() {}

  static void atLeast(String option, long value, long least) {
    if (value < least) {
      throw new InputException("Option '%s' is %d but must be at least %d.".formatted(option, value, least));
    }
  }

  /** The constant that a word means. */
  static <E extends Enum<E>> E constant(String what, String word, E[] constants) {
    var words = new ArrayList<String>();
    for (E constant : constants) {
      if (Params.word(constant).equals(word.toLowerCase(Locale.ROOT))) {
        return constant;
      }
      words.add(Params.word(constant));
    }
    throw new InputException(Names.unknown(what, word, words));
  }

  /** The stream with a seed, if one was given. */
  static StreamSpec seeded(StreamSpec spec, @Nullable Integer seed) {
    return seed == null ? spec : spec.withSeed(seed);
  }

  /** The preset of an id, or what a scenario file describes. */
  static Scenario scenario(String name) {
    return isScenarioFile(name) ? read(Path.of(name)) : Scenarios.find(name);
  }

  /** Whether a name means a scenario file rather than an id. */
  static boolean isScenarioFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json") || name.contains("/")
        || !Scenarios.ids().contains(name) && Files.isRegularFile(Path.of(name));
  }

  private static Scenario read(Path file) {
    try {
      return ScenarioYaml.read(Files.readString(file), file);
    } catch (MalformedInputException e) {
      throw new InputException("The scenario file %s is not UTF-8 text; save it as UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("The scenario file %s cannot be read (%s); check its path."
          .formatted(file, reason(e)), e);
    }
  }

  /** Why a file could not be used, in words. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file or folder";
      case AccessDeniedException denied -> "permission denied";
      case NotDirectoryException file -> "it is not a folder";
      case FileAlreadyExistsException file -> "a file of that name is in the way";
      default -> String.valueOf(e.getMessage());
    };
  }
}
