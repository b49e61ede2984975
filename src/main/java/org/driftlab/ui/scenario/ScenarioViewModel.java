// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;

/** The present scenario as headed lists of names and values. */
public final class ScenarioViewModel {
  /** A headed list; a card of an injected drift event has a tag such as "abrupt". */
  public record Section(String heading, List<Entry> entries) {}

  /** A line of a section. */
  public sealed interface Entry {
    /** A name and its value, with an explanation that may be empty. */
    record Row(String name, String value, String help) implements Entry {}

    /** An injected drift event. */
    record Card(String title, String tag, String details) implements Entry {}

    /** A sentence. */
    record Remark(String text) implements Entry {}
  }

  private static final String SEED = "seed";

  private final Texts texts;
  private final Formats formats;
  private final ReadOnlyObjectWrapper<List<Section>> sections = new ReadOnlyObjectWrapper<>(List.of());

  public ScenarioViewModel(ObservableValue<Optional<Scenario>> scenario, Texts texts) {
    this.texts = texts;
    formats = new Formats(texts.locale());
    scenario.subscribe(s -> sections.set(s.map(this::describe).orElse(List.of())));
  }

  public ReadOnlyObjectProperty<List<Section>> sectionsProperty() {
    return sections.getReadOnlyProperty();
  }

  private List<Section> describe(Scenario s) {
    var all = new ArrayList<Section>();
    var stream = spec(texts.get("source"), s.stream());
    stream.add(row("instances", formats.count(s.instances())));
    stream.add(row("seed", Integer.toString(s.seed())));
    all.add(new Section(texts.get("stream"), stream));
    all.add(new Section(texts.get("drift"), s.drift().events().isEmpty()
        ? List.of(new Entry.Remark(texts.get("drift.none"))) : s.drift().events().stream().map(this::card).toList()));
    all.add(new Section(texts.get("learner"), spec(texts.get("algorithm"), s.learner())));
    all.add(new Section(texts.get("strategy"), spec(texts.get("policy"), s.strategy())));
    all.add(new Section(texts.get("update"), spec(texts.get("policy"), s.policies().update())));
    s.gate().ifPresent(gate -> all.add(new Section(texts.get("gate"), settings(gate))));
    s.guard().ifPresent(guard -> all.add(new Section(texts.get("guard"), settings(guard))));
    all.add(new Section(texts.get("detector"), spec(texts.get("algorithm"), s.detector())));
    all.add(new Section(texts.get("labels"), labels(s)));
    all.add(new Section(texts.get("memory"), s.replay().map(this::memory)
        .orElse(List.of(new Entry.Remark(texts.get("memory.none"))))));
    return all;
  }

  private List<Entry> labels(Scenario s) {
    var entries = new ArrayList<Entry>();
    entries.add(row("labels.rule", s.labels().rule().describe()));
    s.labels().byClass().forEach((name, rule) ->
        entries.add(new Entry.Row(texts.get("labels.of", name), rule.describe(), texts.get("labels.of.help"))));
    if (!s.labels().immediate()) {
      entries.add(row("labels.capacity", formats.count(s.labels().capacity())));
      entries.add(row("labels.whenFull", texts.get("labels." + Params.word(s.labels().whenFull()))));
    }
    entries.add(row("labels.initial", formats.count(s.initialLabels())));
    entries.add(row("labels.window", formats.count(s.window())));
    return entries;
  }

  private List<Entry> memory(Replay replay) {
    var entries = spec(texts.get("memory.kind"), replay.memory());
    entries.add(row("memory.batch", texts.get("instancesOf", replay.batch())));
    entries.add(row("memory.every", texts.get("labelsOf", replay.every())));
    return entries;
  }

  /** The parameters of a spec of which there is one kind only. */
  private List<Entry> settings(Spec spec) {
    List<Entry> entries = spec("", spec);
    return entries.subList(1, entries.size());
  }

  private Entry row(String key, String value) {
    return new Entry.Row(texts.get(key), value, texts.get(key + ".help"));
  }

  private List<Entry> spec(String name, Spec spec) {
    var entries = new ArrayList<Entry>();
    entries.add(new Entry.Row(name, spec.title(), spec.id()));
    for (Params.Info info : Params.of(spec)) {
      if (spec instanceof StreamSpec && info.name().equals(SEED)) {
        continue; // the scenario's seed takes its place
      }
      String value = info.value() instanceof Spec nested ? nested.title()
          : info.type() == boolean.class ? texts.get(info.value().equals(true) ? "yes" : "no")
          : info.value() instanceof Enum<?> constant ? Params.word(constant)
          : formats.value(info.value());
      String unit = info.param().unit();
      entries.add(new Entry.Row(info.param().label(), unit.isEmpty() ? value : value + " " + unit, info.param().help()));
    }
    return entries;
  }

  private Entry card(DriftEvent event) {
    String when = event.length() == 0 ? texts.get("drift.at", event.start())
        : texts.get("drift.over", event.start(), event.end());
    return switch (event) {
      case DriftEvent.ConceptSwitch e -> new Entry.Card(texts.get("drift.concept"), profile(e),
          texts.get("drift.concept.details", when, e.to().title() + parameters(e.to())));
      case DriftEvent.Incremental e -> new Entry.Card(e.title(), profile(e), when + " · " + e.describe());
      case DriftEvent.LabelSwap e -> new Entry.Card(texts.get("drift.swap"), profile(e),
          texts.get("drift.swap.details", when, e.first(), e.second()));
      case DriftEvent.Injection e -> new Entry.Card(e.title(), profile(e), when + " · " + e.describe());
    };
  }

  private String profile(DriftEvent event) {
    return texts.get("profile." + Params.word(event.profile()));
  }

  /** The parameters of a concept, so that two of one generator can be told apart. */
  private String parameters(Spec spec) {
    var words = new ArrayList<String>();
    for (Params.Info info : Params.of(spec)) {
      if (!info.name().equals(SEED) && (info.value() instanceof Integer || info.value() instanceof Enum<?>)) {
        words.add(info.param().label().toLowerCase(texts.locale()) + " "
            + (info.value() instanceof Enum<?> constant ? Params.word(constant) : formats.value(info.value())));
      }
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }
}
