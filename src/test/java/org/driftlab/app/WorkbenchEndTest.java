// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.driftlab.store.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A desktop that ends its session asks each program to end, and kills those that do not. */
class WorkbenchEndTest {
  private static final int PATIENCE_SECONDS = 40; // less than what a window that does not hear of it would wait

  @TempDir
  Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to end there, only killed")
  void aWindowThatIsAskedToEndSavesAndEndsAtOnce() throws Exception {
    var command = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m",
        "-XX:TieredStopAtLevel=1", "-Dglass.platform=Headless", "-Dprism.order=sw", "-Ddriftlab.timing=true",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Launcher.class.getName(), "--workspace", folder.resolve("workspace").toString()).redirectErrorStream(true);
    command.environment().put("DISPLAY", ":0"); // which the headless platform does not look at
    command.environment().put("HOME", folder.toString()); // where the settings are
    command.environment().remove("XDG_DATA_HOME");
    Process child = command.start();
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("first frame")) {
        line = lines.readLine();
      }
      assertThat(line).as("what the window says when it is shown").isNotNull();
      child.destroy();
      assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      child.destroyForcibly();
    }
    try (ModelStore store = ModelStore.open(folder.resolve("workspace"), ModelStore.Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.runs()).hasSize(1);
      assertThat(RunRecording.interrupted(store)).isEmpty();
    }
  }
}
