// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the user's workspace is. */
final class Workspaces {
  private Workspaces() {}

  /** The folder asked for, else the one of {@code DRIFTLAB_WORKSPACE}, else one in the user's data folder. */
  static Path folder(Optional<Path> wanted) {
    return wanted.or(() -> environment("DRIFTLAB_WORKSPACE")).orElseGet(Workspaces::usersOwn).toAbsolutePath().normalize();
  }

  private static Path usersOwn() {
    // The shell's HOME, where it is set, as other programs of the desktop do; Java asks the system's user list instead.
    Path home = environment("HOME").filter(Path::isAbsolute).orElseGet(() -> Path.of(System.getProperty("user.home")));
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      return environment("LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("DriftLab");
    } else if (os.contains("mac")) {
      return home.resolve("Library/Application Support/DriftLab");
    }
    return environment("XDG_DATA_HOME").filter(Path::isAbsolute).orElse(home.resolve(".local/share")).resolve("driftlab");
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
  }
}
