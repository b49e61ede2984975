// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.data.InputException;
import org.driftlab.engine.Change;
import org.driftlab.engine.Checkpoints;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Timeline;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab whatif}: what happened in a run beside what would have, had one thing been different. */
@Command(name = "whatif", mixinStandardHelpOptions = true,
    description = "Forks a run with one change and compares the two futures. Nothing is stored.")
final class WhatIfCommand implements Callable<Integer> {
  private static final long CHUNK = 16_384;

  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(index = "0", paramLabel = "SCENARIO", arity = "0..1",
      description = "A preset's id (see 'driftlab list scenarios') or a YAML file.")
  private @Nullable String scenario;

  @Option(names = "--run", paramLabel = "N",
      description = "A run of the workspace, with its interventions, in place of a scenario.")
  private @Nullable Long stored;

  @Option(names = "--workspace", paramLabel = "DIR", description = "The workspace folder of --run (default: the user's).")
  private @Nullable Path workspace;

  @Option(names = "--at", paramLabel = "T", description = "The instance at which the change is made.")
  private @Nullable Long at;

  @Option(names = "--seed", paramLabel = "N", description = "The scenario's seed.")
  private @Nullable Integer seed;

  @Option(names = "--instances", paramLabel = "N", description = "The number of instances.")
  private @Nullable Long instances;

  @ArgGroup(multiplicity = "1")
  private OtherFuture what = new OtherFuture();

  @Option(names = "--set", paramLabel = "k=v", description = "Sets a parameter of the part that is given.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  WhatIfCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Optional<Change> known = change();
    try (Timeline timeline = open()) {
      long end = replay(timeline);
      if (interruption.requested()) {
        return DriftLabCommand.INTERRUPTED;
      }
      long where = at == null ? end : at;
      if (at != null && at >= end) {
        throw new InputException("Option '--at' is %,d, but the run ends at instance %,d, so no label would follow; choose one from 0 to %,d."
            .formatted(at, end, end - 1));
      }
      Change change = known.orElseGet(() -> what.change(parameters, goesOnBy(timeline, where)));
      Counterfactual comparison = timeline.compare(where, change).compute();
      comparison.refusal().ifPresent(why -> {
        throw new InputException("The change cannot be made at instance %,d: %s".formatted(comparison.fork().at(), why));
      });
      if (json) {
        terminal.say(Json.write(json(comparison)));
      } else {
        print(comparison);
      }
      return DriftLabCommand.DONE;
    }
  }

  /**
   * The change, empty if it depends on what the run goes on by where it is made.
   *
   * @throws InputException if it cannot be, before a run is replayed for it
   */
  private Optional<Change> change() {
    if (what.without != null && stored == null) {
      throw new InputException("Option '--without' leaves out an intervention of a stored run; give the run with '--run'.");
    }
    if (at == null && !what.tellsWhere()) {
      throw new InputException("Option '--at' is missing; give the instance at which the change is made.");
    }
    return what.needsTheRun() ? Optional.empty() : Optional.of(what.change(parameters));
  }

  /** What the run goes on by where the change is made. */
  private static Scenario goesOnBy(Timeline timeline, long at) {
    timeline.seek(at);
    return timeline.run().goesOnBy();
  }

  private Timeline open() {
    if (stored == null) {
      if (scenario == null) {
        throw new InputException("Give a scenario, or a run of the workspace with '--run'.");
      }
      return timeline(Inputs.scenario(scenario), List.of());
    }
    if (scenario != null || seed != null || instances != null) {
      throw new InputException("'--run' takes a run as it was stored; give no scenario, seed or instances with it.");
    }
    Path folder = Workspaces.folder(Optional.ofNullable(workspace));
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_ONLY)) {
      RunInfo info = store.runs().stream().filter(run -> run.id() == stored).findFirst().orElseThrow(() -> new InputException(
          "The workspace %s holds no run %d; 'driftlab store list' shows its runs.".formatted(folder, stored)));
      if (store.knowledge(info.id()).isPresent()) {
        throw new InputException("Run %d is a conversation, which has no other future; choose a run of a scenario."
            .formatted(info.id()));
      }
      Scenario told = ScenarioYaml.readStored(info.scenarioText(), "run " + info.id());
      instances = info.state() == RunInfo.State.FINISHED ? told.instances() : info.position();
      return timeline(told, store.interventions(info.id(), Catalog::find));
    }
  }

  private Timeline timeline(Scenario found, List<Intervention> interventions) {
    Scenario seeded = seed == null ? found : found.withSeed(seed);
    Scenario whole = instances == null || stored != null ? seeded : seeded.withInstances(instances);
    return new Timeline(new Run(whole, new InMemoryArchive(), RunListener.NONE), Checkpoints.DEFAULT_BUDGET, interventions);
  }

  /** Replays what happened; returns where it ends. */
  private long replay(Timeline timeline) {
    long all = timeline.run().scenario().instances();
    long end = instances == null ? all : Math.min(all, instances);
    try (var progress = new Progress(terminal, "instances", end)) {
      while (!timeline.run().finished() && timeline.run().index() < end && !interruption.requested()) {
        timeline.advance(Math.min(CHUNK, end - timeline.run().index()));
        progress.update(timeline.run().index());
      }
    }
    return timeline.run().index();
  }

  private static Map<String, @Nullable Object> json(Counterfactual c) {
    var regret = new ArrayList<List<Object>>();
    for (int i = 0; i < c.regret().size(); i++) {
      regret.add(List.of(c.regret().at(i), c.regret().mean(i)));
    }
    return Json.object("scenario", c.fork().scenario(), "at", c.fork().at(), "change", c.fork().words(),
        "until", c.until(), "labels", c.labels(), "actual", json(c, c.actual()), "other", json(c, c.other()),
        "disagreements", c.disagreements(), "regret", c.totalRegret(), "regretSeries", regret);
  }

  private static Map<String, @Nullable Object> json(Counterfactual c, Counterfactual.Future future) {
    var byClass = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < c.classes().size(); i++) {
      byClass.put(c.classes().get(i), future.errorsByClass().get(i));
    }
    return Json.object("accuracy", Json.number(future.accuracy()), "kappa", Json.number(future.kappa()),
        "errors", future.errors(), "errorsByClass", byClass,
        "champion", future.champion().map(VersionId::toString).orElse(null), "fingerprint", future.fingerprint());
  }

  private void print(Counterfactual c) {
    terminal.say("change       %s, from instance %,d to %,d".formatted(c.fork().words(), c.fork().at(), c.until()));
    terminal.say("labels       %,d, of which the two champions saw %,d differently".formatted(c.labels(), c.disagreements()));
    print("happened", c.actual());
    print("would have", c.other());
    long regret = c.totalRegret();
    terminal.say("regret       %,d %s".formatted(Math.abs(regret), regret > 0 ? "errors that the change would have spared"
        : regret < 0 ? "errors more with the change" : "errors: the change makes no difference"));
  }

  private void print(String name, Counterfactual.Future future) {
    terminal.say(String.format(Locale.ROOT, "  %-11s accuracy %6.2f %%   kappa %7.4f   errors %,d   champion %s", name,
        100 * future.accuracy(), future.kappa(), future.errors(),
        future.champion().map(VersionId::toString).orElse("none")));
  }
}
