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
import java.util.stream.Collectors;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Section;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Replay;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunCommand.Part;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.memory.FifoMemory;
import org.driftlab.memory.MemorySpec;
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
  private static final String NO = "no ";
  private static final Replay USUAL = new Replay(new FifoMemory());

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

  /** What a command exchanges, in the place of what the run goes on by; empty for a command that exchanges nothing. */
  public Optional<String> of(Scenario before, RunCommand command) {
    return switch (command) {
      case RunCommand.Use(Strategy part) -> Optional.of(of(before.strategy(), part));
      case RunCommand.Use(Update part) -> Optional.of(of(before.policies().update(), part));
      case RunCommand.Use(Gate part) -> Optional.of(of(before.gate().orElse(part), part));
      case RunCommand.Use(Guard part) -> Optional.of(of(before.guard().orElse(part), part));
      case RunCommand.Use(DetectorSpec part) -> Optional.of(of(before.detector(), part));
      case RunCommand.Use(LearnerSpec part) -> Optional.of(of(before.learner(), part));
      case RunCommand.Use(Spec part) -> Optional.of(of(part));
      case RunCommand.UseReplay(Replay replay) -> Optional.of(before.replay().map(told -> told(told, replay))
          .orElseGet(() -> of(replay.memory()) + pace(replay)));
      case RunCommand.UseMonitors(List<MonitorSpec> monitors) -> Optional.of(texts.get("group.monitors") + BETWEEN + titles(monitors));
      case RunCommand.UseLabels(Labels labels) -> Optional.of(sentences.say("labels " + labels.describe()));
      case RunCommand.Drop(Part part) -> Optional.of(texts.get(kind(Params.word(part))) + TO + texts.get("part.none"));
      default -> Optional.empty();
    };
  }

  private String told(Replay before, Replay now) {
    return of(before.memory(), now.memory()) + (before.memory().equals(now.memory()) || before.memory().id().equals(now.memory().id())
        ? pace(before, now) : pace(now));
  }

  private String pace(Replay now) {
    return now.batch() == USUAL.batch() && now.every() == USUAL.every() ? ""
        : pace("batch", "unit.instances", now.batch(), now.batch()) + pace("every", "unit.labels", now.every(), now.every());
  }

  private String pace(Replay before, Replay now) {
    return (before.batch() == now.batch() ? "" : pace("batch", "unit.instances", before.batch(), now.batch()))
        + (before.every() == now.every() ? "" : pace("every", "unit.labels", before.every(), now.every()));
  }

  private String pace(String name, String unit, int before, int now) {
    return BETWEEN + texts.get(name) + " " + (before == now ? "" : formats.count(before) + TO) + formats.count(now) + " " + texts.get(unit);
  }

  /**
   * What comes in place of what, as an event tells it: see {@link org.driftlab.engine.RunEvent.Changed}. What the catalog does
   * not know stays as it is.
   *
   * @param before the part that was there, as JSON; empty for none
   * @param part the new part, as JSON, monitors as a list of them, or "no" and what is gone; or for both the rules of labels in words
   */
  public String change(String before, String part) {
    if (part.startsWith("[") || part.equals(NO + "monitors")) {
      return monitors(before).flatMap(was -> monitors(part).map(is -> texts.get("group.monitors") + BETWEEN + was + TO + is)).orElse(part);
    }
    if (part.startsWith(NO)) {
      String kind = kind(part.substring(NO.length()));
      return told(kind, before).map(was -> prefix(kind, was.part()) + words(was) + TO + texts.get("part.none")).orElse(part);
    }
    if (!part.startsWith("{")) {
      return (before.isEmpty() ? "" : sentences.say(before) + TO) + sentences.say(part);
    }
    return SECTIONS.keySet().stream().flatMap(kind -> change(kind, before, part).stream()).findFirst().orElse(part);
  }

  /** What the forms call a part of a kind. */
  private static String kind(String part) {
    return SECTIONS.containsKey(part) ? part : "group." + part;
  }

  /** Empty if the section does not have both. */
  private Optional<String> change(String kind, String before, String part) {
    Optional<Told> after = told(kind, part);
    if (before.isEmpty()) {
      return after.map(now -> prefix(kind, now.part()) + texts.get("part.none") + TO + words(now));
    }
    return after.flatMap(now -> told(kind, before).map(was -> prefix(kind, now.part()) + change(was, now)));
  }

  private String change(Told was, Told now) {
    Optional<Replay> before = was.replay();
    return now.replay().isPresent() && before.isPresent() && was.part().id().equals(now.part().id())
        ? told(before.get(), now.replay().get())
        : was.part().id().equals(now.part().id()) ? of(was.part(), now.part()) : words(was) + TO + words(now);
  }

  private String words(Told told) {
    return of(told.part()) + told.replay().map(this::pace).orElse("");
  }

  /** What kind of part it is, unless its name says so. */
  private String prefix(String kind, Spec part) {
    String name = texts.get(kind);
    return catalog.title(part).equals(name) ? "" : name + BETWEEN;
  }

  /** Monitors in words, with the parameters that are not the usual ones; empty if the catalog does not know one. */
  private Optional<String> monitors(String told) {
    if (told.equals(NO + "monitors")) {
      return Optional.of(texts.get("part.none"));
    }
    try {
      var monitors = new ArrayList<Spec>();
      for (JsonNode node : JSON.readTree(told)) {
        monitors.add(spec(Catalog.MONITORS, node).orElseThrow(() -> new InputException("unknown")));
      }
      return Optional.of(titles(monitors));
    } catch (InputException | JacksonException e) {
      return Optional.empty();
    }
  }

  private String titles(List<? extends Spec> monitors) {
    return monitors.isEmpty() ? texts.get("part.none") : monitors.stream().map(this::of).collect(Collectors.joining(", "));
  }

  /** A part as an event tells it; a memory may come with how it is rehearsed from. */
  private record Told(Spec part, Optional<Replay> replay) {}

  /** The part that a text of {@link Params#json} tells; empty if the section does not have it. */
  private static Optional<Told> told(String kind, String json) {
    try {
      JsonNode node = JSON.readTree(json);
      Optional<Spec> part = spec(Objects.requireNonNull(SECTIONS.get(kind)), node);
      return part.map(known -> new Told(known, known instanceof MemorySpec memory && node.has("batch")
          ? Optional.of(new Replay(memory, node.path("batch").intValue(), node.path("every").intValue())) : Optional.empty()));
    } catch (InputException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Spec> spec(Section<? extends Spec> section, JsonNode node) {
    var parameters = new LinkedHashMap<String, String>();
    flatten("", node, parameters);
    String id = parameters.remove("id");
    if (section == Catalog.MEMORIES) {
      parameters.remove("batch");
      parameters.remove("every");
    }
    return id == null || !section.ids().contains(id) ? Optional.empty() : Optional.of(section.find(id, parameters));
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
