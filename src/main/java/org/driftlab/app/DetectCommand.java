// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

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
import org.driftlab.detect.Signal;
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
  private long index;

  @Parameters(index = "0", paramLabel = "DETECTOR",
      description = "A detector's or monitor's id; see 'driftlab list detectors' and 'driftlab list monitors'.")
  private String detector = "";

  @Parameters(index = "1", paramLabel = "FILE",
      description = "One value a line, or - for standard input; with a monitor a CSV or ARFF file.")
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
      throw new InputException("Option '--class' names a column of a file with features;"
          + " leave it out with a detector of values.");
    }
    DetectorSpec spec = Catalog.DETECTORS.find(detector, parameters);
    DriftDetector state = spec.create();
    try (var progress = new Progress(terminal, "values", 0)) {
      new ValueLines(terminal, interruption).read(file, spec, value -> take(state.update(value), progress));
    }
    print(spec);
    return DriftLabCommand.DONE;
  }

  private void take(Signal signal, Progress progress) {
    switch (signal) {
      case DRIFT -> changes.add(index);
      case WARNING -> warnings.add(index);
      case STABLE -> {}
    }
    if (++index % CHUNK == 0) {
      progress.update(index);
    }
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
