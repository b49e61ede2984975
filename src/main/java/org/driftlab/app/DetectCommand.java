// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Names;
import org.driftlab.data.InputException;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftDetector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab detect}: a detector over a file of values, or a data monitor over a file of instances. */
@Command(name = "detect", mixinStandardHelpOptions = true,
    description = "Runs a drift detector over one value a line, or a data monitor over a file's rows, and prints the zero-based"
        + " indices of what it says.")
final class DetectCommand implements Callable<Integer> {
  private static final int CHUNK = 4_096;

  private final Terminal terminal;
  private final Interruption interruption;
  private final List<Long> changes = new ArrayList<>();
  private final List<Long> warnings = new ArrayList<>();

  @Parameters(index = "0", paramLabel = "DETECTOR", description = "A detector's or monitor's id; see 'driftlab list detectors' and 'driftlab list monitors'.")
  private String detector = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "One value a line, or - for standard input; with a monitor a CSV or ARFF file.")
  private String file = "";

  @Option(names = "--class", paramLabel = "COL",
      description = "With a monitor: the file's label column, which it leaves alone (default: the last).")
  private @Nullable String label;

  @Option(names = "--set", paramLabel = "k=v", description = "Sets a parameter of the detector.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DetectCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    if (!Catalog.DETECTORS.ids().contains(detector)) {
      if (!Catalog.MONITORS.ids().contains(detector)) {
        var known = new ArrayList<String>(Catalog.DETECTORS.ids());
        known.addAll(Catalog.MONITORS.ids());
        throw new InputException(Names.unknown("detector", detector, known));
      }
      new MonitorDetection(terminal, interruption).run(detector, parameters, file, label, json);
      return interruption.requested() ? DriftLabCommand.INTERRUPTED : DriftLabCommand.DONE;
    }
    if (label != null) {
      throw new InputException("Option '--class' names a column of a file with features; leave it out with a detector of values.");
    }
    DetectorSpec spec = Catalog.DETECTORS.find(detector, parameters);
    String name = file.equals("-") ? "standard input" : file;
    try (InputStream in = file.equals("-") ? terminal.in() : Files.newInputStream(Path.of(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var progress = new Progress(terminal, "values", 0)) {
      detect(spec.create(), lines, name, progress);
    } catch (IOException e) {
      throw new InputException("The file %s cannot be read (%s); check its path.".formatted(name, Inputs.reason(e)), e);
    }
    print(spec);
    return DriftLabCommand.DONE;
  }

  private void detect(DriftDetector state, BufferedReader lines, String name, Progress progress) throws IOException {
    long lineNumber = 0;
    long index = 0;
    long blankLine = 0;
    @Nullable String line;
    while (!interruption.requested() && (line = lines.readLine()) != null) {
      lineNumber++;
      if (line.isBlank()) {
        blankLine = blankLine == 0 ? lineNumber : blankLine;
        continue;
      }
      if (blankLine > 0) {
        throw new InputException("Line %d of %s is empty; write one number a line.".formatted(blankLine, name));
      }
      switch (state.update(value(line, lineNumber, name))) {
        case DRIFT -> changes.add(index);
        case WARNING -> warnings.add(index);
        case STABLE -> {}
      }
      index++;
      if (index % CHUNK == 0) {
        progress.update(index);
      }
    }
    if (index == 0) {
      throw new InputException("There is no value in %s; write one number a line.".formatted(name));
    }
  }

  private static double value(String line, long lineNumber, String name) {
    double value;
    try {
      value = Double.parseDouble(line.strip());
    } catch (NumberFormatException e) {
      throw new InputException("Line %d of %s is '%s' but must be a number; correct or remove it."
          .formatted(lineNumber, name, shortened(line)), e);
    }
    if (!Double.isFinite(value)) {
      throw new InputException("Line %d of %s is '%s' but must be finite; correct or remove it."
          .formatted(lineNumber, name, shortened(line)));
    }
    return value;
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private void print(DetectorSpec spec) {
    if (json) {
      terminal.say(Json.write(Json.object("detector", spec.id(), "changes", changes, "warnings", warnings)));
      return;
    }
    terminal.say("detector  " + spec.title());
    terminal.say("changes   " + indices(changes));
    terminal.say("warnings  " + indices(warnings));
  }

  private static String indices(List<Long> indices) {
    return indices.isEmpty() ? "none" : String.join(" ", indices.stream().map(String::valueOf).toList());
  }
}
