// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.driftlab.data.InputException;
import org.driftlab.engine.Change;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.edit.Field;
import org.driftlab.ui.support.edit.FormPane;
import org.driftlab.ui.support.edit.OnTheWay;
import org.driftlab.ui.support.edit.PartTexts;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.edit.ScenarioForm;

/**
 * One part of the scenario that is to be another one in a fork: the fields that the scenario editor has for it, over a draft of
 * what the run goes on by.
 */
final class PartForm implements FormPane.Edits<Scenario> {
  /** Labels that the first version learns and the metrics' window hold from the first instance on, though they stand by the labels. */
  private static final List<String> FROM_START = List.of("initialLabels", "window");

  private final Texts texts;
  private final PartTexts words;
  private final ReadOnlyObjectWrapper<List<Field<Scenario>>> fields = new ReadOnlyObjectWrapper<>(this, "fields", List.of());
  private ForkForm.Kind kind = ForkForm.Kind.PROMOTE;
  private Optional<Scenario> from = Optional.empty();
  private Optional<Scenario> draft = Optional.empty();

  PartForm(Texts texts) {
    this.texts = Texts.of(ScenarioEditor.class, texts.locale());
    words = new PartTexts(texts.locale());
  }

  /** Begins with the part as the run has it; a kind that is no part has no fields. */
  void begin(ForkForm.Kind wanted, Optional<Scenario> now) {
    kind = wanted;
    from = now;
    draft = now;
    show();
  }

  /** The run goes on by other parts; what was filled in stays, unless that part itself is another one now. */
  void follow(Optional<Scenario> now) {
    Optional<Change> filled = change();
    boolean same = now.isPresent() && from.isPresent() && values(now.get()).equals(values(from.get()));
    if (!same || filled.isEmpty() || filled.get() instanceof Change.Nothing) {
      begin(kind, now);
    }
  }

  private List<String> values(Scenario scenario) {
    return all(scenario).stream().map(Field::value).toList();
  }

  private void show() {
    fields.set(draft.map(this::all).orElse(List.of()).stream().filter(field -> !isChoice(field)).toList());
  }

  private List<Field<Scenario>> all(Scenario scenario) {
    return ScenarioForm.of(scenario, Optional.empty(), texts).stream().filter(group -> group.id().equals(kind.group()))
        .flatMap(group -> group.fields().stream())
        .filter(field -> kind.part().isEmpty() || field.id().equals(kind.part()) || field.id().startsWith(kind.part() + ".")
            || kind == ForkForm.Kind.MEMORY)
        .filter(field -> !FROM_START.contains(field.id())).toList();
  }

  private boolean isChoice(Field<Scenario> field) {
    return field.id().equals(kind.part());
  }

  /** What the part can be exchanged for as a whole; empty if it is its fields alone. */
  Optional<Field<Scenario>> choice() {
    return draft.flatMap(now -> all(now).stream().filter(this::isChoice).findFirst());
  }

  /** The fields of what is chosen. */
  ReadOnlyObjectProperty<List<Field<Scenario>>> fieldsProperty() {
    return fields.getReadOnlyProperty();
  }

  /**
   * Exchanges the part as a whole.
   *
   * @throws InputException if another part of the scenario does not go with it
   */
  void choose(String id) {
    choice().filter(field -> !field.value().equals(id)).ifPresent(field -> {
      draft = Optional.of(field.edit().apply(id));
      show();
    });
  }

  @Override
  public Optional<String> check(Field<Scenario> field, String text) {
    try {
      var _ = field.edit().apply(text);
      return Optional.empty();
    } catch (InputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean make(Field<Scenario> field, String text) {
    if (check(field, text).isPresent()) {
      return false;
    }
    draft = Optional.of(field.edit().apply(text));
    show();
    return true;
  }

  /** What is filled in; nothing where it is what the run goes on by anyway. Empty without a run. */
  Optional<Change> change() {
    return from.flatMap(was -> draft.flatMap(is -> OnTheWay.commands(was, is))).map(commands -> commands.isEmpty()
        ? new Change.Nothing() : new Change.With(commands.getFirst()));
  }

  /** A command in words, beside what the run goes on by; empty if it exchanges no part. */
  Optional<String> words(RunCommand command) {
    return from.flatMap(was -> words.of(was, command));
  }
}
