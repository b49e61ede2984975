// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Start;
import org.driftlab.stream.drift.DriftEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** A scenario as a tree of maps, lists, texts and numbers under the keys of a scenario file, and the tree as text. */
final class ScenarioTree {
  private ScenarioTree() {}

  /** One line of JSON. */
  static String line(Scenario scenario) {
    return JsonMapper.builder().build().writeValueAsString(tree(scenario));
  }

  /** A YAML file that people read and edit, its keys in a fixed order. */
  static String document(Scenario scenario) {
    var factory = YAMLFactory.builder().stringQuotingChecker(new Quoting()).build();
    return YAMLMapper.builder(factory).disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).disable(YAMLWriteFeature.SPLIT_LINES)
        .enable(YAMLWriteFeature.MINIMIZE_QUOTES).enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR).build().writeValueAsString(tree(scenario));
  }

  /** Quotes a text whose blanks at an end would be lost without. */
  private static final class Quoting extends StringQuotingChecker.Default {
    @Override
    public boolean needToQuoteValue(String value) {
      return !value.equals(value.strip()) || super.needToQuoteValue(value);
    }
  }

  private static Map<String, Object> tree(Scenario scenario) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("driftlab", ScenarioYaml.FORMAT);
    tree.put("id", scenario.id());
    tree.put("title", scenario.title());
    tree.put("story", scenario.story());
    tree.put("stream", tree(scenario.stream()));
    tree.put("drift", scenario.drift().events().stream().map(ScenarioTree::tree).toList());
    tree.put("instances", scenario.instances());
    tree.put("learner", tree(scenario.learner()));
    tree.put("strategy", tree(scenario.strategy()));
    Policies policies = scenario.policies();
    if (!policies.update().equals(Policies.DEFAULT.update())) {
      tree.put("update", tree(policies.update()));
    }
    policies.gate().ifPresent(gate -> tree.put("gate", parameters(gate)));
    policies.guard().ifPresent(guard -> tree.put("guard", parameters(guard)));
    tree.put("detector", tree(scenario.detector()));
    if (!scenario.monitors().isEmpty()) {
      tree.put("monitors", scenario.monitors().stream().map(ScenarioTree::tree).toList());
    }
    tree.put("labels", tree(scenario.labels()));
    scenario.replay().ifPresent(replay -> {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("memory", tree(replay.memory()));
      fields.put("batch", replay.batch());
      fields.put("every", replay.every());
      tree.put("replay", fields);
    });
    tree.put("window", scenario.window());
    tree.put("initialLabels", scenario.initialLabels());
    tree.put("seed", scenario.seed());
    scenario.start().ifPresent(start -> tree.put("start", tree(start)));
    scenario.forgetting().ifPresent(test -> tree.put("forgetting", parameters(test)));
    scenario.stakes().ifPresent(stakes -> tree.put("stakes", parameters(stakes)));
    if (!scenario.expect().isEmpty()) {
      tree.put("expect", scenario.expect().stream().map(ScenarioTree::tree).toList());
    }
    if (!scenario.next().isEmpty()) {
      tree.put("next", scenario.next());
    }
    return tree;
  }

  private static Map<String, Object> tree(Start start) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("version", start.text());
    tree.put("freeze", start.freeze());
    tree.put("head", Params.word(start.head()));
    if (!start.sha256().isEmpty()) {
      tree.put("sha256", start.sha256());
    }
    return tree;
  }

  private static Map<String, Object> tree(Spec spec) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", spec.id());
    Params.of(spec).forEach(info ->
        tree.put(info.name(), switch (info.value()) {
          case Enum<?> constant -> Params.word(constant);
          case Spec nested -> tree(nested);
          default -> info.value();
        }));
    return tree;
  }

  /** A spec of which there is one kind only, so that it needs no id. */
  private static Map<String, Object> parameters(Spec spec) {
    Map<String, Object> tree = tree(spec);
    tree.remove("id");
    return tree;
  }

  private static Map<String, Object> tree(Labels labels) {
    Map<String, Object> tree = tree(labels.rule());
    if (!labels.byClass().isEmpty()) {
      var classes = new LinkedHashMap<String, Object>();
      labels.byClass().forEach((name, rule) -> classes.put(name, tree(rule)));
      tree.put("byClass", classes);
    }
    tree.put("capacity", labels.capacity());
    tree.put("whenFull", Params.word(labels.whenFull()));
    return tree;
  }

  private static Map<String, Object> tree(LabelRule rule) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("delay", rule.delay() instanceof LabelDelay.Fixed fixed ? fixed.delay() : tree(rule.delay()));
    tree.put("labelled", rule.labelled());
    tree.put("noise", rule.noise());
    return tree;
  }

  private static Map<String, Object> tree(DriftEvent event) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("kind", event.kind());
    tree.put("start", event.start());
    tree.put("length", event.length());
    tree.put("profile", Params.word(event.profile()));
    switch (event) {
      case DriftEvent.ConceptSwitch change -> tree.put("to", tree(change.to()));
      case DriftEvent.Incremental change -> tree.put("to", tree(change.to()));
      case DriftEvent.LabelSwap swap -> {
        tree.put("first", swap.first());
        tree.put("second", swap.second());
      }
      case DriftEvent.Injection injection -> {
        tree.putAll(tree(injection.change()));
        tree.remove("id");
      }
    }
    if (event.severity() != 1) {
      tree.put("severity", event.severity());
    }
    if (event.recurrence().recurs()) {
      tree.put("period", event.recurrence().period());
      tree.put("hold", event.recurrence().hold());
      tree.put("times", event.recurrence().times());
    }
    return tree;
  }
}
