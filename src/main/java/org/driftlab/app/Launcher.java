// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

/**
 * The entry point. It is no {@code javafx.application.Application}, so that the commands start without JavaFX and the
 * class path alone is enough to find it.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) {
    var interruption = new Interruption();
    interruption.installShutdownHook();
    Terminal terminal = Terminal.ofProcess();
    int code = DriftLabCommand.execute(terminal, interruption, args);
    terminal.out().flush();
    terminal.err().flush();
    interruption.finished();
    // After Ctrl-C the machine is already on its way out with exit code 130 and waits for finished() alone.
    if (!interruption.requested()) {
      System.exit(code);
    }
  }
}
