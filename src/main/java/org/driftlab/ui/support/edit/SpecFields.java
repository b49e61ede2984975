// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Section;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.stream.StreamSpec;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.edit.Field.Kind;
import org.driftlab.ui.support.edit.Field.Option;

/** The fields of a spec, from what its record says about its parameters; a nested spec is a choice and its own fields. */
final class SpecFields {
  private static final String SEED = "seed";

  private final Texts texts;
  private final CatalogTexts words;

  SpecFields(Texts texts) {
    this.texts = texts;
    words = new CatalogTexts(texts.locale());
  }

  /** A choice among a section of the catalog, and the parameters of what is chosen. */
  <T, S extends Spec> List<Field<T>> chosen(String id, String label, Section<S> section, S spec, Function<S, T> put) {
    var fields = new ArrayList<Field<T>>();
    fields.add(new Field<>(id, Kind.CHOICE, label, "", "", spec.id(), options(section),
        text -> put.apply(text.equals(spec.id()) ? spec : section.find(text))));
    fields.addAll(parameters(id, spec, put));
    return fields;
  }

  /** The parameters of a spec of which there is one kind only. */
  <T, S extends Spec> List<Field<T>> parameters(String id, S spec, Function<S, T> put) {
    var fields = new ArrayList<Field<T>>();
    add(fields, id, "", spec, spec, put);
    return fields;
  }

  private <T, S extends Spec> void add(List<Field<T>> fields, String id, String path, Spec part, S whole,
      Function<S, T> put) {
    for (Params.Info info : Params.of(part)) {
      if (part instanceof StreamSpec && info.name().equals(SEED)) {
        continue; // the scenario's seed takes its place
      }
      String name = path + info.name();
      fields.add(field(id + "." + name, part, info,
          text -> put.apply(Params.with(whole, Map.of(name, text), Catalog::find))));
      if (info.value() instanceof Spec nested) {
        add(fields, id, name + ".", nested, whole, put);
      }
    }
  }

  private <T> Field<T> field(String id, Spec part, Params.Info info, Function<String, T> edit) {
    return new Field<>(id, kind(info), words.label(part, info), words.unit(info), help(part, info), text(info.value()),
        options(info), edit);
  }

  private String help(Spec part, Params.Info info) {
    boolean ranged = info.value() instanceof Number && !info.range().isEmpty();
    String range = ranged ? texts.get("range", words.range(info)) : "";
    return (words.help(part, info) + " " + range).strip();
  }

  private static Kind kind(Params.Info info) {
    return info.value() instanceof Spec || info.type().isEnum() ? Kind.CHOICE
        : info.type() == boolean.class ? Kind.TOGGLE
        : info.type() == double.class ? Kind.DECIMAL
        : info.type() == String.class ? Kind.TEXT : Kind.WHOLE;
  }

  private static String text(Object value) {
    return switch (value) {
      case Spec spec -> spec.id();
      case Enum<?> constant -> Params.word(constant);
      default -> value.toString();
    };
  }

  private List<Option> options(Params.Info info) {
    return info.value() instanceof Spec ? options(Catalog.section(info.type())) : constants(info.type());
  }

  /** The constants of an enum; none of another type. */
  private List<Option> constants(Class<?> type) {
    return type.isEnum() ? Arrays.stream(type.getEnumConstants())
        .map(constant -> new Option(Params.word(constant), words.choice((Enum<?>) constant))).toList() : List.of();
  }

  List<Option> options(Section<?> section) {
    return section.specs().stream().map(spec -> new Option(spec.id(), words.title(spec))).toList();
  }
}
