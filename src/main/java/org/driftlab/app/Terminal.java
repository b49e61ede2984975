// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where a command reads from and writes to; a test hands in its own.
 *
 * @param in standard input
 * @param out standard output, buffered: flush it
 * @param err standard error, for messages and progress
 * @param interactive whether a person watches, so that a progress bar makes sense
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
  /** The streams of this process. */
  static Terminal ofProcess() {
    Console console = System.console();
    return new Terminal(System.in, Output.to(new FileOutputStream(FileDescriptor.out)),
        Output.to(new FileOutputStream(FileDescriptor.err)),
        console != null && console.isTerminal());
  }

  /** Prints a line and shows it at once. */
  void say(String line) {
    out.print(line + "\n");
    out.flush();
  }

  /** Prints a line to standard error. */
  void complain(String line) {
    out.flush();
    err.print("driftlab: " + line + "\n");
    err.flush();
  }

  /** Why what was printed did not all arrive; empty if it did. */
  Optional<String> loss() {
    return out instanceof Output output ? output.loss() : Optional.empty();
  }
}
