// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.driftlab.data.Attribute;
import org.driftlab.data.Schema;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.edit.Field.Kind;
import org.driftlab.ui.support.edit.Field.Option;

/**
 * The fields of what is at stake. The class that matters comes first: choosing one states the stakes, choosing none takes them
 * back. Classes and columns are offered where the stream's schema is known, and typed where it stands in a file.
 */
final class StakesFields {
  private static final String NOTHING = "";

  private final Scenario scenario;
  private final Optional<Schema> schema;
  private final Texts texts;

  StakesFields(Scenario scenario, Optional<Schema> schema, Texts texts) {
    this.scenario = scenario;
    this.schema = schema;
    this.texts = texts;
  }

  List<Field<Scenario>> fields(SpecFields specs) {
    Stakes stakes = scenario.stakes().orElseGet(Stakes::new);
    return specs.<Scenario, Stakes>parameters("stakes", stakes, changed -> put(Optional.of(changed))).stream()
        .filter(field -> isShown(field.id(), stakes)).map(this::fitted).toList();
  }

  private Scenario put(Optional<Stakes> stakes) {
    return Draft.edit(scenario, draft -> draft.stakes = stakes);
  }

  private boolean isShown(String id, Stakes stakes) {
    return switch (id) {
      case "stakes.positive" -> true;
      case "stakes.rankEvery" -> scenario.stakes().isPresent() && !stakes.items().isEmpty();
      default -> scenario.stakes().isPresent();
    };
  }

  private Field<Scenario> fitted(Field<Scenario> field) {
    return switch (field.id()) {
      case "stakes.positive" -> among(field, schema.map(s -> s.label().values()),
          text -> text.strip().equals(NOTHING) ? put(Optional.empty()) : field.edit().apply(text.strip()));
      case "stakes.items" -> among(field, schema.map(StakesFields::nominal), text -> field.edit().apply(text.strip()));
      default -> field;
    };
  }

  private Field<Scenario> among(Field<Scenario> field, Optional<List<String>> names, Function<String, Scenario> edit) {
    var options = new ArrayList<Option>();
    names.ifPresent(known -> {
      options.add(new Option(NOTHING, texts.get("stakes.none")));
      known.forEach(name -> options.add(new Option(name, name)));
    });
    return new Field<>(field.id(), names.isPresent() ? Kind.CHOICE : Kind.TEXT, field.label(), field.unit(), field.help(),
        field.value(), options, edit);
  }

  private static List<String> nominal(Schema schema) {
    return Stream.iterate(0, a -> a < schema.featureCount(), a -> a + 1).map(schema::feature)
        .filter(Attribute.Nominal.class::isInstance).map(Attribute::name).toList();
  }
}
