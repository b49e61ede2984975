// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Section;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a scenario that a run can exchange on the way, in words: what they are, and what comes in place of what. */
public final class PartTexts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BETWEEN = " · ";
  private static final String TO = " → ";

  /** The sections by what the forms call their parts. */
  private static final SequencedMap<String, Section<? extends Spec>> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("strategy", Catalog.POLICIES);
    SECTIONS.put("update", Catalog.UPDATES);
    SECTIONS.put("gate", Catalog.GATES);
    SECTIONS.put("guard", Catalog.GUARDS);
    SECTIONS.put("group.learner", Catalog.LEARNERS);
    SECTIONS.put("group.detector", Catalog.DETECTORS);
    SECTIONS.put("group.memory", Catalog.MEMORIES);
  }

  private final Texts texts;
  private final CatalogTexts catalog;
  private final SentenceTexts sentences;
  private final Formats formats;

  public PartTexts(Locale locale) {
    texts = Texts.of(ScenarioEditor.class, locale);
    catalog = new CatalogTexts(locale);
    sentences = new SentenceTexts(locale);
    formats = new Formats(locale);
  }

  /** A part: what it is called, and the parameters that are not the usual ones. */
  public String of(Spec part) {
    Spec usual = SECTIONS.values().stream().filter(section -> section.ids().contains(part.id())).<Spec>map(section -> section.find(part.id()))
        .filter(spec -> spec.getClass() == part.getClass()).findFirst().orElse(part);
    var words = new ArrayList<>(List.of(catalog.title(part)));
    differences(usual, part, false, words);
    return String.join(BETWEEN, words);
  }

  /** A part in the place of another: of the same kind with the parameters that change and their values before, else as it is. */
  public String of(Spec before, Spec part) {
    var words = new ArrayList<>(List.of(catalog.title(part)));
    differences(before, part, true, words);
    return before.id().equals(part.id()) ? String.join(BETWEEN, words) : of(part);
  }

  /**
   * What comes in place of what, as an event tells it: see {@link org.driftlab.engine.RunEvent.Changed}. What the catalog does
   * not know stays as it is.
   *
   * @param before the part that was there, as JSON; empty for none
   * @param part the new part, as JSON; or for both the rules of labels in words
   */
  public String change(String before, String part) {
    if (!part.startsWith("{")) {
      return (before.isEmpty() ? "" : sentences.say(before) + TO) + sentences.say(part);
    }
    return SECTIONS.keySet().stream().flatMap(kind -> change(kind, before, part).stream()).findFirst().orElse(part);
  }

  /** Empty if the section does not have both. */
  private Optional<String> change(String kind, String before, String part) {
    Optional<Spec> after = spec(kind, part);
    if (before.isEmpty()) {
      return after.map(now -> prefix(kind, now) + texts.get("part.none") + TO + of(now));
    }
    return after.flatMap(now -> spec(kind, before).map(was -> was.id().equals(now.id())
        ? prefix(kind, now) + of(was, now) : prefix(kind, now) + of(was) + TO + of(now)));
  }

  /** What kind of part it is, unless its name says so. */
  private String prefix(String kind, Spec part) {
    String name = texts.get(kind);
    return catalog.title(part).equals(name) ? "" : name + BETWEEN;
  }

  /** The part that a text of {@link Params#json} tells; empty if the section does not have it. */
  private static Optional<Spec> spec(String kind, String json) {
    try {
      var parameters = new LinkedHashMap<String, String>();
      flatten("", JSON.readTree(json), parameters);
      String id = parameters.remove("id");
      Section<? extends Spec> section = Objects.requireNonNull(SECTIONS.get(kind));
      return id == null || !section.ids().contains(id) ? Optional.empty() : Optional.of(section.find(id, parameters));
    } catch (InputException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> texts) {
    node.properties().forEach(entry -> {
      String name = prefix + entry.getKey();
      if (entry.getValue().isObject()) {
        texts.put(name, entry.getValue().path("id").asString());
        flatten(name + ".", entry.getValue(), texts);
      } else if (prefix.isEmpty() || !entry.getKey().equals("id")) {
        texts.put(name, entry.getValue().asString());
      }
    });
  }

  /**
   * The parameters in which a part differs from another of its kind, those of the parts within it included.
   *
   * @param both whether the value before is told as well
   */
  private void differences(Spec before, Spec part, boolean both, List<String> words) {
    var old = new LinkedHashMap<String, Object>();
    Params.of(before).forEach(info -> old.put(info.name(), info.value()));
    for (Params.Info info : Params.of(part)) {
      Object was = old.getOrDefault(info.name(), info.value());
      if (info.value() instanceof Spec now && was instanceof Spec then && now.id().equals(then.id())) {
        differences(then, now, both, words);
      } else if (!info.value().equals(was)) {
        words.add((catalog.label(part, info) + " " + (both ? value(was) + TO : "") + value(info.value()) + " " + catalog.unit(info)).strip());
      }
    }
  }

  private String value(Object value) {
    return value instanceof Boolean holds ? holds ? "✓" : "✗" : value instanceof Long count ? formats.count(count)
        : value instanceof Integer count ? formats.count(count) : catalog.value(value);
  }
}
