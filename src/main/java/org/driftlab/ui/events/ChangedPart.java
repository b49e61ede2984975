// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Section;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.catalog.CatalogTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A part of the scenario that was exchanged on the way, in words: what it is, and the parameters that are not the usual ones. */
final class ChangedPart {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Section<? extends Spec>> SECTIONS = List.of(Catalog.POLICIES, Catalog.UPDATES, Catalog.GATES,
      Catalog.GUARDS, Catalog.LEARNERS, Catalog.DETECTORS, Catalog.MEMORIES);

  private final CatalogTexts catalog;
  private final Formats formats;

  ChangedPart(CatalogTexts catalog, Formats formats) {
    this.catalog = catalog;
    this.formats = formats;
  }

  /** The words for a part as the engine writes it, see {@link Params#json}; of what the catalog does not know nothing. */
  Optional<String> words(String part) {
    if (!part.startsWith("{")) {
      return Optional.empty();
    }
    JsonNode given = JSON.readTree(part);
    return usual(given).stream().map(entry -> {
      List<String> unusual = unusual(entry, given);
      String title = catalog.title(entry);
      return unusual.isEmpty() ? title : title + " · " + String.join(" · ", unusual);
    }).reduce((one, other) -> one + " / " + other);
  }

  /** The catalog's entries with that id and those parameters: nearly always one, but a strategy and an update policy are "manual". */
  private static List<Spec> usual(JsonNode given) {
    Set<String> names = new HashSet<>(given.propertyNames());
    names.remove("id");
    String id = given.path("id").asString();
    return SECTIONS.stream().filter(section -> section.ids().contains(id)).<Spec>map(section -> section.find(id))
        .filter(entry -> new HashSet<>(Params.of(entry).stream().map(Params.Info::name).toList()).equals(names)).toList();
  }

  private List<String> unusual(Spec entry, JsonNode given) {
    JsonNode usual = JSON.readTree(Params.json(entry));
    var words = new ArrayList<String>();
    for (Params.Info info : Params.of(entry)) {
      JsonNode value = given.get(info.name());
      if (!value.equals(usual.get(info.name()))) {
        words.add((catalog.label(entry, info) + " " + value(info, value) + " " + catalog.unit(info)).strip());
      }
    }
    return words;
  }

  private String value(Params.Info info, JsonNode value) {
    if (info.type().isEnum()) {
      for (Object constant : info.type().getEnumConstants()) {
        if (Params.word((Enum<?>) constant).equals(value.asString())) {
          return catalog.choice((Enum<?>) constant);
        }
      }
    }
    return value.isIntegralNumber() ? formats.count(value.asLong()) : value.isNumber() ? formats.value(value.asDouble())
        : value.isBoolean() ? value.asBoolean() ? "✓" : "✗" : value.isString() ? value.asString() : value.toString();
  }
}
