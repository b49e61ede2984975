// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads from and writes to; a test hands in its own.
 *
 * @param in standard input
 * @param out standard output, buffered: flush it
 * @param err standard error, for messages and progress
 * @param interactive whether a person watches, so that a progress bar makes sense
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
  private static final int BUFFER = 1 << 16;

  /** The streams of this process. */
  static Terminal ofProcess() {
    Console console = System.console();
    return new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err),
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

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), false,
        StandardCharsets.UTF_8);
  }
}
