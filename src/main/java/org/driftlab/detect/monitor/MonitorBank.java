// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Several monitors over one stream: each answers exactly as it would alone, but those that compare the same windows
 * share them. An alarm is reported when it begins; a monitor whose reference is renewed begins afresh after each.
 */
public final class MonitorBank {
  /**
   * Where the bank looks for what changed if none of its monitors has windows of the features; they begin afresh after any
   * alarm.
   */
  private static final Frame SPARE = new Frame(Reference.RENEWED, 2_000, 1_000, 500);

  private final List<MonitorSpec> specs;
  private final DataMonitor[] monitors;
  private final boolean[] evaluated;
  private final boolean[] wasAlarm;
  private final boolean[] begins;
  private Lane[] lanes;
  private @Nullable FeatureWindows changed;
  private long seen;
  private long comparisons;
  private boolean fresh;
  private long changedAt;

  /** Windows and the monitors, by place, that read them. */
  private static final class Lane {
    private final Source source;
    private final double[] buffer = new double[1];
    private FeatureWindows windows;
    private final List<Integer> readers = new ArrayList<>();

    Lane(Source source, FeatureWindows windows) {
      this.source = source;
      this.windows = windows;
    }
  }

  /**
   * A bank that has seen nothing.
   *
   * @throws org.driftlab.data.InputException if one of the monitors cannot watch a stream of that shape
   */
  public MonitorBank(List<MonitorSpec> specs, Schema schema) {
    this.specs = List.copyOf(specs);
    monitors = this.specs.stream().map(spec -> spec.create(schema)).toArray(DataMonitor[]::new);
    evaluated = new boolean[monitors.length];
    wasAlarm = new boolean[monitors.length];
    begins = new boolean[monitors.length];
    var found = new ArrayList<Lane>();
    for (int i = 0; i < monitors.length; i++) {
      if (monitors[i] instanceof FeatureMonitor monitor) {
        join(i, monitor, found);
      }
    }
    if (monitors.length > 0 && found.stream().noneMatch(lane -> lane.source == Source.FEATURES)) {
      found.add(new Lane(Source.FEATURES, new FeatureWindows(schema, SPARE)));
    }
    lanes = found.toArray(Lane[]::new);
  }

  private MonitorBank(MonitorBank other) {
    specs = other.specs;
    evaluated = other.evaluated.clone();
    wasAlarm = other.wasAlarm.clone();
    begins = other.begins.clone();
    var copies = new IdentityHashMap<FeatureWindows, FeatureWindows>();
    lanes = new Lane[other.lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new Lane(other.lanes[i].source, copied(copies, other.lanes[i].windows));
      lanes[i].readers.addAll(other.lanes[i].readers);
    }
    monitors = new DataMonitor[other.monitors.length];
    for (int i = 0; i < monitors.length; i++) {
      monitors[i] = other.monitors[i] instanceof FeatureMonitor monitor
          ? monitor.copy(copied(copies, monitor.windows()), copied(copies, monitor.compared()))
          : other.monitors[i].copy();
    }
    changed = other.changed == null ? null : copied(copies, other.changed);
    seen = other.seen;
    comparisons = other.comparisons;
    fresh = other.fresh;
    changedAt = other.changedAt;
  }

  private static FeatureWindows copied(IdentityHashMap<FeatureWindows, FeatureWindows> copies, FeatureWindows windows) {
    return copies.computeIfAbsent(windows, FeatureWindows::copy);
  }

  private static void join(int reader, FeatureMonitor monitor, List<Lane> lanes) {
    for (Lane lane : lanes) {
      if (lane.source == monitor.source() && lane.windows.frame().equals(monitor.windows().frame())) {
        monitor.use(lane.windows);
        lane.readers.add(reader);
        return;
      }
    }
    var lane = new Lane(monitor.source(), monitor.windows());
    lane.readers.add(reader);
    lanes.add(lane);
  }

  /** An independent copy that answers identically from here on. */
  public MonitorBank copy() {
    return new MonitorBank(this);
  }

  /** The monitors' specs in order. */
  public List<MonitorSpec> specs() {
    return specs;
  }

  /** The monitor at a place of {@link #specs}; to be read, not to be fed. */
  public DataMonitor monitor(int place) {
    return monitors[place];
  }

  /**
   * Shows the next instance to all monitors; allocates nothing unless windows are compared.
   *
   * @param instance only the features are looked at
   * @param scores the model's class probabilities for it: [classes]; empty where there is no model
   * @return whether an alarm begins, see {@link #begins}
   */
  public boolean update(Instance instance, double[] scores) {
    seen++;
    if (fresh) {
      Arrays.fill(evaluated, false);
      fresh = false;
    }
    boolean compared = false;
    for (Lane lane : lanes) {
      if (lane.windows.add(lane.source.read(instance, scores, lane.buffer))) {
        compared = true;
        for (int reader : lane.readers) {
          ((FeatureMonitor) monitors[reader]).evaluate();
          evaluated[reader] = true;
        }
      }
    }
    for (int i = 0; i < monitors.length; i++) {
      if (!(monitors[i] instanceof FeatureMonitor) && monitors[i].update(instance, scores)) {
        compared = true;
        evaluated[i] = true;
      }
    }
    if (!compared) {
      return false;
    }
    comparisons++;
    fresh = true;
    return alarms();
  }

  private boolean alarms() {
    boolean any = false;
    for (int i = 0; i < monitors.length; i++) {
      begins[i] = evaluated[i] && monitors[i].alarm() && !wasAlarm[i];
      if (evaluated[i]) {
        // A monitor that begins afresh has no alarm that goes on.
        wasAlarm[i] = monitors[i].alarm() && !monitors[i].startsAfresh();
      }
      any |= begins[i];
    }
    if (any) {
      remember();
      regroup();
    }
    return any;
  }

  /** Keeps the windows that show what changed, before they begin afresh. */
  private void remember() {
    FeatureWindows told = null;
    for (int i = 0; i < monitors.length; i++) {
      if (begins[i] && monitors[i] instanceof FeatureMonitor monitor && monitor.source() == Source.FEATURES) {
        told = told == null ? monitor.compared() : told;
      }
    }
    if (told == null && lanes[lanes.length - 1].readers.isEmpty()) {
      Lane spare = lanes[lanes.length - 1];
      told = spare.windows.compared() ? spare.windows : null;
      spare.windows = spare.windows.fresh();
    }
    if (told != null) {
      changed = told.copy();
      changedAt = seen;
    }
  }

  /** Monitors that begin afresh leave the windows they shared; those that do so together share new ones. */
  private void regroup() {
    var after = new ArrayList<Lane>();
    for (Lane lane : lanes) {
      Lane fresh = null;
      for (int reader : List.copyOf(lane.readers)) {
        var monitor = (FeatureMonitor) monitors[reader];
        if (begins[reader] && monitor.startsAfresh()) {
          fresh = fresh == null ? new Lane(lane.source, lane.windows.fresh()) : fresh;
          fresh.readers.add(reader);
          lane.readers.remove((Integer) reader);
          monitor.use(fresh.windows);
        }
      }
      if (!lane.readers.isEmpty() || fresh == null) {
        after.add(lane);
      }
      if (fresh != null) {
        after.add(fresh);
      }
    }
    lanes = after.toArray(Lane[]::new);
  }

  /** How many instances so far made one of the monitors, or the bank for itself, compare its windows. */
  public long comparisons() {
    return comparisons;
  }

  /** Whether the monitor at a place compared its windows with the last instance. */
  public boolean evaluated(int place) {
    return evaluated[place];
  }

  /** Whether the monitor at a place began an alarm with the last instance. */
  public boolean begins(int place) {
    return begins[place];
  }

  /** A label has arrived, see {@link DataMonitor#labelled}. */
  public void labelled(double confidence, boolean right) {
    for (DataMonitor monitor : monitors) {
      monitor.labelled(confidence, right);
    }
  }

  /** Another model speaks from now on, see {@link DataMonitor#modelChanged}. */
  public void modelChanged() {
    for (Lane lane : lanes) {
      if (lane.source != Source.FEATURES) {
        lane.windows = lane.windows.fresh();
        lane.readers.forEach(reader -> ((FeatureMonitor) monitors[reader]).use(lane.windows));
      }
    }
    for (DataMonitor monitor : monitors) {
      if (!(monitor instanceof FeatureMonitor)) {
        monitor.modelChanged();
      }
    }
  }

  /**
   * The features by how much they changed, the most first: in the windows of the last alarm, if it is not long ago, else in
   * the ones compared last.
   *
   * @param most how many at the most
   * @param within how many instances ago the alarm may have been
   * @return empty before the first comparison
   */
  public List<FeatureChange> changes(int most, long within) {
    if (changed != null && seen - changedAt <= within) {
      return Histograms.ranked(changed, most);
    }
    for (Lane lane : lanes) {
      if (lane.source == Source.FEATURES && lane.windows.compared()) {
        return Histograms.ranked(lane.windows, most);
      }
    }
    return changed == null ? List.of() : Histograms.ranked(changed, most);
  }
}
