// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Schema;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Update;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.support.edit.Field.Kind;
import org.driftlab.ui.support.edit.Field.Option;

/** A scenario as headed groups of fields, its drift events left out. */
public final class ScenarioForm {
  /** Fields under a heading; the id is permanent, the heading in the user's language. */
  public record Group(String id, String heading, List<Field<Scenario>> fields) {}

  private static final String NONE = "none";
  private static final String OWN = "own";

  private final Scenario scenario;
  private final Optional<Schema> schema;
  private final Texts texts;
  private final SpecFields specs;

  private ScenarioForm(Scenario scenario, Optional<Schema> schema, Texts texts) {
    this.scenario = scenario;
    this.schema = schema;
    this.texts = texts;
    specs = new SpecFields(texts);
  }

  /**
   * The groups in the order in which the parts act.
   *
   * @param schema of the scenario's stream; empty if it is not known without opening a file
   */
  public static List<Group> of(Scenario scenario, Optional<Schema> schema, Texts texts) {
    return new ScenarioForm(scenario, schema, texts).groups();
  }

  private List<Group> groups() {
    return List.of(group("stream", stream()),
        group("learner", specs.chosen("learner", texts.get("algorithm"), Catalog.LEARNERS, scenario.learner(),
            put((d, value) -> d.learner = value))),
        group("labels", labels()), group("stakes", new StakesFields(scenario, schema, texts).fields(specs)),
        group("detector", specs.chosen("detector", texts.get("algorithm"), Catalog.DETECTORS,
            scenario.detector(), put((d, value) -> d.detector = value))),
        group("monitors", monitors()), group("policy", policy()), group("memory", memory()));
  }

  private Group group(String id, List<Field<Scenario>> fields) {
    return new Group(id, texts.get("group." + id), fields);
  }

  /** Turns a change of a draft into an edit of the scenario. */
  private <V> Function<V, Scenario> put(BiConsumer<Draft, V> change) {
    return value -> Draft.edit(scenario, draft -> change.accept(draft, value));
  }

  private List<Field<Scenario>> stream() {
    var fields = new ArrayList<Field<Scenario>>();
    String title = new StoryTexts(texts.locale()).title(scenario);
    fields.add(new Field<>("title", Kind.TEXT, texts.get("title"), "", texts.get("title.help"), title, List.of(),
        put((d, text) -> d.title = text.isBlank() ? scenario.id() : text.equals(title) ? scenario.title() : text.strip())));
    fields.addAll(specs.chosen("stream", texts.get("source"), Catalog.STREAMS, scenario.stream(),
        put((d, value) -> d.stream = value)));
    fields.add(whole("instances", "", scenario.instances(), put((d, value) -> d.instances = value)));
    fields.add(whole("seed", "", scenario.seed(), put((d, value) -> d.seed = Whole.small("seed", value))));
    return fields;
  }

  private List<Field<Scenario>> labels() {
    var fields = new ArrayList<Field<Scenario>>();
    Labels labels = scenario.labels();
    fields.addAll(rule("labels", labels.rule(), put((d, rule) ->
        d.labels = new Labels(rule, labels.byClass(), labels.capacity(), labels.whenFull()))));
    labels.byClass().forEach((name, rule) -> {
      String id = "labels.byClass." + name;
      fields.add(new Field<>(id, Kind.CHOICE, texts.get("labels.of", name), "", texts.get("labels.of.help"), OWN,
          List.of(new Option(OWN, texts.get("labels.of.own")), new Option(NONE, texts.get("labels.of.none"))),
          text -> text.equals(OWN) ? scenario : byClass(name, null)));
      fields.addAll(rule(id, rule, changed -> byClass(name, changed)));
    });
    if (!labels.immediate()) {
      fields.add(whole("labels.capacity", texts.get("unit.instances"), labels.capacity(), put((d, value) ->
          d.labels = new Labels(labels.rule(), labels.byClass(), Whole.small("capacity", value), labels.whenFull()))));
      fields.add(new Field<>("labels.whenFull", Kind.CHOICE, texts.get("labels.whenFull"), "",
          texts.get("labels.whenFull.help"), org.driftlab.data.Params.word(labels.whenFull()),
          List.of(new Option("drop-oldest", texts.get("labels.drop-oldest")),
              new Option("drop-newest", texts.get("labels.drop-newest"))),
          put((d, text) -> d.labels = new Labels(labels.rule(), labels.byClass(), labels.capacity(),
              text.equals("drop-oldest") ? Labels.WhenFull.DROP_OLDEST : Labels.WhenFull.DROP_NEWEST))));
    }
    fields.add(whole("initialLabels", texts.get("unit.labels"), scenario.initialLabels(),
        put((d, value) -> d.initialLabels = Whole.small("initialLabels", value))));
    fields.add(whole("window", texts.get("unit.labels"), scenario.window(),
        put((d, value) -> d.window = Whole.small("window", value))));
    return fields;
  }

  private Scenario byClass(String name, @org.jspecify.annotations.Nullable LabelRule rule) {
    Labels labels = scenario.labels();
    var rules = new LinkedHashMap<>(labels.byClass());
    if (rule == null) {
      rules.remove(name);
    } else {
      rules.put(name, rule);
    }
    return Draft.edit(scenario, d -> d.labels = new Labels(labels.rule(), rules, labels.capacity(), labels.whenFull()));
  }

  private List<Field<Scenario>> rule(String id, LabelRule rule, Function<LabelRule, Scenario> put) {
    var fields = new ArrayList<Field<Scenario>>(specs.chosen(id + ".delay", texts.get("labels.delay"), Catalog.DELAYS,
        rule.delay(), delay -> put.apply(new LabelRule(delay, rule.labelled(), rule.noise()))));
    fields.add(share(id, "labelled", rule.labelled(), value ->
        put.apply(new LabelRule(rule.delay(), value, rule.noise()))));
    fields.add(share(id, "noise", rule.noise(), value ->
        put.apply(new LabelRule(rule.delay(), rule.labelled(), value))));
    return fields;
  }

  private Field<Scenario> share(String id, String name, double value, Function<Double, Scenario> put) {
    return new Field<>(id + "." + name, Kind.DECIMAL, texts.get("labels." + name), "",
        texts.get("labels." + name + ".help"), Double.toString(value), List.of(),
        text -> put.apply(Whole.decimal(name, text)));
  }

  private List<Field<Scenario>> monitors() {
    var fields = new ArrayList<Field<Scenario>>();
    List<MonitorSpec> all = scenario.monitors();
    for (int i = 0; i < all.size(); i++) {
      int place = i;
      String id = "monitors." + i;
      fields.add(new Field<>(id, Kind.CHOICE, texts.get("monitor", i + 1), "", "", all.get(i).id(), orNone("monitor.remove", Catalog.MONITORS),
          text -> monitor(place, text.equals(NONE) ? Optional.empty() : Optional.of(Catalog.MONITORS.find(text)))));
      fields.addAll(specs.parameters(id, all.get(i), changed -> monitor(place, Optional.of(changed))));
    }
    fields.add(new Field<>("monitors.add", Kind.CHOICE, texts.get("monitor.add"), "", texts.get("monitor.add.help"), NONE,
        orNone("monitor.none", Catalog.MONITORS), text -> text.equals(NONE) ? scenario
            : monitor(all.size(), Optional.of(Catalog.MONITORS.find(text)))));
    return fields;
  }

  private Scenario monitor(int place, Optional<MonitorSpec> spec) {
    var monitors = new ArrayList<>(scenario.monitors());
    if (place < monitors.size()) {
      monitors.remove(place);
    }
    spec.ifPresent(s -> monitors.add(place, s));
    return scenario.withMonitors(monitors);
  }

  private List<Field<Scenario>> policy() {
    Policies policies = scenario.policies();
    var fields = new ArrayList<Field<Scenario>>(specs.chosen("strategy", texts.get("strategy"), Catalog.POLICIES,
        scenario.strategy(), put((d, value) -> d.strategy = value)));
    fields.addAll(specs.<Scenario, Update>chosen("update", texts.get("update"), Catalog.UPDATES, policies.update(),
        put((d, value) -> d.policies = new Policies(value, policies.gate(), policies.guard()))));
    Function<Optional<Gate>, Scenario> gate =
        put((d, value) -> d.policies = new Policies(policies.update(), value, policies.guard()));
    fields.add(own("gate", policies.gate().isPresent(),
        own -> gate.apply(own ? Optional.of(scenario.gate().orElseGet(Gate::new)) : Optional.empty())));
    policies.gate().ifPresent(g -> fields.addAll(specs.parameters("gate", g, changed -> gate.apply(Optional.of(changed)))));
    Function<Optional<Guard>, Scenario> guard =
        put((d, value) -> d.policies = new Policies(policies.update(), policies.gate(), value));
    fields.add(own("guard", policies.guard().isPresent(),
        own -> guard.apply(own ? Optional.of(scenario.guard().orElseGet(Guard::new)) : Optional.empty())));
    policies.guard().ifPresent(g ->
        fields.addAll(specs.parameters("guard", g, changed -> guard.apply(Optional.of(changed)))));
    return fields;
  }

  private Field<Scenario> own(String id, boolean own, Function<Boolean, Scenario> put) {
    return new Field<>(id, Kind.CHOICE, texts.get(id), "", texts.get(id + ".help"), own ? OWN : NONE,
        List.of(new Option(NONE, texts.get("policy.none")), new Option(OWN, texts.get("policy.own"))),
        text -> put.apply(text.equals(OWN)));
  }

  private List<Field<Scenario>> memory() {
    var fields = new ArrayList<Field<Scenario>>();
    Optional<Replay> replay = scenario.replay();
    fields.add(new Field<>("memory", Kind.CHOICE, texts.get("memory.kind"), "", texts.get("memory.help"),
        replay.map(r -> r.memory().id()).orElse(NONE), orNone("memory.none", Catalog.MEMORIES),
        put((d, text) -> d.replay = text.equals(NONE) ? Optional.empty() : Optional.of(new Replay(
            replay.map(Replay::memory).filter(m -> m.id().equals(text)).orElseGet(() -> Catalog.MEMORIES.find(text)), replay.map(Replay::batch).orElse(32), replay.map(Replay::every).orElse(32))))));
    replay.ifPresent(r -> {
      fields.addAll(specs.parameters("memory", r.memory(),
          put((d, memory) -> d.replay = Optional.of(new Replay(memory, r.batch(), r.every())))));
      fields.add(whole("batch", texts.get("unit.instances"), r.batch(),
          put((d, value) -> d.replay = Optional.of(new Replay(r.memory(), Whole.small("batch", value), r.every())))));
      fields.add(whole("every", texts.get("unit.labels"), r.every(),
          put((d, value) -> d.replay = Optional.of(new Replay(r.memory(), r.batch(), Whole.small("every", value))))));
    });
    return fields;
  }

  private List<Option> orNone(String words, org.driftlab.catalog.Section<?> section) {
    var options = new ArrayList<Option>(List.of(new Option(NONE, texts.get(words))));
    options.addAll(specs.options(section));
    return options;
  }

  private Field<Scenario> whole(String id, String unit, long value, Function<Long, Scenario> put) {
    return new Field<>(id, Kind.WHOLE, texts.get(id), unit, texts.get(id + ".help"), Long.toString(value), List.of(),
        text -> put.apply(Whole.of(id.substring(id.lastIndexOf('.') + 1), text)));
  }
}
