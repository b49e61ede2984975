// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datadrift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.catalog.Catalog;
import org.driftlab.detect.monitor.FeatureFinding;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Monitor;
import org.driftlab.engine.WhatChanged;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;

/** The data monitors' findings, flagged ones first and then by p-value, and the latest alarms with what changed. */
public final class DataDriftViewModel {
  private static final int MOST_ROWS = 200;
  private static final int MOST_ALARMS = 50;

  private final Texts texts;
  private final CatalogTexts catalog;
  private final Formats formats;
  private final ObservableList<FeatureRow> rows = FXCollections.observableArrayList();
  private final ObservableList<AlarmItem> alarms = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<FeatureRow>> selected = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<AlarmItem>> alarm = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty active = new SimpleBooleanProperty();
  private int eventsSeen;
  private boolean byHand;

  /** A view-model that follows a run. */
  public DataDriftViewModel(ObservableValue<RunSnapshot> snapshot, Texts texts) {
    this.texts = texts;
    catalog = new CatalogTexts(texts.locale());
    formats = new Formats(texts.locale());
    snapshot.subscribe(this::follow);
  }

  private void follow(RunSnapshot now) {
    active.set(!now.monitors().isEmpty());
    followAlarms(now.events());
    List<FeatureRow> fresh = now.monitors().stream().flatMap(m -> rows(m).stream())
        .sorted(Comparator.comparingDouble(FeatureRow::rank)).limit(MOST_ROWS).toList();
    if (!fresh.equals(rows)) {
      Optional<FeatureRow> before = byHand ? selected.get() : Optional.empty();
      rows.setAll(fresh);
      selected.set(before.flatMap(was -> fresh.stream().filter(was::isAbout).findFirst())
          .or(() -> fresh.stream().findFirst()));
    }
  }

  /** A person chose a row: it stays chosen wherever it moves; until then the first row is. */
  void choose(FeatureRow row) {
    byHand = true;
    selected.set(Optional.of(row));
  }

  /** Events are only ever appended; fewer than before means another run. */
  private void followAlarms(List<RunEvent> events) {
    if (events.size() < eventsSeen) {
      eventsSeen = 0;
      alarms.clear();
      byHand = false;
      alarm.set(Optional.empty());
    }
    var news = new ArrayList<AlarmItem>();
    for (RunEvent event : events.subList(eventsSeen, events.size()).reversed()) {
      switch (event) {
        case RunEvent.DataDrift e -> news.add(item(e.at(), e.monitor(), e.what()));
        case RunEvent.Detection e when !e.what().equals(WhatChanged.NOTHING) ->
            news.add(item(e.at(), e.detector(), e.what()));
        default -> { }
      }
    }
    eventsSeen = events.size();
    if (!news.isEmpty()) {
      boolean newest = alarm.get().isEmpty() || alarm.get().equals(alarms.stream().findFirst());
      alarms.addAll(0, news);
      if (alarms.size() > MOST_ALARMS) {
        alarms.remove(MOST_ALARMS, alarms.size());
      }
      if (newest) {
        alarm.set(Optional.of(alarms.getFirst()));
      }
    }
  }

  private AlarmItem item(long at, String by, WhatChanged what) {
    return new AlarmItem(texts.get("alarm", formats.count(at), name(by)), what);
  }

  /** The name of a monitor or a detector. */
  private String name(String id) {
    return Catalog.MONITORS.ids().contains(id) ? catalog.named(Catalog.MONITORS, id) : catalog.named(Catalog.DETECTORS, id);
  }

  private List<FeatureRow> rows(Monitor monitor) {
    if (monitor.statistic().size() == 0) {
      return List.of();
    } else if (monitor.features().isEmpty()) {
      int last = monitor.statistic().size() - 1;
      return List.of(new FeatureRow(monitor, texts.get("all"), number(monitor.statistic().mean(last)), "",
          monitor.alarm(), monitor.alarm() ? -1 : 0.5, Optional.empty()));
    }
    return monitor.features().stream().map(finding -> row(monitor, finding)).toList();
  }

  private FeatureRow row(Monitor monitor, FeatureFinding finding) {
    return new FeatureRow(monitor, finding.feature(), number(finding.statistic()), probability(finding.pValue()),
        finding.flagged(), finding.flagged() ? finding.pValue() - 2 : finding.pValue(), Optional.of(finding.histogram()));
  }

  private String number(double value) {
    return formats.decimal(value, Math.abs(value) < 100 ? 3 : 0);
  }

  private String probability(double value) {
    return value < 0.0001 ? texts.get("tiny") : formats.decimal(value, 4);
  }

  /** What changed at the chosen alarm, one line a kind; empty if none is chosen. */
  String explanation() {
    return alarm.get().map(AlarmItem::what).map(what -> {
      var lines = new ArrayList<String>();
      if (!what.features().isEmpty()) {
        lines.add(texts.get("what.features", String.join(", ", what.features().stream().limit(5)
            .map(f -> f.feature() + " " + formats.decimal(f.distance(), 2)).toList())));
      }
      what.recalls().forEach(fall -> lines.add(texts.get("what.recall", fall.label(),
          formats.decimal(100 * fall.before(), 0), formats.decimal(100 * fall.after(), 0))));
      lines.add(what.agreeing().isEmpty() ? texts.get("what.alone")
          : texts.get("what.agreeing", what.agreeing().stream().map(this::name).collect(Collectors.joining(", "))));
      return String.join("\n", lines);
    }).orElse("");
  }

  ObservableList<FeatureRow> rows() {
    return rows;
  }

  ObservableList<AlarmItem> alarms() {
    return alarms;
  }

  ObjectProperty<Optional<FeatureRow>> selectedProperty() {
    return selected;
  }

  ObjectProperty<Optional<AlarmItem>> alarmProperty() {
    return alarm;
  }

  /** Whether the run has monitors at all. */
  BooleanProperty activeProperty() {
    return active;
  }
}
