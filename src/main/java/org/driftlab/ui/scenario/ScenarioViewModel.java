// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.support.edit.DriftForm;
import org.driftlab.ui.support.edit.DriftNames;
import org.driftlab.ui.support.edit.Drifts;
import org.driftlab.ui.support.edit.Field;
import org.driftlab.ui.support.edit.NewEvents;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.edit.ScenarioFiles;
import org.driftlab.ui.support.edit.ScenarioForm;

/** The present scenario as groups of fields to edit, and its drift events as cards. */
public final class ScenarioViewModel {
  /** An injected drift event: its name, how it comes, and when. */
  public record Card(String title, String tag, String when) {}

  /** A kind of drift event that can be added. */
  public record Addable(String kind, String title) {}

  private final ScenarioEditor editor;
  private final Texts texts;
  private final Texts editTexts;
  private final DriftNames names;
  private final StoryTexts stories;
  private final Runnable undo;
  private final ScenarioFiles files;
  private final ReadOnlyObjectWrapper<List<ScenarioForm.Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Expectation.Outcome>> outcomes = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> next = new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableValue<RunSnapshot> snapshot;
  private final ReadOnlyObjectWrapper<List<Card>> cards = new ReadOnlyObjectWrapper<>(List.of());

  /**
   * The fields of the scenario that an editor edits.
   *
   * @param snapshot where the run stands, which its story is held against
   * @param undo takes back the latest edit or command
   */
  public ScenarioViewModel(ScenarioEditor editor, ObservableValue<RunSnapshot> snapshot, ScenarioFiles files, Runnable undo, Texts texts) {
    this.files = files;
    this.snapshot = snapshot;
    this.editor = editor;
    this.undo = undo;
    this.texts = texts;
    editTexts = Texts.of(ScenarioEditor.class, texts.locale());
    names = new DriftNames(editTexts);
    stories = new StoryTexts(texts.locale());
    editor.scenarioProperty().subscribe(now -> {
      groups.set(now.map(s -> ScenarioForm.of(s, editor.schema(s.stream()), editTexts)).orElse(List.of()));
      cards.set(now.map(s -> s.drift().events().stream().map(this::card).toList()).orElse(List.of()));
      next.set(now.map(stories::next).orElse(List.of()));
      judge();
    });
    snapshot.subscribe(s -> judge());
  }

  /** Holds the run against what the story promises; whoever listens hears of a change only. */
  private void judge() {
    outcomes.set(scenario().filter(s -> !s.expect().isEmpty())
        .map(s -> Expectation.of(s.expect(), snapshot.getValue())).orElse(List.of()));
  }

  /** How the run stands against each promise of the story. */
  public ReadOnlyObjectProperty<List<Expectation.Outcome>> outcomesProperty() {
    return outcomes.getReadOnlyProperty();
  }

  /** The words of the story. */
  StoryTexts stories() {
    return stories;
  }

  /** What to try next, a sentence each. */
  public ReadOnlyObjectProperty<List<String>> nextProperty() {
    return next.getReadOnlyProperty();
  }

  private Card card(DriftEvent event) {
    String when = event.length() == 0 ? editTexts.get("event.at", event.start())
        : editTexts.get("event.over", event.start(), event.end());
    return new Card(names.name(event), editTexts.get("profile." + org.driftlab.data.Params.word(event.profile())), when);
  }

  public ReadOnlyObjectProperty<List<ScenarioForm.Group>> groupsProperty() {
    return groups.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<Card>> cardsProperty() {
    return cards.getReadOnlyProperty();
  }

  /** The fields of a drift event. */
  public List<Field<DriftEvent>> event(int place) {
    return scenario().map(s -> DriftForm.of(s.drift().events().get(place), editTexts)).orElse(List.of());
  }

  /** The kinds of event that can be added. */
  public List<Addable> addable() {
    return scenario().map(s -> NewEvents.kinds(s.stream()).stream()
        .map(kind -> new Addable(kind, names.kind(kind))).toList()).orElse(List.of());
  }

  /** Adds an event in the middle of the longest stretch without one. */
  public void add(String kind) {
    editor.applyDrift("drift", s -> Drifts.add(s, NewEvents.of(kind, s.stream(), Drifts.roomiest(s))));
  }

  void undo() {
    undo.run();
  }

  public void remove(int place) {
    editor.applyDrift("drift", s -> Drifts.remove(s, place));
  }

  Optional<String> check(Field<Scenario> field, String text) {
    return editor.check(() -> field.edit().apply(text));
  }

  boolean make(Field<Scenario> field, String text) {
    return editor.apply(field.id(), () -> field.edit().apply(text));
  }

  Optional<String> checkEvent(int place, Field<DriftEvent> field, String text) {
    return scenario().filter(s -> place >= 0 && place < s.drift().events().size()).flatMap(s ->
        editor.check(() -> Drifts.replace(s, place, field.edit().apply(text)).scenario()));
  }

  boolean makeEvent(int place, Field<DriftEvent> field, String text) {
    if (scenario().filter(s -> place >= 0 && place < s.drift().events().size()).isEmpty()) {
      return false; // the event was removed while its field had the focus
    }
    return editor.applyDrift("drift." + field.id(), s -> Drifts.replace(s, place, field.edit().apply(text)));
  }

  private Optional<Scenario> scenario() {
    return editor.scenarioProperty().get();
  }

  ScenarioFiles files() {
    return files;
  }

  ScenarioEditor editor() {
    return editor;
  }

  Texts texts() {
    return texts;
  }

  Texts editTexts() {
    return editTexts;
  }
}
