// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.engine.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab scenario}: a scenario in full as a file to edit, every key written out in a fixed order. */
@Command(name = "scenario", mixinStandardHelpOptions = true,
    description = "Writes a scenario in full as YAML: a preset as a file to edit, or a file checked and completed.")
final class ScenarioCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "SCENARIO",
      description = "A preset's id (see 'driftlab list scenarios') or a YAML file.")
  private String scenario = "";

  @Option(names = "--out", paramLabel = "F", description = "A new file to write to (default: standard output).")
  private @Nullable Path out;

  ScenarioCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Scenario found = Inputs.scenario(scenario);
    if (Inputs.isScenarioFile(scenario)) {
      found.open().close(); // whatever does not fit the stream is found here; a preset fits, and its file may be yet to come
    }
    String text = ScenarioYaml.document(found);
    Path file = out;
    if (file == null) {
      terminal.say(text.stripTrailing());
      return DriftLabCommand.DONE;
    }
    NewFile.write(file, writer -> writer.write(text));
    return DriftLabCommand.DONE;
  }
}
