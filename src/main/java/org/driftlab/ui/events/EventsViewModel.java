// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Params;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.edit.PartTexts;

/** All events of the run, newest first, filtered by kind; what was refused or failed is also said before all views. */
public final class EventsViewModel {
  private final Foreground foreground;
  private final Texts texts;
  private final Formats formats;
  private final CatalogTexts catalog;
  private final SentenceTexts sentences;
  private final PartTexts parts;
  private Consumer<OptionalLong> hovered = at -> {};
  private final ObservableList<EventRow> all = FXCollections.observableArrayList();
  private final FilteredList<EventRow> shown = new FilteredList<>(all);
  private final ReadOnlyObjectWrapper<Optional<EventRow>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
  /** Where the change is that is to be shown. */
  private OptionalLong wanted = OptionalLong.empty();
  private final ObjectProperty<Optional<EventKind>> filter = new SimpleObjectProperty<>(Optional.empty());

  /** A view-model that follows a run. */
  public EventsViewModel(ObservableValue<RunSnapshot> snapshot, Foreground foreground, Texts texts) {
    this.foreground = foreground;
    this.texts = texts;
    formats = new Formats(texts.locale());
    catalog = new CatalogTexts(texts.locale());
    sentences = new SentenceTexts(texts.locale());
    parts = new PartTexts(texts.locale());
    filter.subscribe(kind -> shown.setPredicate(row -> kind.isEmpty() || kind.get() == row.kind()));
    snapshot.subscribe(this::follow);
  }

  /** Who is told where the event is that the mouse is on, and that it is on none any more. */
  public void onHover(Consumer<OptionalLong> action) {
    hovered = action;
  }

  void hover(OptionalLong at) {
    hovered.accept(at);
  }

  /**
   * Events are only ever appended, so what is new is what lies beyond the rows there are. Fewer, or another one in the latest
   * row's place, are those of another run or of another future of this one.
   */
  private void follow(RunSnapshot now) {
    List<RunEvent> events = now.events();
    if (events.size() < all.size() || !all.isEmpty() && !all.getFirst().event().equals(events.get(all.size() - 1))) {
      selected.set(Optional.empty());
      all.clear();
    }
    if (events.size() > all.size()) {
      List<RunEvent> news = events.subList(all.size(), events.size());
      var rows = new ArrayList<EventRow>(news.size());
      for (RunEvent event : news.reversed()) {
        rows.add(row(event));
      }
      news.forEach(this::announce);
      all.addAll(0, rows);
      select();
    }
  }

  /** Shows the event of a change on the way as the selected one, now or when the run is there again. */
  public void showChange(long at) {
    wanted = OptionalLong.of(at);
    selected.set(Optional.empty());
    filter.set(Optional.empty());
    select();
  }

  private void select() {
    if (wanted.isPresent() && selected.get().isEmpty()) {
      selected.set(all.stream().filter(row -> row.event() instanceof RunEvent.Changed e && e.at() == wanted.getAsLong()).findFirst());
    }
  }

  /** A person selects a row. */
  void select(EventRow row) {
    if (!selected.get().equals(Optional.of(row))) {
      wanted = OptionalLong.empty();
      selected.set(Optional.of(row));
    }
  }

  /** The selected row; empty while there is none. */
  ReadOnlyObjectProperty<Optional<EventRow>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  private void announce(RunEvent event) {
    switch (event) {
      case RunEvent.Refused e ->
          foreground.say(new Notice(Level.WARNING, texts.get("notice.refused", sentences.say(e.message())), Optional.empty()));
      case RunEvent.GateVerdict e when e.waits() ->
          foreground.say(new Notice(Level.INFO, texts.get("notice.waits", e.version()), Optional.empty()));
      case RunEvent.Failed e ->
          foreground.say(new Notice(Level.DANGER, texts.get("notice.failed", e.at(), sentences.say(e.message())), Optional.empty()));
      default -> { }
    }
  }

  private EventRow row(RunEvent event) {
    return new EventRow(event, EventKind.of(event), formats.count(event.at()), texts.get("type." + event.type()),
        details(event));
  }

  private String details(RunEvent event) {
    return switch (event) {
      case RunEvent.Warning e -> detector(e.detector());
      case RunEvent.Detection e -> detector(e.detector());
      case RunEvent.DataDrift e -> e.features().isEmpty() ? monitor(e.monitor())
          : texts.get("details.data-drift", monitor(e.monitor()), String.join(", ", e.features()));
      case RunEvent.VersionCreated e -> texts.get(e.version().parent().isPresent() ? "details.version" : "details.first",
          e.version().id(), texts.get("reason." + Params.word(e.version().reason())),
          e.version().parent().map(Object::toString).orElse(""));
      case RunEvent.Promoted e -> texts.get("details.promotion", e.version(), sentences.by(e.by()), sentences.why(e.by(), e.why()));
      case RunEvent.RolledBack e -> texts.get("details.rollback", e.from(), e.to(), sentences.by(e.by()), sentences.why(e.by(), e.why()));
      case RunEvent.ShadowStarted e ->
          texts.get(e.learning() ? "details.shadow.learning" : "details.shadow.frozen", e.version());
      case RunEvent.CandidateStarted e -> texts.get("details.candidate", e.version());
      case RunEvent.ShadowStopped e -> e.version().toString();
      case RunEvent.GateVerdict e -> texts.get("details.verdict." + Params.word(e.verdict()) + (e.waits() ? ".waits" : ""),
          e.version(), sentences.say(e.evidence().sentence()));
      case RunEvent.Kept e -> texts.get("details.kept", e.version(), sentences.by(e.by()), sentences.why(e.by(), e.why()));
      case RunEvent.GuardStarted e -> texts.get("details.guard", e.deposed(), e.labels());
      case RunEvent.GuardEnded e ->
          texts.get(e.restored() ? "details.guard.restored" : "details.guard.over", e.deposed(), sentences.say(e.why()));
      case RunEvent.BackgroundStarted e -> texts.get("details.background");
      case RunEvent.Retrained e -> sentences.say(e.how());
      case RunEvent.FineTuneStarted e -> texts.get("details.fine-tune", e.epochs(), e.instances(), e.within());
      case RunEvent.FineTuneDone e -> texts.get(e.taken() ? "details.fine-tuned" : "details.fine-tune.lost");
      case RunEvent.StepRefused e -> texts.get("details.step-refused", e.model());
      case RunEvent.Changed e -> parts.change(e.before(), e.part());
      case RunEvent.Refused e -> sentences.say(e.message());
      case RunEvent.LabelsLost e -> texts.get("details.lost." + e.whenFull(), e.capacity());
      case RunEvent.Failed e -> sentences.say(e.message());
      case RunEvent.Finished e -> "";
    };
  }

  private String detector(String id) {
    return catalog.named(Catalog.DETECTORS, id);
  }

  private String monitor(String id) {
    return catalog.named(Catalog.MONITORS, id);
  }

  /** How many events there are, whatever the filter; empty while there are none. */
  public ObservableValue<String> countText() {
    return Bindings.createStringBinding(() -> all.isEmpty() ? "" : formats.count(all.size()), all);
  }

  /** All events, newest first. */
  ObservableList<EventRow> all() {
    return all;
  }

  /** The events of the chosen kind, newest first. */
  FilteredList<EventRow> shown() {
    return shown;
  }

  /** The kind that is shown; empty for all. */
  ObjectProperty<Optional<EventKind>> filterProperty() {
    return filter;
  }
}
