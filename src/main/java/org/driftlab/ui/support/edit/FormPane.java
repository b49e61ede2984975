// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;

/**
 * Fields below one another, label left and control right. What is typed is checked as one types and made by Enter or on leaving
 * the field; Escape brings back the value that holds. A choice is made at once.
 *
 * @param <T> the whole that is edited
 */
public final class FormPane<T> extends VBox {
  /** What a form does with what is typed. */
  public interface Edits<T> {
    /** Why a field cannot take a text; empty if it can. */
    Optional<String> check(Field<T> field, String text);

    /** Makes the edit; false if it cannot be made. */
    boolean make(Field<T> field, String text);
  }

  private final Edits<T> edits;
  private final Texts texts;
  private final String prefix;
  private final Map<String, FieldRow<T>> rows = new HashMap<>();
  private List<Field<T>> shown = List.of();

  /**
   * An empty form.
   *
   * @param prefix of the controls' ids, which go on with the field's id, a hyphen in the place of each point
   */
  public FormPane(String prefix, Texts texts, Edits<T> edits) {
    this.prefix = prefix;
    this.texts = texts;
    this.edits = edits;
    getStyleClass().add("form");
  }

  /** Shows fields; controls that stay keep the focus and what is being typed into them. */
  public void show(List<Field<T>> fields) {
    boolean same = fields.size() == shown.size();
    for (int i = 0; same && i < fields.size(); i++) {
      same = fields.get(i).looksLike(shown.get(i));
    }
    shown = List.copyOf(fields);
    if (!same) {
      rebuild(fields);
    }
    fields.forEach(field -> row(field).show(field));
  }

  private void rebuild(List<Field<T>> fields) {
    Optional<String> focused = rows.entrySet().stream().filter(e -> e.getValue().control().isFocused())
        .map(Map.Entry::getKey).findFirst();
    var kept = new HashMap<String, FieldRow<T>>();
    var nodes = new ArrayList<Node>();
    for (Field<T> field : fields) {
      FieldRow<T> old = rows.get(field.id());
      FieldRow<T> row = old != null && old.field().looksLike(field) ? old : new FieldRow<>(field, prefix, texts, edits);
      kept.put(field.id(), row);
      nodes.add(row);
    }
    rows.clear();
    rows.putAll(kept);
    getChildren().setAll(nodes);
    focused.map(rows::get).ifPresent(row -> row.control().requestFocus());
  }

  private FieldRow<T> row(Field<T> field) {
    return Objects.requireNonNull(rows.get(field.id()));
  }

  /** Says at a field why it could not be taken; false if the form does not have the field. */
  public boolean complain(String field, String message) {
    FieldRow<T> row = rows.get(field);
    if (row != null) {
      row.complain(message);
    }
    return row != null;
  }

  /** Takes away what was said at the fields. */
  public void calm() {
    rows.values().forEach(row -> row.complain(""));
  }

  /** Why what stands in a field cannot be taken, in the person's language; empty if all can. */
  public Optional<String> problem() {
    return shown.stream().map(field -> row(field).problem()).filter(why -> !why.isEmpty()).findFirst();
  }

  /** The control of the first field; empty if there is none. */
  public Optional<Control> first() {
    return shown.stream().findFirst().map(field -> row(field).control());
  }

  /** Edits as two functions. */
  public static <T> Edits<T> edits(BiFunction<Field<T>, String, Optional<String>> check,
      BiFunction<Field<T>, String, Boolean> make) {
    return new Edits<>() {
      @Override
      public Optional<String> check(Field<T> field, String text) {
        return check.apply(field, text);
      }

      @Override
      public boolean make(Field<T> field, String text) {
        return make.apply(field, text);
      }
    };
  }
}
