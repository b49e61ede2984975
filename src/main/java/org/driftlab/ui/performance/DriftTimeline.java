// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.DriftEdits;
import org.driftlab.ui.support.edit.DriftForm;
import org.driftlab.ui.support.edit.DriftNames;
import org.driftlab.ui.support.edit.Drifts;
import org.driftlab.ui.support.edit.Field;
import org.driftlab.ui.support.edit.NewEvents;
import org.driftlab.ui.support.edit.ScenarioEditor;

/** The drift events of the scenario that is edited, as the timeline shows and edits them. */
final class DriftTimeline {
  /** A kind of event that can be added. */
  record Addable(String kind, String title) {}

  private final ScenarioEditor editor;
  private final Texts texts;
  private final DriftNames names;
  private final ReadOnlyObjectWrapper<List<DriftEdits.Event>> events = new ReadOnlyObjectWrapper<>(List.of());

  DriftTimeline(ScenarioEditor editor, Locale locale) {
    this.editor = editor;
    texts = Texts.of(ScenarioEditor.class, locale);
    names = new DriftNames(texts);
    editor.scenarioProperty().subscribe(now -> events.set(now.map(s -> s.drift().events().stream()
        .map(e -> new DriftEdits.Event(e.start(), e.length(), names.name(e))).toList()).orElse(List.of())));
  }

  ReadOnlyObjectProperty<List<DriftEdits.Event>> eventsProperty() {
    return events.getReadOnlyProperty();
  }

  IntegerProperty selectedProperty() {
    return editor.selectedProperty();
  }

  int selected() {
    return editor.selectedProperty().get();
  }

  /** What a true drift is called. */
  String name(GroundTruth.Drift drift) {
    return editor.scenarioProperty().get().map(s -> names.name(drift, s)).orElse(drift.kind());
  }

  List<Addable> addable() {
    return editor.scenarioProperty().get().map(s -> NewEvents.kinds(s.stream()).stream()
        .map(kind -> new Addable(kind, names.kind(kind))).toList()).orElse(List.of());
  }

  void add(String kind, long at) {
    editor.applyDrift(ScenarioEditor.DRAG, s -> Drifts.add(s,
        NewEvents.of(kind, s.stream(), Math.clamp(at, 0, s.instances() - 1))));
  }

  void move(int event, long start, long length) {
    editor.applyDrift(ScenarioEditor.DRAG, s ->
        Drifts.replace(s, event, Drifts.at(s.drift().events().get(event), start, length)));
  }

  void remove(int event) {
    editor.applyDrift(ScenarioEditor.DRAG, s -> Drifts.remove(s, event));
  }

  /** The fields of the selected event; none if there is none. */
  List<Field<DriftEvent>> fields() {
    return editor.scenarioProperty().get().filter(s -> selected() >= 0)
        .map(s -> DriftForm.of(s.drift().events().get(selected()), texts)).orElse(List.of());
  }

  Optional<String> check(Field<DriftEvent> field, String text) {
    int event = selected();
    return editor.scenarioProperty().get().flatMap(s ->
        editor.check(() -> Drifts.replace(s, event, field.edit().apply(text)).scenario()));
  }

  boolean make(Field<DriftEvent> field, String text) {
    int event = selected();
    return editor.applyDrift("drift." + field.id(), s -> Drifts.replace(s, event, field.edit().apply(text)));
  }

  ScenarioEditor editor() {
    return editor;
  }

  Texts texts() {
    return texts;
  }
}
