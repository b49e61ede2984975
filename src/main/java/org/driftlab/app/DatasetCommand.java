// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Sample;
import org.driftlab.catalog.Samples;
import org.driftlab.data.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab dataset}: makes the shipped samples of data anew, byte for byte, or checks files against them. */
@Command(name = "dataset", mixinStandardHelpOptions = true,
    description = "Lists the shipped samples of made data, makes one anew byte for byte, or checks a folder of them.")
final class DatasetCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", arity = "0..1", description = "A sample's id; without it all are listed.")
  private @Nullable String id;

  @Option(names = "--out", paramLabel = "F", description = "The file to write; without an ID a folder for all and their datasheets.")
  private @Nullable Path out;

  @Option(names = "--sheet", description = "Write the datasheet in the place of the rows.")
  private boolean sheet;

  @Option(names = "--check", paramLabel = "DIR", description = "Say which samples in a folder are not as their command makes them.")
  private @Nullable Path check;

  DatasetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (check != null) {
      return check(check);
    } else if (id != null) {
      one(Samples.find(id));
    } else if (out != null) {
      Path folder = ReportFolder.prepare(out);
      Samples.all().forEach(sample -> files(sample).forEach((name, bytes) -> write(folder.resolve(name), bytes)));
    } else {
      Samples.all().forEach(sample -> terminal.say("%-18s %s".formatted(sample.id(), sample.summary())));
    }
    return DriftLabCommand.DONE;
  }

  private void one(Sample sample) {
    byte[] bytes = sheet ? sheet(sample) : rows(sample);
    if (out != null) {
      write(out, bytes);
    } else {
      terminal.out().write(bytes, 0, bytes.length);
      terminal.out().flush();
    }
  }

  private int check(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException("There is no folder '%s' to check; name the one with the samples.".formatted(folder));
    }
    List<Sample> samples = id == null ? Samples.all() : List.of(Samples.find(id));
    boolean good = true;
    for (Sample sample : samples) {
      for (Map.Entry<String, byte[]> file : files(sample).entrySet()) {
        String problem = difference(folder.resolve(file.getKey()), file.getValue());
        good &= problem.isEmpty();
        terminal.say("%-24s %s".formatted(file.getKey(), problem.isEmpty() ? "as it is made" : problem));
      }
    }
    return good ? DriftLabCommand.DONE : DriftLabCommand.FAILED;
  }

  /** How a file differs from what it should be; empty if it does not. */
  private static String difference(Path file, byte[] wanted) {
    try {
      byte[] found = Files.readAllBytes(file);
      int at = Arrays.mismatch(found, wanted);
      if (at < 0) {
        return "";
      }
      long line = 1;
      for (int i = 0; i < at; i++) {
        line += wanted[i] == '\n' ? 1 : 0;
      }
      return "differs at line " + line;
    } catch (NoSuchFileException e) {
      return "is missing";
    } catch (IOException e) {
      return "cannot be read (%s)".formatted(Inputs.reason(e));
    }
  }

  private static void write(Path file, byte[] bytes) {
    if (Files.isDirectory(file)) {
      throw new InputException("'%s' is a folder; name the file to write.".formatted(file));
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new InputException("The file %s cannot be written (%s); choose another place."
          .formatted(file, Inputs.reason(e)), e);
    }
  }

  /** The files of a sample by name: rows and datasheet. */
  private static Map<String, byte[]> files(Sample sample) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put(sample.fileName(), rows(sample));
    files.put(sample.sheetName(), sheet(sample));
    return files;
  }

  private static byte[] rows(Sample sample) {
    return text(sample::writeRows);
  }

  private static byte[] sheet(Sample sample) {
    return text(sample::writeSheet);
  }

  private interface Writing {
    void to(Appendable out) throws IOException;
  }

  private static byte[] text(Writing writing) {
    var text = new StringBuilder();
    try {
      writing.to(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder takes everything
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
