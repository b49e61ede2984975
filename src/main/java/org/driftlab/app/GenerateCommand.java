// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.InstanceWriter;
import org.driftlab.stream.StreamSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab generate}: instances of a stream as CSV or ARFF. */
@Command(name = "generate", mixinStandardHelpOptions = true, description = "Writes instances of a stream.")
final class GenerateCommand implements Callable<Integer> {
  private static final int CHUNK = 4_096;

  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(index = "0", paramLabel = "STREAM", description = "A stream's id; see 'driftlab list streams'.")
  private String stream = "";

  @Option(names = "--set", paramLabel = "k=v", description = "Sets a parameter of the stream.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--seed", paramLabel = "N", description = "The seed.")
  private @Nullable Integer seed;

  @Option(names = "--count", paramLabel = "N", required = true, description = "The number of instances.")
  private long count;

  @Option(names = "--out", paramLabel = "F", description = "A file that ends in .csv or .arff (default: CSV to standard output).")
  private @Nullable Path out;

  @Option(names = "--nominal", paramLabel = "index|name", description = "How nominal values are written (default: index).")
  private InstanceWriter.NominalForm nominal = InstanceWriter.NominalForm.INDEX;

  GenerateCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Inputs.atLeast("--count", count, 1);
    InstanceWriter.Format format = format();
    StreamSpec spec = Inputs.seeded(Catalog.STREAMS.find(stream, parameters), seed);
    Path file = out;
    try (InstanceStream instances = spec.create();
        var progress = new Progress(terminal, "instances", count)) {
      if (file == null) {
        var writer = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
        write(instances, format, writer, progress);
        writer.flush();
      } else {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
          write(instances, format, writer, progress);
        }
      }
    } catch (IOException e) {
      throw new InputException("The file %s cannot be written (%s); choose another place."
          .formatted(file, Inputs.reason(e)), e);
    }
    return DriftLabCommand.DONE;
  }

  private void write(InstanceStream stream, InstanceWriter.Format format, Writer to, Progress progress)
      throws IOException {
    var writer = new InstanceWriter(to, stream.schema(), format, nominal);
    var instance = new Instance(stream.schema());
    writer.header();
    for (long i = 0; i < count && stream.next(instance); i++) {
      writer.write(instance);
      if (i % CHUNK == 0) {
        progress.update(i);
        if (interruption.requested() || pipeIsBroken()) {
          break;
        }
      }
    }
    writer.flush();
  }

  /** Whoever read our output has had enough, as {@code head} does; that is no failure. */
  private boolean pipeIsBroken() {
    return out == null && terminal.out().checkError();
  }

  private InstanceWriter.Format format() {
    String name = out == null ? ".csv" : out.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".arff")) {
      return InstanceWriter.Format.ARFF;
    } else if (name.endsWith(".csv")) {
      return InstanceWriter.Format.CSV;
    }
    throw new InputException("The file %s ends neither in .csv nor in .arff; give it one of these endings.".formatted(out));
  }
}
