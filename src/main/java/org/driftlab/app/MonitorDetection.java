// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.detect.monitor.DataMonitor;
import org.driftlab.detect.monitor.FeatureFinding;
import org.driftlab.detect.monitor.MonitorBank;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.jspecify.annotations.Nullable;

/** A data monitor over the rows of a file: what {@code driftlab detect} does with a monitor's id. */
final class MonitorDetection {
  private static final int CHUNK = 4_096;

  private final Terminal terminal;
  private final Interruption interruption;
  private final List<Long> changes = new ArrayList<>();
  private final List<List<String>> features = new ArrayList<>();

  MonitorDetection(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /**
   * Reads a file and prints the alarms.
   *
   * @param label the label's column; null for the last
   */
  void run(String monitor, Map<String, String> parameters, String file, @Nullable String label, boolean json) {
    MonitorSpec spec = Catalog.MONITORS.find(monitor, parameters);
    if (spec.needsModel()) {
      throw new InputException("The monitor '%s' watches a model's scores, which a file does not hold; put it under"
          .formatted(monitor) + " 'monitors' in a scenario and run that.");
    }
    if (file.equals("-")) {
      throw new InputException("The monitor '%s' reads a CSV or ARFF file, not standard input; give a file's path."
          .formatted(monitor));
    }
    try (InstanceStream stream = new FileStream(file, label == null ? "" : label, "")
            .create(rows -> !interruption.requested());
        var progress = new Progress(terminal, "instances", 0)) {
      watch(spec, stream, progress);
    }
    print(spec, json);
  }

  private void watch(MonitorSpec spec, InstanceStream stream, Progress progress) {
    var bank = new MonitorBank(List.of(spec), stream.schema());
    var instance = new Instance(stream.schema());
    var none = new double[0];
    for (long index = 0; !interruption.requested() && stream.next(instance); index++) {
      if (bank.update(instance, none)) {
        DataMonitor state = bank.monitor(0);
        changes.add(index);
        features.add(state.findings().stream().filter(FeatureFinding::flagged).map(FeatureFinding::feature).toList());
      }
      if (index % CHUNK == 0) {
        progress.update(index);
      }
    }
  }

  private void print(MonitorSpec spec, boolean json) {
    if (json) {
      terminal.say(Json.write(Json.object("detector", spec.id(), "changes", changes, "warnings", List.of(),
          "features", features)));
      return;
    }
    terminal.say("monitor   " + spec.title());
    terminal.say("changes   " + (changes.isEmpty() ? "none" : ""));
    for (int i = 0; i < changes.size(); i++) {
      terminal.say("%10d  %s".formatted(changes.get(i), String.join(", ", features.get(i))).stripTrailing());
    }
  }
}
