// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.edit.Field.Kind;
import org.driftlab.ui.support.edit.Field.Option;
import org.jspecify.annotations.Nullable;

/** One field of a form: its label, its control, and below them why it cannot be taken. */
final class FieldRow<T> extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
  private static final PseudoClass FIGURES = PseudoClass.getPseudoClass("figures");
  /** More characters than fit are shown from their beginning; ranged right, JavaFX would lay the field out for ever. */
  private static final int MOST_FIGURES = 12;
  private static final double CONTROL = 112;
  /** What a label has beside its control, and a choice's words between its edge and its arrow, in pixels. */
  private static final double BESIDE = 74;

  private final FormPane.Edits<T> edits;
  private final Locale locale;
  private final NumberText numbers;
  private final Label message = new Label();
  private final Tooltip tip = new Tooltip();
  private final Control control;
  private Field<T> field;
  private boolean showing;

  FieldRow(Field<T> field, String prefix, Texts texts, FormPane.Edits<T> edits) {
    this.field = field;
    this.edits = edits;
    locale = texts.locale();
    numbers = new NumberText(texts.locale());
    control = switch (field.kind()) {
      case WHOLE, DECIMAL, TEXT -> text();
      case CHOICE -> choice();
      case TOGGLE -> toggle();
    };
    control.setId(prefix + field.id().replace('.', '-'));
    var name = new Label(field.label());
    name.getStyleClass().add("field-label");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    name.setLabelFor(control);
    var label = new VBox(name);
    label.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMinWidth(48);
    if (!field.unit().isEmpty()) {
      var unit = new Label(field.unit());
      unit.getStyleClass().add("field-unit");
      unit.setWrapText(true);
      unit.setMinHeight(Region.USE_PREF_SIZE);
      label.getChildren().add(unit);
    }
    control.setAccessibleText(field.unit().isEmpty() ? field.label() : texts.get("field.unit", field.label(), field.unit()));
    control.setAccessibleHelp(field.help());
    tip.setText(field.help());
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    if (field.kind() == Kind.CHOICE || !field.help().isEmpty()) {
      control.setTooltip(tip);
      name.setTooltip(tip);
    }
    Pane line = fitsBeside() ? new HBox(label, control) : stacked(label);
    line.getStyleClass().add("field-line");
    message.getStyleClass().add("field-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.setId(control.getId() + "-message");
    getChildren().setAll(line, message);
    complain("");
  }

  /** Whether the label's words are not broken beside the control, and what may be chosen is readable in it. */
  private boolean fitsBeside() {
    return switch (field.kind()) {
      case TEXT -> false;
      case CHOICE -> field.options().stream().allMatch(option -> width(option.title()) <= BESIDE);
      case WHOLE, DECIMAL, TOGGLE -> true;
    } && Arrays.stream(field.label().split("\\s+")).allMatch(word -> width(word) <= BESIDE);
  }

  private static double width(String words) {
    var text = new Text(words);
    text.setFont(Font.font(12));
    return text.getLayoutBounds().getWidth();
  }

  /** The label above the control; words to read have the whole line, numbers stay below one another. */
  private VBox stacked(VBox label) {
    if (!isNumber() && field.kind() != Kind.TOGGLE) {
      control.setMaxWidth(Double.MAX_VALUE);
    }
    return new VBox(label, control);
  }

  Field<T> field() {
    return field;
  }

  Control control() {
    return control;
  }

  /** Takes over the value that holds, unless another one is just being typed. */
  void show(Field<T> now) {
    boolean changed = !now.value().equals(field.value());
    field = now;
    showing = true;
    switch (control) {
      case TextField text -> {
        if (changed || !text.isFocused()) {
          set(text);
        }
      }
      case CheckBox box -> box.setSelected(now.value().equals("true"));
      default -> choose();
    }
    showing = false;
  }

  @SuppressWarnings("unchecked") // a choice's control is a box of options
  private void choose() {
    var box = (ComboBox<Option>) control;
    field.options().stream().filter(option -> option.id().equals(field.value())).findFirst().ifPresent(option -> {
      box.setValue(option);
      tip.setText(field.help().isEmpty() ? option.title() : option.title() + "\n" + field.help());
    });
  }

  private void set(TextField text) {
    showing = true;
    text.setText(isNumber() ? numbers.shown(field.value()) : field.value());
    text.pseudoClassStateChanged(FIGURES, isNumber() && text.getLength() <= MOST_FIGURES);
    showing = false;
    complain("");
  }

  private boolean isNumber() {
    return field.kind() == Kind.WHOLE || field.kind() == Kind.DECIMAL;
  }

  private String taken(String typed) {
    return isNumber() ? numbers.taken(typed) : typed;
  }

  private TextField text() {
    var text = new TextField();
    text.getStyleClass().add("field-text");
    sized(text);
    text.textProperty().addListener((observed, was, typed) -> {
      if (!showing) {
        complain(edits.check(field, taken(typed)).orElse(""));
      }
    });
    text.setOnAction(e -> commit(text));
    text.focusedProperty().addListener((observed, was, focused) -> {
      if (!focused) {
        commit(text);
      }
    });
    text.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
      if (e.getCode() == KeyCode.ESCAPE && !text.getText().equals(numbers.shown(field.value()))) {
        set(text);
        e.consume();
      }
    });
    return text;
  }

  private void commit(TextField text) {
    String typed = taken(text.getText());
    if (!typed.equals(field.value()) && !text.getText().equals(numbers.shown(field.value()))) {
      edits.make(field, typed);
    }
  }

  private ComboBox<Option> choice() {
    var box = new ComboBox<Option>();
    box.getItems().setAll(field.options());
    box.setVisibleRowCount(12);
    sized(box);
    box.setConverter(new StringConverter<>() {
      @Override
      public String toString(@Nullable Option option) {
        return option == null ? "" : option.title();
      }

      @Override
      public Option fromString(String title) {
        return field.options().stream().filter(o -> o.title().equals(title)).findFirst().orElseThrow();
      }
    });
    box.setOnAction(e -> {
      Option chosen = box.getValue();
      if (!showing && chosen != null && !chosen.id().equals(field.value()) && !edits.make(field, chosen.id())) {
        showing = true;
        choose();
        showing = false;
      }
    });
    return box;
  }

  private CheckBox toggle() {
    var box = new CheckBox();
    box.selectedProperty().addListener((observed, was, on) -> {
      if (!showing && !Objects.toString(on).equals(field.value())) {
        edits.make(field, Objects.toString(on));
      }
    });
    return box;
  }

  private static void sized(Control control) {
    control.setPrefWidth(CONTROL);
    control.setMinWidth(CONTROL);
    control.setMaxWidth(CONTROL);
  }

  /** Why what stands in the control cannot be taken; empty if it can. */
  String problem() {
    return message.getText();
  }

  void complain(String why) {
    String said = why.isEmpty() ? "" : new SentenceTexts(locale).say(why);
    message.setText(said);
    message.setVisible(!why.isEmpty());
    message.setManaged(!why.isEmpty());
    control.pseudoClassStateChanged(WRONG, !why.isEmpty());
    if (why.isEmpty()) {
      control.setAccessibleHelp(field.help());
    } else {
      control.setAccessibleHelp(said);
    }
  }
}
