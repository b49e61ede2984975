// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.driftlab.catalog.Catalog;
import org.driftlab.engine.MemoryView;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.memory.Held;
import org.driftlab.memory.Turnover;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;

/** What the memory holds by age, class and concept, what left it and what that cost, and the fine-tuning under way. */
public final class MemoryViewModel {
  private final Texts texts;
  private final Formats formats;
  private final CatalogTexts catalog;
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final StringProperty title = new SimpleStringProperty("");
  private final StringProperty turnover = new SimpleStringProperty("");
  private final StringProperty tuning = new SimpleStringProperty("");
  private final ObjectProperty<List<BarGroup>> groups = new SimpleObjectProperty<>(List.of());

  /** A view-model that follows a run. */
  public MemoryViewModel(ObservableValue<RunSnapshot> snapshot, Texts texts) {
    this.texts = texts;
    formats = new Formats(texts.locale());
    catalog = new CatalogTexts(texts.locale());
    snapshot.subscribe(this::follow);
  }

  private void follow(RunSnapshot now) {
    Optional<MemoryView> memory = now.memory();
    active.set(memory.isPresent());
    title.set(memory.map(m -> texts.get("holds", catalog.titled(Catalog.MEMORIES, m.title()), formats.count(m.size()), formats.count(m.capacity()))).orElse(""));
    groups.set(memory.filter(m -> m.size() > 0).map(this::groups).orElse(List.of()));
    turnover.set(memory.map(m -> turnover(m.turnover(), m.classes())).orElse(""));
    tuning.set(now.tuning().map(t -> texts.get("tuning", formats.count(t.learned()), formats.count(t.instances()),
        formats.count(t.labelsLeft()))).orElse(""));
  }

  private List<BarGroup> groups(MemoryView memory) {
    var ages = new ArrayList<Bar>();
    int parts = memory.byAge().size();
    for (int i = 0; i < parts; i++) {
      ages.add(bar(formats.count(memory.oldest() * i / parts) + "–" + formats.count(memory.oldest() * (i + 1) / parts),
          memory.byAge().get(i)));
    }
    var classes = new ArrayList<Bar>();
    for (int c = 0; c < memory.classes().size(); c++) {
      classes.add(bar(memory.classes().get(c), memory.byClass().get(c)));
    }
    var concepts = new ArrayList<Bar>();
    for (int c = 0; c < memory.byConcept().size(); c++) {
      concepts.add(bar(formats.count(c + 1L), memory.byConcept().get(c)));
    }
    return List.of(new BarGroup(texts.get("age"), ages), new BarGroup(texts.get("class"), classes),
        new BarGroup(texts.get("concepts"), concepts));
  }

  private Bar bar(String label, int count) {
    return new Bar(label, count, formats.count(count));
  }

  private String turnover(Turnover t, List<String> classes) {
    var lines = new ArrayList<String>();
    lines.add(texts.get("offered", formats.count(t.offered()), formats.count(t.refused()), formats.count(t.evicted())));
    if (t.evicted() > 0) {
      lines.add(texts.get("cost", formats.count(Math.round(t.meanAge())), lost(t, classes)));
    }
    t.last().ifPresent(last -> lines.add(left(last, classes)));
    return String.join("\n", lines);
  }

  /** The classes that lost most, the first one first. */
  private String lost(Turnover t, List<String> classes) {
    return IntStream.range(0, classes.size()).boxed().filter(c -> t.evictedByClass().get(c) > 0)
        .sorted((a, b) -> Long.compare(t.evictedByClass().get(b), t.evictedByClass().get(a))).limit(4)
        .map(c -> classes.get(c) + " × " + formats.count(t.evictedByClass().get(c))).collect(Collectors.joining(", "));
  }

  private String left(Held last, List<String> classes) {
    return texts.get("left", classes.get(last.label()), formats.count(last.concept() + 1L), formats.count(last.age()));
  }

  /** All of it in words. */
  String summary() {
    return title.get() + ". " + groups.get().stream().map(group -> group.heading() + ": " + group.bars().stream()
        .filter(bar -> bar.count() > 0).map(bar -> bar.label() + " " + bar.figure()).collect(Collectors.joining(", ")))
        .collect(Collectors.joining(". "));
  }

  /** Whether the scenario has a memory. */
  BooleanProperty activeProperty() {
    return active;
  }

  StringProperty titleProperty() {
    return title;
  }

  StringProperty turnoverProperty() {
    return turnover;
  }

  /** How far the fine-tuning is; empty if there is none. */
  StringProperty tuningProperty() {
    return tuning;
  }

  /** The distributions; empty while nothing is held. */
  ObjectProperty<List<BarGroup>> groupsProperty() {
    return groups;
  }
}
