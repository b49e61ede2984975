// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.driftlab.data.Instance;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.detect.monitor.DataMonitor;
import org.driftlab.detect.monitor.FeatureChange;
import org.driftlab.detect.monitor.FeatureFinding;
import org.driftlab.detect.monitor.MonitorBank;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.learn.Learner;
import org.jspecify.annotations.Nullable;

/** The data monitors of a run, what they showed through time, and what it takes to say what changed at an alarm. */
final class DataWatch {
  private static final int MONITOR_ALLOWANCE = 64 * 1_024;
  /** Alarms agree if they are at most so many windows, and the longest delay of a label, apart. */
  private static final int AGREEMENT_WINDOWS = 5;

  private static final int SERIES_POINTS = 2_048;
  private static final int FIRST_PLACES = 64;
  /** In place of the confidence in a prediction that was made before there were these monitors. */
  private static final double UNSEEN = -1;

  private MonitorBank bank;
  private boolean on;
  private MetricSeries[] statistics;
  private MetricSeries[] levels;
  private final Recalls recalls;
  private final Map<String, Long> lastAlarms = new LinkedHashMap<>();
  private double[] confidence = new double[0];
  private @Nullable Learner model;
  private final int window;
  private long agreement;
  private List<FeatureChange> changes = List.of();
  private long changesOf = -1;

  private final Schema schema;

  DataWatch(Scenario scenario, Schema schema) {
    this.schema = schema;
    bank = new MonitorBank(scenario.monitors(), schema);
    on = !scenario.monitors().isEmpty();
    window = scenario.window();
    agreement = agreement(window, scenario.labels());
    statistics = new MetricSeries[scenario.monitors().size()];
    levels = new MetricSeries[statistics.length];
    for (int i = 0; i < statistics.length; i++) {
      statistics[i] = new MetricSeries(SERIES_POINTS);
      levels[i] = new MetricSeries(SERIES_POINTS);
    }
    recalls = new Recalls(schema.label(), scenario.window());
  }

  private DataWatch(DataWatch other, Learner champion, Learner copied) {
    schema = other.schema;
    bank = other.bank.copy();
    on = other.on;
    window = other.window;
    agreement = other.agreement;
    statistics = Arrays.stream(other.statistics).map(MetricSeries::copy).toArray(MetricSeries[]::new);
    levels = Arrays.stream(other.levels).map(MetricSeries::copy).toArray(MetricSeries[]::new);
    recalls = other.recalls.copy();
    lastAlarms.putAll(other.lastAlarms);
    confidence = other.confidence.clone();
    // A model that was replaced since the last instance must be found to be another one by the copy, too.
    model = other.model == champion ? copied : other.model;
    changes = other.changes;
    changesOf = other.changesOf;
  }

  /**
   * An independent copy.
   *
   * @param champion the champion's model
   * @param copied the copy's own copy of it
   */
  DataWatch copy(Learner champion, Learner copied) {
    return new DataWatch(this, champion, copied);
  }

  /** Labels come by other rules; alarms that are a delay apart still agree. */
  void use(Labels labels) {
    agreement = agreement(window, labels);
  }

  /**
   * Other monitors watch from here on, knowing nothing yet; what one of the same kind showed so far stays.
   *
   * @throws org.driftlab.data.InputException if one of them cannot watch a stream of that shape
   */
  void use(List<MonitorSpec> monitors) {
    var other = new MonitorBank(monitors, schema);
    var kinds = new ArrayList<String>(bank.specs().stream().map(MonitorSpec::id).toList());
    var newStatistics = new MetricSeries[monitors.size()];
    var newLevels = new MetricSeries[newStatistics.length];
    for (int i = 0; i < newStatistics.length; i++) {
      int before = kinds.indexOf(monitors.get(i).id());
      newStatistics[i] = before < 0 ? new MetricSeries(SERIES_POINTS) : statistics[before];
      newLevels[i] = before < 0 ? new MetricSeries(SERIES_POINTS) : levels[before];
      if (before >= 0) {
        kinds.set(before, "");
      }
    }
    bank = other;
    on = !monitors.isEmpty();
    statistics = newStatistics;
    levels = newLevels;
    model = null;
    changes = List.of();
    changesOf = -1;
    // The labels of what these monitors have not seen tell them nothing.
    Arrays.fill(confidence, UNSEEN);
  }

  List<MonitorSpec> specs() {
    return bank.specs();
  }

  /** Monitors as an event and a fork tell them. */
  static String words(List<MonitorSpec> monitors) {
    return monitors.isEmpty() ? "no monitors"
        : monitors.stream().map(Params::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static long agreement(int window, Labels labels) {
    return (long) AGREEMENT_WINDOWS * window + labels.longest();
  }

  /** Shows an instance that has just been predicted to the monitors; without any it costs one comparison. */
  void see(Instance instance, Contestant champion, int place, long index, Consumer<RunEvent> emit) {
    if (!on) {
      return;
    }
    if (champion.learner() != model) {
      if (model != null) {
        bank.modelChanged();
      }
      model = champion.learner();
    }
    if (place >= confidence.length) {
      int known = confidence.length;
      confidence = Arrays.copyOf(confidence, Math.max(FIRST_PLACES, 2 * (place + 1)));
      Arrays.fill(confidence, known, confidence.length, UNSEEN);
    }
    confidence[place] = champion.confidence();
    long before = bank.comparisons();
    boolean alarm = bank.update(instance, champion.scores());
    if (bank.comparisons() != before) {
      sample(index);
    }
    if (alarm) {
      alarms(index, emit);
    }
  }

  private void sample(long index) {
    for (int i = 0; i < statistics.length; i++) {
      statistics[i].add(index, bank.monitor(i).statistic());
      levels[i].add(index, bank.monitor(i).level());
    }
  }

  private void alarms(long index, Consumer<RunEvent> emit) {
    List<MonitorSpec> specs = bank.specs();
    for (int i = 0; i < specs.size(); i++) {
      if (bank.begins(i)) {
        lastAlarms.put(specs.get(i).id(), index);
      }
    }
    for (int i = 0; i < specs.size(); i++) {
      if (bank.begins(i)) {
        DataMonitor monitor = bank.monitor(i);
        List<String> flagged =
            monitor.findings().stream().filter(FeatureFinding::flagged).map(FeatureFinding::feature).toList();
        String id = specs.get(i).id();
        emit.accept(new RunEvent.DataDrift(index, id, flagged, monitor.statistic(), what(id, index)));
      }
    }
  }

  /** The label of an instance has arrived. */
  void labelled(int place, int truth, boolean right) {
    recalls.add(truth, right);
    if (on && place < confidence.length && confidence[place] != UNSEEN) {
      bank.labelled(confidence[place], right);
    }
  }

  /** A detection of the error detector with what is known about it. */
  RunEvent.Detection explained(RunEvent.Detection detection) {
    lastAlarms.put(detection.detector(), detection.at());
    return new RunEvent.Detection(detection.at(), detection.detector(), what(detection.detector(), detection.at()));
  }

  private WhatChanged what(String alarmed, long index) {
    if (on && changesOf != bank.comparisons()) {
      // Between two comparisons all alarms share one list.
      changes = bank.changes(WhatChanged.MOST, agreement);
      changesOf = bank.comparisons();
    }
    var agreeing = new ArrayList<String>();
    lastAlarms.forEach((id, at) -> {
      if (!id.equals(alarmed) && index - at <= agreement) {
        agreeing.add(id);
      }
    });
    return new WhatChanged(changes, recalls.fallen(), agreeing);
  }

  List<RunSnapshot.Monitor> view() {
    var views = new ArrayList<RunSnapshot.Monitor>();
    for (int i = 0; i < statistics.length; i++) {
      MonitorSpec spec = bank.specs().get(i);
      DataMonitor monitor = bank.monitor(i);
      views.add(new RunSnapshot.Monitor(spec.id(), spec.title(), statistics[i].view(), levels[i].view(), monitor.alarm(),
          monitor.findings()));
    }
    return List.copyOf(views);
  }

  /** About how many bytes a copy takes; a monitor's own windows are an allowance. */
  long bytes() {
    long bytes = (long) Double.BYTES * confidence.length;
    for (int i = 0; i < statistics.length; i++) {
      bytes += MONITOR_ALLOWANCE + statistics[i].bytes() + levels[i].bytes();
    }
    return bytes;
  }
}
