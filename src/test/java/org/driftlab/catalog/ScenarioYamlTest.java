// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftlab.data.InputException;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Loss;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Role;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.memory.FifoMemory;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioYamlTest {
  private static final String WHOLE = """
      driftlab: 1
      id: my-story
      title: Mine
      stream: {id: sea, function: 2, noisePercentage: 5}
      drift:
        - kind: concept
          start: 5000
          to: {id: sea, function: 3}
        - {kind: label-swap, first: 0, second: 1, start: 8000, length: 500, profile: linear}
      instances: 10000
      learner: {id: logistic-regression, learningRate: 0.1}
      strategy: {id: retrain-on-drift, versionEvery: 500}
      detector: ddm
      labels: {delay: 10}
      replay: {memory: {id: fifo, capacity: 100}, batch: 8, every: 4}
      window: 200
      initialLabels: 300
      seed: 9
      """;

  static List<Scenario> presets() {
    return Scenarios.all();
  }

  @Test
  void every_key_is_read() {
    Scenario scenario = ScenarioYaml.read(WHOLE, "a.yaml");
    assertThat(scenario.id()).isEqualTo("my-story");
    assertThat(scenario.stream()).isEqualTo(new Sea(2, 1, false, 5));
    assertThat(scenario.drift().events()).containsExactly(
        new DriftEvent.ConceptSwitch(new Sea(3, 1, false, 10), 5000, 0, Profile.ABRUPT),
        new DriftEvent.LabelSwap(0, 1, 8000, 500, Profile.LINEAR));
    assertThat(scenario.labels()).isEqualTo(new Labels(10));
    assertThat(scenario.replay()).contains(new Replay(new FifoMemory(100), 8, 4));
    assertThat(List.of(scenario.instances(), scenario.window(), scenario.initialLabels(), scenario.seed()))
        .isEqualTo(List.of(10_000L, 200, 300, 9));
  }

  @Test
  void every_kind_of_drift_is_written_and_read_back_equal() {
    var recurrence = new Recurrence(10_000, 4_000, 3);
    var events = new ArrayList<DriftEvent>(List.of(
        new DriftEvent.ConceptSwitch(new Sea(2, 1, false, 10), 1_000, 100, Profile.LINEAR, 0.5, recurrence),
        new DriftEvent.Incremental(new Sea(2, 1, false, 30), 1_000, 100, Profile.LINEAR, 0.5, recurrence),
        new DriftEvent.LabelSwap(0, 1, 1_000, 100, Profile.LINEAR, 0.5, recurrence)));
    for (Change kind : Change.KINDS) {
      Change change = switch (kind) {
        case Change.Rotation _ -> new Change.Rotation("attrib1", "attrib2", 30, 1, 2);
        case Change.SwappedSensors _ -> new Change.SwappedSensors("attrib1", "attrib3");
        default -> kind;
      };
      events.add(new DriftEvent.Injection(change, 1_000, 100, Profile.LINEAR, 0.5, recurrence));
    }
    Scenario base = Scenarios.find(Scenarios.DEFAULT);
    for (DriftEvent event : events) {
      var scenario = new Scenario(base.id(), base.title(), base.story(), base.stream(), new DriftSchedule(List.of(event)),
          base.instances(), base.learner(), base.strategy(), base.detector(), base.labels(), base.replay(), base.window(),
          base.initialLabels(), base.seed());
      assertThat(ScenarioYaml.read(ScenarioYaml.write(scenario), "a.yaml")).isEqualTo(scenario);
    }
  }

  @Test
  void an_injections_parameters_stand_beside_its_start() {
    Scenario scenario = ScenarioYaml.read(WHOLE.replace("{kind: label-swap, first: 0, second: 1, start: 8000,",
        "{kind: offset, features: attrib1, severity: 0.5, start: 8000,"), "a.yaml");
    assertThat(scenario.drift().events().getLast().kind()).isEqualTo("offset");
    assertThat(scenario.drift().events().getLast().severity()).isEqualTo(0.5);
    assertThat(scenario.drift().events().getLast().describe()).contains("attrib1");
  }

  @Test
  void what_is_at_stake_is_read_and_held_against_the_stream() {
    String shop = "driftlab: 1\nid: shop\nstream: shop-clicks\nstakes: {positive: clicked, miss: 3, items: item}\n";
    assertThat(ScenarioYaml.read(shop, "a.yaml").stakes()).contains(new Stakes("clicked", 3, 1, "item", 10));
    assertThatThrownBy(() -> ScenarioYaml.read(shop.replace("clicked", "bought"), "a.yaml")).isInstanceOf(InputException.class)
        .hasMessageContaining("a.yaml, line 4").hasMessageContaining("'bought' but must be one of the classes ignored, clicked.");
    assertThatThrownBy(() -> ScenarioYaml.read(shop.replace("items: item", "items: user7"), "a.yaml"))
        .hasMessageContaining("a.yaml, line 4").hasMessageContaining("'user7' but must be the name of a nominal column.");
    assertThatThrownBy(() -> ScenarioYaml.read(shop.replace("miss: 3", "miss: -3"), "a.yaml")).hasMessageContaining("line 4");
  }

  @Test
  void labels_may_be_late_scarce_and_wrong_by_class() {
    Scenario scenario = ScenarioYaml.read(WHOLE.replace("{delay: 10}", """
        {delay: {id: uniform, shortest: 5, longest: 50}, labelled: 0.5, noise: 0.01, capacity: 40, whenFull: drop-newest,
          byClass: {groupA: {delay: 30}, groupB: {delay: never}}}"""), "a.yaml");
    var uniform = new LabelDelay.Uniform(5, 50);
    assertThat(scenario.labels()).isEqualTo(new Labels(new LabelRule(uniform, 0.5, 0.01),
        Map.of("groupA", new LabelRule(new LabelDelay.Fixed(30), 0.5, 0.01),
            "groupB", new LabelRule(new LabelDelay.Never(), 0.5, 0.01)), 40, Labels.WhenFull.DROP_NEWEST));
    assertThat(ScenarioYaml.read(ScenarioYaml.write(scenario), "b.yaml")).isEqualTo(scenario);
  }

  @Test
  void gate_and_guard_compare_costs_only_where_something_is_at_stake() {
    String fraud = "driftlab: 1\nid: fraud\nstream: card-payments\nstrategy: gated\ngate: {loss: cost}\nguard: {loss: cost}\n";
    String stakes = "stakes: {positive: fraud, miss: 100, falseAlarm: 5}\n";
    Scenario scenario = ScenarioYaml.read(fraud + stakes, "a.yaml");
    assertThat(scenario.gate()).contains(new Gate().withLoss(Loss.COST));
    assertThat(scenario.guard()).contains(new Guard().withLoss(Loss.COST));
    assertThat(ScenarioYaml.read(ScenarioYaml.document(scenario), "b.yaml")).isEqualTo(scenario);
    assertThatThrownBy(() -> ScenarioYaml.read(fraud, "a.yaml")).isInstanceOf(InputException.class)
        .hasMessageContaining("line 5, key 'gate'").hasMessageContaining("add 'stakes:' or take the loss error.");
    assertThatThrownBy(() -> ScenarioYaml.read(fraud.replace("gate: {loss: cost}\n", ""), "a.yaml"))
        .hasMessageContaining("line 5, key 'guard'");
    assertThatThrownBy(() -> ScenarioYaml.read(fraud + stakes.replace("100", "0").replace("5}", "0}"), "a.yaml"))
        .hasMessageContaining("line 5, key 'gate'").hasMessageContaining("no error costs anything");
    assertThatThrownBy(() -> ScenarioYaml.read((fraud + stakes).replace("{loss: cost}\ng", "{loss: cost, test: mcnemar}\ng"), "a.yaml"))
        .hasMessageContaining("line 5, key 'gate").hasMessageContaining("which counts errors alone");
  }

  @Test
  void expectations_and_what_to_try_next_are_read_and_written() {
    Scenario scenario = ScenarioYaml.read(WHOLE + """

        expect:
          - {id: level, who: no-change, from: 10, to: 20, min: 0.5}
          - {id: happens, what: rollback, min: 2}
        next: [Take another learner., "Leave out: the drift"]
        """, "a.yaml");
    assertThat(scenario.expect()).containsExactly(new Expectation.Level(Role.NO_CHANGE, 10, 20, 0.5, 1),
        new Expectation.Happens(Expectation.Happening.ROLLBACK, 0, 0, 2, Integer.MAX_VALUE));
    assertThat(scenario.next()).containsExactly("Take another learner.", "Leave out: the drift");
    assertThat(ScenarioYaml.read(ScenarioYaml.document(scenario), "b.yaml")).isEqualTo(scenario);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "expect: [{id: level, who: nobody}] | line 1, key 'expect.who': Parameter 'who' is 'nobody' but must be one of",
      "expect: [{id: levl}] | line 1, key 'expect",
      "expect: [{id: lead, minimum: 2}] | line 1, key 'expect.minimum'",
      "expect: level | line 1: 'expect' must be a list",
      "next: Take another. | line 1: 'next' must be a list"})
  void a_wrong_expectation_is_named_by_line_and_key(String line, String message) {
    assertThatThrownBy(() -> ScenarioYaml.read(line + "\n" + WHOLE, "a.yaml")).isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void what_was_written_is_read_back_equal(Scenario scenario) {
    assertThat(ScenarioYaml.read(ScenarioYaml.write(scenario), "a.json")).isEqualTo(scenario);
    assertThat(ScenarioYaml.read(ScenarioYaml.document(scenario), "a.yaml")).isEqualTo(scenario);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "7", "yes", "null", "a: b # c", "- x", "{a}", "'quoted' \"twice\"", "two\nlines", " ", "é 中 \t"})
  void any_title_survives_the_document(String title) {
    Scenario base = Scenarios.find(Scenarios.DEFAULT);
    var scenario = new Scenario(base.id(), title, title, base.stream(), base.drift(), base.instances(), base.learner(),
        base.strategy(), base.detector(), base.labels(), base.replay(), base.window(), base.initialLabels(), base.seed());
    assertThat(ScenarioYaml.read(ScenarioYaml.document(scenario), "a.yaml")).isEqualTo(scenario);
  }

  @Test
  void the_document_has_one_key_a_line_in_a_fixed_order() {
    String text = ScenarioYaml.document(ScenarioYaml.read(WHOLE, "a.yaml"));
    assertThat(text.lines().filter(line -> !line.startsWith(" ")).map(line -> line.replaceAll(":.*", "")))
        .containsExactly("driftlab", "id", "title", "story", "stream", "drift", "instances", "learner", "strategy",
            "detector", "labels", "replay", "window", "initialLabels", "seed");
    assertThat(text).contains("\nstream:\n  id: sea\n  function: 2\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "seed: 9 | sead: 9 | line 18 | 'sead' is unknown; did you mean 'seed'",
      "instances: 10000 | instances: 99999999999999999999 | line 10 | must be a whole number of at most 9,223,372,036,854,775,807.",
      "instances: 10000 | instances: many | line 10 | 'instances' is 'many' but must be a whole number",
      "instances: 10000 | instances: 0 | line 10 | 'instances' is 0 but must be at least 1",
      "window: 200 | window: 5 | line 16 | 'window' is 5 but must be in",
      "{delay: 10} | {delay: -1} | line 14, key 'labels.delay' | 'delay' is -1 but must be in [0, 1000000]",
      "{delay: 10} | {delay: soon} | line 14, key 'labels.delay' | no label delay 'soon'",
      "{delay: 10} | {labelled: 1.5} | line 14, key 'labels.labelled' | must be in [0, 1]",
      "{delay: 10} | {delay: 10, capacity: 5} | line 14, key 'labels.capacity' | 'capacity' is 5 but",
      "{delay: 10} | {byClass: {a: {dela: 5}}} | line 14 | 'labels.byClass.a.dela' is unknown",
      "function: 2 | function: 7 | line 4 | 'function' is 7 but must be in [1, 4]",
      "function: 2 | fun: 2 | line 4 | no parameter 'fun'",
      "learningRate: 0.1 | learningRate: fast | line 11 | 'learningRate' is 'fast' but must be a number",
      "id: sea, function: 2 | id: see, function: 2 | line 4 | did you mean 'sea'",
      "detector: ddm | detector: dmd | line 13 | There is no detector 'dmd'",
      "delay: 10 | delay: -1 | line 14 | 'delay' is -1",
      "profile: linear | profile: bumpy | line 9 | 'bumpy' but must be one of abrupt, linear",
      "kind: concept | kind: covariate | line 6 | There is no kind of drift 'covariate'",
      "start: 5000 | stop: 5000 | line 6 | 'drift.start' is missing",
      "driftlab: 1 | driftlab: 2 | a.yaml | 'driftlab: 2' is unknown",
      "title: Mine | title: [Mine] | line 3 | 'title' must be a text",
      "title: Mine | id: again | line 3 | a second time",
      "title: Mine | \"title: {\" | line | not YAML"})
  void a_mistake_is_named_with_line_and_key(String from, String to, String line, String message) {
    assertThatThrownBy(() -> ScenarioYaml.read(WHOLE.replace(from, to), "a.yaml")).isInstanceOf(InputException.class)
        .hasMessageContaining(line).hasMessageContaining(message);
  }

  @Test
  void update_gate_and_guard_are_read_and_written() {
    String text = """
        driftlab: 1
        id: gated
        stream: sea
        strategy: {id: gated, onDetection: start-afresh}
        update: {id: mini-batch, labels: 50}
        gate: {test: betting, alpha: 0.01, approval: person}
        guard: {labels: 700}
        """;
    Scenario scenario = ScenarioYaml.read(text, "a.yaml");
    assertThat(scenario.strategy()).isEqualTo(new Strategy.Gated(Strategy.Candidate.START_AFRESH));
    assertThat(scenario.policies().update()).isEqualTo(new Update.MiniBatch(50));
    assertThat(scenario.gate()).hasValueSatisfying(gate -> {
      assertThat(gate.test()).isEqualTo(Gate.Test.BETTING);
      assertThat(gate.alpha()).isEqualTo(0.01);
      assertThat(gate.approval()).isEqualTo(Gate.Approval.PERSON);
    });
    assertThat(scenario.guard()).contains(new Guard(700, 0.05, 0));
    assertThat(ScenarioYaml.read(ScenarioYaml.document(scenario), "b.yaml")).isEqualTo(scenario);
    assertThatThrownBy(() -> ScenarioYaml.read(text.replace("alpha: 0.01", "alpha: 2"), "a.yaml"))
        .hasMessageContaining("line 6, key 'gate.alpha'").hasMessageContaining("must be in (0, 0.5]");
    assertThatThrownBy(() -> ScenarioYaml.read(text.replace("mini-batch", "fine-tune").replace(", labels: 50", ""), "a.yaml"))
        .hasMessageContaining("line 5, key 'update'").hasMessageContaining("add 'replay:'");
  }

  @Test
  void what_is_no_mapping_is_rejected() {
    assertThatThrownBy(() -> ScenarioYaml.read("", "a.yaml")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> ScenarioYaml.read("- 1", "a.yaml")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> ScenarioYaml.read("driftlab: 1\nid: x", "a.yaml")).hasMessageContaining("'stream' is missing");
  }

  @Test
  void a_tab_is_named_with_its_own_line() {
    for (String text : List.of("driftlab: 1\nid: x\n\tstream: sea\n", "driftlab: 1\nid: x\nstream:\n\tid: sea\n",
        "driftlab: 1\nid: x\nstream:\n  \tid: sea\n")) {
      long line = text.substring(0, text.indexOf('\t')).lines().count() + (text.contains("\n\t") ? 1 : 0);
      assertThatThrownBy(() -> ScenarioYaml.read(text, "tab.yaml")).isInstanceOf(InputException.class)
          .hasMessage("tab.yaml, line %d: the line begins with a tab; indent with blanks.", line);
    }
  }

  @Test
  void a_document_nested_without_end_is_refused_in_plain_words() {
    assertThatThrownBy(() -> ScenarioYaml.read("driftlab: 1\nlearner: " + "[".repeat(5_000) + "]".repeat(5_000), "deep.yaml"))
        .isInstanceOf(InputException.class).hasMessageContaining("nested too deeply").hasMessageNotContaining("getMax");
  }
}
