// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a command line inside the test's own process and keeps what it said. */
record Cli(int code, String out, String err) {
  static Cli run(String... args) {
    return run("", new Interruption(), args);
  }

  static Cli run(List<String> args) {
    return run(args.toArray(String[]::new));
  }

  static Cli run(String input, Interruption interruption, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal = new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
    int code = DriftLabCommand.execute(terminal, interruption, args);
    return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }
}
