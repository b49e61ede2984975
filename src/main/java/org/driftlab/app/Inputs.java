// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.driftlab.data.InputException;
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

  /** The stream with a seed, if one was given. */
  static StreamSpec seeded(StreamSpec spec, @Nullable Integer seed) {
    return seed == null ? spec : spec.withSeed(seed);
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
