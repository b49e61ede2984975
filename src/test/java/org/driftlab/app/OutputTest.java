// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command writes arrives whole, or the user hears that it did not. */
class OutputTest {
  @TempDir
  Path folder;

  @Test
  void a_full_disk_behind_standard_output_is_a_failure() {
    var err = new ByteArrayOutputStream();
    int code = listing(new Failing("No space left on device"), err);
    assertThat(code).isEqualTo(DriftLabCommand.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Standard output", "No space left on device").hasLineCount(1);
  }

  @Test
  void a_reader_who_has_had_enough_is_no_failure() {
    var err = new ByteArrayOutputStream();
    assertThat(listing(new Failing("Broken pipe"), err)).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void generate_never_overwrites_a_file_not_even_the_one_it_reads() throws IOException {
    String rows = "a,class\n1,x\n2,y\n";
    Path file = Files.writeString(folder.resolve("mine.csv"), rows);
    Cli cli = Cli.run("generate", "file", "--set", "path=" + file, "--count", "1", "--out", file.toString());
    assertThat(cli.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
    assertThat(cli.err()).contains("mine.csv", "in the way");
    assertThat(file).hasContent(rows);
  }

  @Test
  void a_file_that_cannot_be_finished_leaves_nothing_behind() throws IOException {
    Path file = folder.resolve("part.csv");
    assertThat(catchThrowable(() -> NewFile.write(file, writer -> {
      writer.write("half a");
      throw new IOException("No space left on device");
    }))).isInstanceOf(InputException.class).hasMessageContaining("No space left on device");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void an_interrupted_run_leaves_its_report_without_the_picture() {
    var interruption = new Interruption();
    interruption.request();
    Cli cli = Cli.run("", interruption, "run", "static-model", "--workspace", folder.resolve("w").toString(), "--out",
        folder.resolve("report").toString());
    assertThat(cli.code()).isEqualTo(DriftLabCommand.INTERRUPTED);
    assertThat(cli.out()).contains("report.html, without its picture");
    assertThat(folder.resolve("report/report.html")).exists();
    assertThat(folder.resolve("report/metrics.csv")).exists();
    assertThat(folder.resolve("report/dashboard.png")).doesNotExist();
  }

  private static int listing(OutputStream target, ByteArrayOutputStream err) {
    var terminal = new Terminal(InputStream.nullInputStream(), Output.to(target),
        new PrintStream(err, true, StandardCharsets.UTF_8), false);
    return DriftLabCommand.execute(terminal, new Interruption(), "list", "scenarios");
  }

  /** A stream behind which there is no room. */
  private static final class Failing extends OutputStream {
    private final String reason;

    Failing(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(reason);
    }
  }
}
