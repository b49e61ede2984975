// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.InstanceWriter;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.TruthStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab generate}: instances of a stream, or of a scenario with its drift, as CSV or ARFF. */
@Command(name = "generate", mixinStandardHelpOptions = true, description = "Writes instances of a stream, or of a scenario with its drift.")
final class GenerateCommand implements Callable<Integer> {
  private static final int CHUNK = 4_096;

  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(index = "0", paramLabel = "STREAM|SCENARIO",
      description = "A stream's id (see 'driftlab list streams'), a preset scenario's id or a scenario's YAML file.")
  private String stream = "";

  @Option(names = "--set", paramLabel = "k=v", description = "Sets a parameter of the stream.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--seed", paramLabel = "N", description = "The seed.")
  private @Nullable Integer seed;

  @Option(names = "--count", paramLabel = "N", description = "The number of instances (default: a scenario's own).")
  private @Nullable Long count;

  @Option(names = "--out", paramLabel = "F", description = "A new file that ends in .csv or .arff (default: CSV to standard output).")
  private @Nullable Path out;

  @Option(names = "--nominal", paramLabel = "index|name", description = "How nominal values are written (default: index).")
  private InstanceWriter.NominalForm nominal = InstanceWriter.NominalForm.INDEX;

  @Option(names = "--truth", description = "Adds two columns: the concept in force and the class before noise.")
  private boolean truth;

  GenerateCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    if (count != null) {
      Inputs.atLeast("--count", count, 1);
    }
    InstanceWriter.Format format = format();
    Source source = source();
    Path file = out;
    try (InstanceStream instances = source.open().get();
        var progress = new Progress(terminal, "instances", source.count())) {
      if (file == null) {
        var writer = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
        write(instances, source.count(), format, writer, progress);
        writer.flush();
      } else {
        NewFile.write(file, writer -> write(instances, source.count(), format, writer, progress));
      }
    } catch (IOException e) {
      throw new InputException("Standard output cannot be written (%s); choose another place.".formatted(Inputs.reason(e)), e);
    }
    return DriftLabCommand.DONE;
  }

  /** What is written and how much of it; opened only when all else is known to be right. */
  private record Source(Supplier<InstanceStream> open, long count) {}

  private Source source() {
    boolean isScenario = !Catalog.STREAMS.ids().contains(stream)
        && (Scenarios.ids().contains(stream) || Inputs.isScenarioFile(stream));
    if (isScenario) {
      if (!parameters.isEmpty()) {
        throw new InputException("Option '--set' changes a stream's parameters; write those of a scenario into its file.");
      }
      Scenario found = Inputs.scenario(stream);
      Scenario scenario = seed == null ? found : found.withSeed(seed);
      return new Source(scenario::open, count == null ? scenario.instances() : count);
    }
    StreamSpec spec = Inputs.seeded(Catalog.STREAMS.find(stream, parameters), seed);
    if (count == null) {
      throw new InputException("Option '--count' is missing; a stream alone does not say how many instances to write.");
    }
    return new Source(spec::create, count);
  }

  private void write(InstanceStream stream, long wanted, InstanceWriter.Format format, Writer to, Progress progress)
      throws IOException {
    InstanceWriter writer = truth
        ? InstanceWriter.withTruth(to, stream.schema(), format, nominal)
        : new InstanceWriter(to, stream.schema(), format, nominal);
    var instance = new Instance(stream.schema());
    writer.header();
    for (long i = 0; i < wanted && stream.next(instance); i++) {
      if (truth) {
        writer.write(instance, TruthStream.conceptOf(stream), TruthStream.trueLabelOf(stream, instance.y));
      } else {
        writer.write(instance);
      }
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
