// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.InputException;
import org.driftlab.engine.Scenario;

/** The scenario that a command's argument names: a preset's id or a YAML file. */
final class ScenarioArgument {
  private ScenarioArgument() {}

  /**
   * The scenario.
   *
   * @throws InputException if there is none, or the file cannot be used
   */
  static Scenario find(String name) {
    return isFile(name) ? read(Path.of(name)) : Scenarios.find(name);
  }

  private static boolean isFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json") || name.contains("/")
        || !Scenarios.ids().contains(name) && Files.isRegularFile(Path.of(name));
  }

  private static Scenario read(Path file) {
    try {
      return ScenarioYaml.read(Files.readString(file), file.getFileName().toString());
    } catch (MalformedInputException e) {
      throw new InputException("The scenario file %s is not UTF-8 text; save it as UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("The scenario file %s cannot be read (%s); check its path."
          .formatted(file, Inputs.reason(e)), e);
    }
  }
}
