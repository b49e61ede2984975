// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.ui.support.SettingsFile;

/** Where the user's workspace is. */
final class Workspaces {
  /** What an option for it says. */
  static final String OPTION = "The workspace folder (default: the user's).";

  private Workspaces() {}

  /**
   * The folder asked for, else the one of {@code DRIFTLAB_WORKSPACE}, else the one chosen in the settings, else one in the
   * user's data folder.
   */
  static Path folder(Optional<Path> wanted) {
    if (wanted.isPresent() && wanted.get().toString().isBlank()) {
      throw new InputException("Option '--workspace' is empty; name a folder, or leave it out for your own.");
    }
    return wanted.or(() -> environment("DRIFTLAB_WORKSPACE")).or(Workspaces::chosen).orElseGet(Workspaces::usersOwn)
        .toAbsolutePath().normalize();
  }

  /** The file of the user's settings. */
  static SettingsFile settings() {
    return new SettingsFile(usersOwn().resolve("settings.properties"));
  }

  private static Optional<Path> chosen() {
    String folder = settings().load().settings().workspace();
    try {
      return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    } catch (InvalidPathException e) {
      return Optional.empty(); // the window shows what is typed there
    }
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
    try {
      return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
    } catch (InvalidPathException e) {
      throw new InputException("The environment variable %s is no path of a folder; correct or unset it.".formatted(name), e);
    }
  }
}
