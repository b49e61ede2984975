// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Scenarios;
import org.driftlab.catalog.Section;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.engine.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab list}: what the catalog holds. */
@Command(name = "list", mixinStandardHelpOptions = true,
    description = "Lists the catalog: ids, names and parameters with default, range and unit.")
final class ListCommand implements Callable<Integer> {
  /** The parts of the catalog. */
  enum Part {
    STREAMS(Catalog.STREAMS),
    LEARNERS(Catalog.LEARNERS),
    DETECTORS(Catalog.DETECTORS),
    MONITORS(Catalog.MONITORS),
    MEMORIES(Catalog.MEMORIES),
    POLICIES(Catalog.POLICIES, Catalog.UPDATES, Catalog.GATES, Catalog.GUARDS),
    DELAYS(Catalog.DELAYS),
    EXPECTATIONS(Catalog.EXPECTATIONS),
    SCENARIOS();

    private final List<Section<?>> sections;

    Part(Section<?>... sections) {
      this.sections = List.of(sections);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PART", description = "One of ${COMPLETION-CANDIDATES}.")
  private Part part = Part.SCENARIOS;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Section<?>> sections = part.sections;
    if (json) {
      terminal.say(Json.write(sections.isEmpty()
          ? Scenarios.all().stream().map(ListCommand::scenario).toList()
          : sections.stream().flatMap(section -> section.specs().stream().map(spec -> entry(section, spec))).toList()));
    } else if (sections.isEmpty()) {
      Scenarios.all().forEach(s -> terminal.say("%-22s %s%n%24s%s".formatted(s.id(), s.title(), "", s.story())));
    } else {
      for (Section<?> section : sections) {
        if (sections.size() > 1) {
          terminal.say("— " + section.noun());
        }
        section.specs().forEach(this::print);
      }
    }
    return DriftLabCommand.DONE;
  }

  private static Map<String, @Nullable Object> entry(Section<?> section, Spec spec) {
    Map<String, @Nullable Object> entry = spec(spec);
    entry.put("kind", section.noun());
    return entry;
  }

  private void print(Spec spec) {
    terminal.say("%-28s %s".formatted(spec.id(), spec.title()));
    for (Params.Info info : Params.of(spec)) {
      String unit = info.param().unit().isEmpty() ? "" : " " + info.param().unit();
      String range = info.range().isEmpty() ? "" : ", " + info.range();
      terminal.say("    %-18s %s (default %s%s%s)"
          .formatted(info.name(), info.param().label(), text(info.value()), unit, range));
    }
  }

  private static Map<String, @Nullable Object> spec(Spec spec) {
    List<Map<String, @Nullable Object>> parameters = List.copyOf(Params.of(spec).stream()
        .map(info -> (Map<String, @Nullable Object>) Json.object("name", info.name(), "label", info.param().label(),
            "type", type(info.type()), "default", value(info.value()), "range", info.range(),
            "min", Json.number(info.param().min()), "max", Json.number(info.param().max()),
            "unit", info.param().unit(), "help", info.param().help()))
        .toList());
    return Json.object("id", spec.id(), "name", spec.title(), "parameters", parameters);
  }

  private static Map<String, @Nullable Object> scenario(Scenario s) {
    return Json.object("id", s.id(), "name", s.title(), "story", s.story(), "instances", s.instances(), "seed", s.seed(),
        "stream", spec(s.stream()), "learner", spec(s.learner()), "strategy", spec(s.strategy()), "update", spec(s.policies().update()),
        "gate", s.gate().map(ListCommand::spec).orElse(null), "guard", s.guard().map(ListCommand::spec).orElse(null),
        "detector", spec(s.detector()), "parameters", List.of(
            Json.object("name", "instances", "label", "Instances", "type", "integer", "default", s.instances(),
                "range", "at least 1", "unit", "instances"),
            Json.object("name", "seed", "label", "Seed", "type", "integer", "default", s.seed(), "range", "", "unit", "")));
  }

  private static String type(Class<?> type) {
    if (type == double.class) {
      return "number";
    }
    if (Spec.class.isAssignableFrom(type)) {
      return Catalog.section(type).noun();
    }
    return type == int.class || type == long.class ? "integer" : type == boolean.class ? "boolean" : "string";
  }

  private static Object value(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : text(value);
  }

  private static String text(Object value) {
    return switch (value) {
      case Enum<?> constant -> Params.word(constant);
      case Spec nested -> nested.id();
      default -> value.toString();
    };
  }
}
