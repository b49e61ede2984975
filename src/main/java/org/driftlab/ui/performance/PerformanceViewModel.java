// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.catalog.Catalog;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.edit.PartTexts;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.jspecify.annotations.Nullable;

/** What the performance view shows, derived from the newest snapshot alone. */
public final class PerformanceViewModel {
  /** A detection counts for a drift if it comes at most this many metric windows after the drift's end. */
  private static final long ACCEPTANCE_WINDOWS = 5;
  private static final int DEFAULT_WINDOW = 1_000;
  private static final int MOST_CHARTS = 6;

  private final Texts texts;
  private final CatalogTexts catalog;
  private final TimeAxis axis;
  private final ObjectProperty<@Nullable RunSnapshot> snapshot = new SimpleObjectProperty<>(this, "snapshot");
  private final ObservableList<Measure> measures = FXCollections.observableArrayList(Measure.of(Optional.empty()));
  private final MeasureModel first;
  private final ObservableList<MeasureModel> charts = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<ChartSeries>> detector =
      new ReadOnlyObjectWrapper<>(this, "detector", List.of());
  private final ReadOnlyObjectWrapper<TimelineContent> timeline =
      new ReadOnlyObjectWrapper<>(this, "timeline", TimelineContent.EMPTY);
  private final ReadOnlyStringWrapper timelineHelp = new ReadOnlyStringWrapper(this, "timelineHelp", "");
  private final ReadOnlyStringWrapper detectorTitle = new ReadOnlyStringWrapper(this, "detectorTitle", "");
  private final ReadOnlyObjectWrapper<Optional<DriftTimeline>> drift =
      new ReadOnlyObjectWrapper<>(this, "drift", Optional.empty());
  private final PartTexts parts;
  private final Map<RunEvent.Changed, String> changes = new HashMap<>();
  private LongConsumer goTo = index -> {};
  private LongConsumer pickChange = index -> {};
  private String described = "";
  private String scenarioId = "";
  private Optional<Stakes> stakes = Optional.empty();
  private int window = DEFAULT_WINDOW;
  private long acceptance;
  private boolean ownTimeline;
  private boolean describing;
  private Consumer<List<String>> remembering = ids -> {};

  /** A view with a time axis of its own. */
  public PerformanceViewModel() {
    this(new TimeAxis());
  }

  /** A view that shares its time axis and cursor with other views. */
  public PerformanceViewModel(TimeAxis axis) {
    this(axis, Texts.of(PerformanceViewModel.class, Locale.getDefault()));
  }

  /** A view that shares its time axis and cursor with other views, in the language of the texts. */
  public PerformanceViewModel(TimeAxis axis, Texts texts) {
    this.axis = axis;
    this.texts = texts;
    catalog = new CatalogTexts(texts.locale());
    parts = new PartTexts(texts.locale());
    first = new MeasureModel(Measure.ACCURACY, window, texts);
    charts.add(first);
    acceptWithin(0);
    snapshot.addListener((property, old, now) -> show(now));
    show(null);
  }

  /** The snapshot shown; null before there is a run. */
  public ObjectProperty<@Nullable RunSnapshot> snapshotProperty() {
    return snapshot;
  }

  /**
   * Lets the timeline follow snapshots of its own, which may come less often: its marks and reigns run to thousands, while
   * the present moves with {@link #snapshotProperty}.
   */
  public void timelineFollows(ObservableValue<RunSnapshot> snapshots) {
    ownTimeline = true;
    snapshots.subscribe(now -> timeline.set(content(now)));
  }

  private TimelineContent content(RunSnapshot now) {
    return drift.get().map(d -> TimelineContent.of(now, acceptance, texts, d::name, this::words))
        .orElseGet(() -> TimelineContent.of(now, acceptance, texts));
  }

  /** The words of a change, found once: the timeline asks for them twice a second. */
  private String words(RunEvent.Changed change) {
    return changes.computeIfAbsent(change, c -> parts.change(c.before(), c.part()));
  }

  /** Lets the drift on the timeline be edited. */
  public void editedBy(ScenarioEditor editor) {
    drift.set(Optional.of(new DriftTimeline(editor, texts.locale())));
  }

  /** What edits the drift on the timeline; empty if nothing does. */
  ReadOnlyObjectProperty<Optional<DriftTimeline>> driftProperty() {
    return drift.getReadOnlyProperty();
  }

  /** What is done when a person picks an instance on the timeline. */
  public void onPick(LongConsumer action) {
    goTo = action;
  }

  void goTo(long index) {
    goTo.accept(index);
  }

  /** What is done when a person picks the mark of a change on the way, after going to its instance. */
  public void onPickChange(LongConsumer action) {
    pickChange = action;
  }

  void pickChange(long index) {
    pickChange.accept(index);
  }

  /** Takes over the scenario's window, label delay and stakes, which a snapshot does not tell. */
  public void describe(Scenario scenario) {
    window = scenario.window();
    stakes = scenario.stakes();
    acceptWithin(scenario.labels().usual());
    describing = true;
    offer(scenario.id());
    describing = false;
    charts.forEach(chart -> chart.describe(window, stakes));
    String shape = scenario.id() + " " + scenario.instances();
    if (!shape.equals(described)) {
      axis.reset();
    }
    described = shape;
    show(snapshot.get());
  }

  /** Another scenario begins with the measure that tells most; an edit keeps the one that was chosen, if it still is one. */
  private void offer(String id) {
    List<Measure> offered = Measure.of(stakes);
    boolean another = !id.equals(scenarioId);
    scenarioId = id;
    charts.removeIf(chart -> chart != first && !offered.contains(chart.measureProperty().get()));
    if (another || !offered.contains(first.measureProperty().get())) {
      first.measureProperty().set(another ? Measure.foremost(stakes) : Measure.ACCURACY);
    }
    if (!measures.equals(offered)) {
      measures.setAll(offered);
    }
  }

  /** What a chart can show. */
  ObservableList<Measure> measures() {
    return measures;
  }

  /** The charts of how the contestants do, from the top; there is always a first one. */
  public ObservableList<?> charts() {
    return FXCollections.unmodifiableObservableList(charts);
  }

  /** The same charts. */
  ObservableList<MeasureModel> measured() {
    return charts;
  }

  /** Whether there may be one chart more. */
  boolean hasRoom() {
    return charts.size() < Math.min(MOST_CHARTS, measures.size());
  }

  /**
   * Shows the charts below the first one that were shown the last time; of measures that there are by then no more, none.
   *
   * @param ids of the measures
   * @param changed is told the ids whenever a person adds, takes away or changes a chart
   */
  public void remember(List<String> ids, Consumer<List<String>> changed) {
    for (String id : ids) {
      Arrays.stream(Measure.values()).filter(m -> m.id().equals(id) && hasRoom()).findFirst().ifPresent(this::add);
    }
    remembering = changed;
  }

  private void remember() {
    if (!describing) {
      remembering.accept(charts.stream().filter(chart -> chart != first).map(chart -> chart.measureProperty().get().id()).toList());
    }
  }

  private void add(Measure measure) {
    var chart = new MeasureModel(measure, window, texts);
    chart.describe(window, stakes);
    chart.show(snapshot.get());
    chart.measureProperty().subscribe((was, is) -> remember());
    charts.add(chart);
  }

  /** Adds a chart below the others, of the first measure that none of them shows; nothing if there are enough. */
  public void addChart() {
    if (hasRoom()) {
      var taken = charts.stream().map(chart -> chart.measureProperty().get()).toList();
      add(measures.stream().filter(m -> !taken.contains(m)).findFirst().orElse(Measure.ACCURACY));
      remember();
    }
  }

  /** Takes a chart away, unless it is the first one. */
  void remove(MeasureModel chart) {
    if (chart != first) {
      charts.remove(chart);
      remember();
    }
  }

  /** What the first chart shows. */
  public ObjectProperty<Measure> measureProperty() {
    return first.measureProperty();
  }

  /** The time axis; other views may share it. */
  public TimeAxis axis() {
    return axis;
  }

  public ReadOnlyObjectProperty<List<ChartSeries>> seriesProperty() {
    return first.seriesProperty();
  }

  public ReadOnlyObjectProperty<List<ChartSeries>> detectorProperty() {
    return detector.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty measureTitleProperty() {
    return first.titleProperty();
  }

  public ReadOnlyStringProperty measureHelpProperty() {
    return first.helpProperty();
  }

  public ReadOnlyStringProperty timelineHelpProperty() {
    return timelineHelp.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty detectorTitleProperty() {
    return detectorTitle.getReadOnlyProperty();
  }

  /** The bundle the view's FXML is loaded with. */
  public ResourceBundle bundle() {
    return texts.bundle();
  }

  ReadOnlyObjectProperty<TimelineContent> timelineProperty() {
    return timeline.getReadOnlyProperty();
  }

  Texts texts() {
    return texts;
  }

  private void acceptWithin(long delay) {
    acceptance = ACCEPTANCE_WINDOWS * window + delay;
    timelineHelp.set(texts.get("timeline.help", acceptance));
  }

  private void show(@Nullable RunSnapshot now) {
    charts.forEach(chart -> chart.show(now));
    if (now == null) {
      detector.set(List.of());
      if (!ownTimeline) {
        timeline.set(TimelineContent.EMPTY);
      }
      detectorTitle.set(texts.get("detector.title.none"));
      axis.presentProperty().set(0);
      return;
    }
    boolean finished = now.phase() == RunSnapshot.Phase.FINISHED;
    axis.extentProperty().set(Math.max(1, finished ? now.index() : now.instances())); // a stream may end earlier
    axis.presentProperty().set(now.index());
    detector.set(SeriesLook.detector(now.detector(), texts));
    if (!ownTimeline) {
      timeline.set(content(now));
    }
    detectorTitle.set(texts.get("detector.title", catalog.titled(Catalog.DETECTORS, now.detector().title())));
  }
}
