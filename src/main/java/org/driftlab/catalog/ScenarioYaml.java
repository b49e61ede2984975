// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.engine.ForgettingTest;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.Start;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.memory.MemorySpec;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftSchedule;

/**
 * Reads and writes the file form of a scenario, YAML of format 1. Only {@code driftlab}, {@code id} and {@code stream} must be there; what
 * is left out is as in the default preset, without drift. A spec is its id alone or a mapping of {@code id} and parameters:
 *
 * <pre>
 * driftlab: 1
 * id: my-story
 * stream: {id: sea, function: 1}
 * drift:
 *   - {kind: concept, start: 50000, to: {id: sea, function: 3}}
 *   - {kind: label-swap, first: 0, second: 1, start: 80000, length: 5000, profile: sigmoid}
 * instances: 100000
 * learner: logistic-regression
 * strategy: gated
 * update: {id: mini-batch, labels: 100}
 * gate: {alpha: 0.01, minGain: 0.01, approval: person, loss: cost}
 * guard: {labels: 10000, loss: cost}
 * detector: adwin
 * monitors: [ks, {id: psi, threshold: 0.2}]
 * labels: {delay: {id: geometric, mean: 300}, labelled: 0.2, byClass: {fraud: {delay: 30000, labelled: 1}}}
 * replay: {memory: fifo, batch: 32, every: 32}
 * start: {version: 3/v5, freeze: 1, head: new}
 * forgetting: {every: 5000, heldOut: 200}
 * stakes: {positive: clicked, miss: 1, falseAlarm: 0.1, items: item, rankEvery: 10}
 * expect:
 *   - {id: level, who: champion, metric: accuracy, from: 60000, to: 80000, min: 0.8, max: 0.9}
 *   - {id: level, who: champion, metric: bwt, min: -1, max: -0.5}
 *   - {id: lead, who: champion, over: static, from: 85000, min: 0.3}
 *   - {id: detected, at: 80000, within: 2000}
 *   - {id: happens, what: promotion, from: 80000, to: 90000}
 * next: [Take another learner.]
 * </pre>
 *
 * <p>Gate and guard compare errors ({@code loss: error}) unless they are told to compare what the errors cost; {@code loss: cost}
 * needs {@code stakes}.
 */
public final class ScenarioYaml {
  static final int FORMAT = 1;
  private static final Set<String> KEYS = Set.of("driftlab", "id", "title", "story", "stream", "drift", "instances",
      "learner", "strategy", "update", "gate", "guard", "detector", "monitors", "labels", "replay", "window", "initialLabels",
      "seed", "start", "forgetting", "expect", "next", "stakes");

  /** What tells a run's export from a scenario. */
  private static final Set<String> EXPORTED = Set.of("run", "scenario", "versions", "events");

  private static final Set<String> RULE_KEYS = Set.of("delay", "labelled", "noise");
  private static final Set<String> LABEL_KEYS =
      Set.of("delay", "labelled", "noise", "byClass", "capacity", "whenFull");

  private ScenarioYaml() {}

  /**
   * The scenario that a document describes.
   *
   * @param text the whole document
   * @param file the file's name for messages
   * @throws InputException with file, line and key for whatever cannot be used
   */
  public static Scenario read(String text, String file) {
    return read(text, file, true);
  }

  /** As {@link #read(String, String)}; a data file that it names is looked for beside the scenario's own file first. */
  public static Scenario read(String text, Path file) {
    Scenario read = read(text, String.valueOf(file.getFileName()));
    return read.stream() instanceof FileStream data ? read.withStream(data.beside(file)) : read;
  }

  /**
   * The scenario of a stored run, as {@link #write} wrote it. Unlike in a file, drift may begin beyond the end, because a run
   * may have been cut short.
   *
   * @param name says which run it is, for messages
   * @throws InputException if this version of DriftLab cannot use it any more
   */
  public static Scenario readStored(String text, String name) {
    return read(text, name, false);
  }

  /**
   * The learner of a stored version.
   *
   * @param json its id and parameters
   * @param name says which version it is, for messages
   * @throws InputException if this version of DriftLab does not know it any more
   */
  public static LearnerSpec learner(String json, String name) {
    return YamlReader.of("{\"learner\": " + json + "}", name).spec("learner", Catalog.LEARNERS,
        () -> Catalog.LEARNERS.specs().getFirst());
  }

  private static Scenario read(String text, String file, boolean driftBeforeEnd) {
    YamlReader document = YamlReader.of(text, file);
    // A run that was exported holds its scenario beside what came of it, and may have been cut short.
    boolean exported = document.keys().containsAll(EXPORTED);
    YamlReader root = exported ? document.child("scenario").orElse(document) : document;
    int format = root.integer("driftlab");
    if (format != FORMAT) {
      throw new InputException("%s: the format 'driftlab: %d' is unknown to this version, which reads 'driftlab: %d'."
          .formatted(file, format, FORMAT));
    }
    root.allow(KEYS);
    Scenario base = Scenarios.find(Scenarios.DEFAULT);
    return scenario(root, base, driftBeforeEnd && !exported);
  }

  /** The scenario that stands within another document; its format number may be left out. */
  static Scenario inline(YamlReader reader) {
    return scenario(reader.allow(KEYS), Scenarios.find(Scenarios.DEFAULT), true);
  }

  /** A scenario with some of its keys replaced, each as a whole: what is left out of a replaced spec has its default. */
  static Scenario changed(Scenario base, YamlReader change) {
    YamlReader whole = YamlReader.of(write(base), base.id());
    return scenario(change.allow(KEYS).over(whole), base, false);
  }

  /** The scenario as one line of JSON, which is YAML as well: {@link #read} gives an equal one. */
  public static String write(Scenario scenario) {
    return ScenarioTree.line(scenario);
  }

  /** The scenario as a file that people read and edit, its keys in a fixed order: {@link #read} gives an equal one. */
  public static String document(Scenario scenario) {
    return ScenarioTree.document(scenario);
  }

  private static Scenario scenario(YamlReader root, Scenario base, boolean driftBeforeEnd) {
    String id = root.text("id");
    if (!root.has("stream")) {
      root.text("stream");
    }
    StreamSpec stream = root.spec("stream", Catalog.STREAMS, base::stream);
    long instances = root.whole("instances", base.instances());
    DriftSchedule drift = DriftYaml.schedule(root, stream, driftBeforeEnd ? instances : 0);
    Labels labels = labels(root);
    Optional<Replay> replay = root.child("replay").map(ScenarioYaml::replay);
    Optional<Start> start = root.child("start").map(ScenarioYaml::start);
    Optional<ForgettingTest> forgetting =
        root.child("forgetting").map(reader -> reader.withParameters(new ForgettingTest(), "id", Set.of()));
    Optional<Stakes> stakes = root.child("stakes").map(reader -> stakes(reader, stream));
    return root.located(() -> new Scenario(id, root.text("title", id), root.text("story", ""), stream, drift,
        instances, root.spec("learner", Catalog.LEARNERS, base::learner),
        root.spec("strategy", Catalog.POLICIES, base::strategy), root.spec("detector", Catalog.DETECTORS, base::detector),
        root.specs("monitors", Catalog.MONITORS),
        labels, replay, root.integer("window", base.window()), root.integer("initialLabels", base.initialLabels()),
        root.integer("seed", base.seed()), policies(root), start, forgetting,
        root.specs("expect", Catalog.EXPECTATIONS), root.texts("next"), stakes).freezing());
  }

  /** What is at stake, held against the stream; a file is left closed until a run opens it. */
  private static Stakes stakes(YamlReader reader, StreamSpec stream) {
    Stakes stakes = reader.withParameters(new Stakes(), "id", Set.of());
    if (!(stream instanceof FileStream)) {
      try (InstanceStream instances = stream.create()) {
        reader.at("positive", () -> stakes.positiveIn(instances.schema()));
        reader.at("items", () -> stakes.itemsIn(instances.schema()));
      }
    }
    return stakes;
  }

  private static Start start(YamlReader reader) {
    reader.allow(Set.of("version", "freeze", "head", "sha256"));
    return reader.at("version", () -> {
      Start start = Start.parse(reader.text("version"), reader.integer("freeze", 0),
          reader.constant("head", Start.Head.KEEP));
      return new Start(start.run(), start.version(), start.freeze(), start.head(), reader.text("sha256", ""));
    });
  }

  private static Policies policies(YamlReader root) {
    return new Policies(root.spec("update", Catalog.UPDATES, Policies.DEFAULT::update),
        root.child("gate").map(reader -> reader.withParameters(new Gate(), "id", Set.of())),
        root.child("guard").map(reader -> reader.withParameters(new Guard(), "id", Set.of())));
  }

  private static Labels labels(YamlReader root) {
    return root.child("labels").map(reader -> {
      reader.allow(LABEL_KEYS);
      LabelRule rule = rule(reader, LabelRule.IMMEDIATE);
      var byClass = new LinkedHashMap<String, LabelRule>();
      reader.child("byClass").ifPresent(classes -> classes.keys().forEach(name ->
          byClass.put(name, rule(classes.child(name).orElseThrow().allow(RULE_KEYS), rule))));
      int longest = rule.delay() instanceof LabelDelay.Fixed fixed ? fixed.delay() : 0;
      return reader.located(() -> new Labels(rule, byClass,
          reader.integer("capacity", Math.max(Labels.DEFAULT_CAPACITY, longest)),
          reader.constant("whenFull", Labels.WhenFull.DROP_OLDEST)));
    }).orElse(Labels.IMMEDIATE);
  }

  /** A rule's keys in a mapping; what is left out is as in another rule. */
  private static LabelRule rule(YamlReader reader, LabelRule base) {
    LabelDelay delay = reader.isNumber("delay")
        ? reader.at("delay", () -> new LabelDelay.Fixed(reader.integer("delay")))
        : reader.spec("delay", Catalog.DELAYS, base::delay);
    return reader.located(() -> new LabelRule(delay, reader.number("labelled", base.labelled()),
        reader.number("noise", base.noise())));
  }

  private static Replay replay(YamlReader reader) {
    reader.allow(Set.of("memory", "batch", "every"));
    MemorySpec memory = reader.spec("memory", Catalog.MEMORIES, () -> Catalog.MEMORIES.specs().getFirst());
    return reader.at("batch", () -> new Replay(memory, reader.integer("batch", 32), reader.integer("every", 32)));
  }
}
