// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.StakesView;
import org.driftlab.engine.Start;
import org.driftlab.report.RunSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab run}: a scenario from its beginning to its end, without a window. */
@Command(name = "run", mixinStandardHelpOptions = true,
    description = "Runs a scenario; versions and events go to the workspace.")
final class RunCommandLine implements Callable<Integer> {
  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(index = "0", paramLabel = "SCENARIO", arity = "0..1",
      description = "A preset's id (see 'driftlab list scenarios') or a YAML file.")
  private @Nullable String scenario;

  @Option(names = "--resume",
      description = "Restore the workspace's last run, which was killed or stopped, and run it to its end; no SCENARIO is given.")
  private boolean resume;

  @Option(names = "--seed", paramLabel = "N", description = "The seed.")
  private @Nullable Integer seed;

  @Option(names = "--instances", paramLabel = "N", description = "The number of instances.")
  private @Nullable Long instances;

  @Option(names = "--from", paramLabel = "RUN/VERSION",
      description = "Begin from a stored version, such as 3/v5 (see 'driftlab store list').")
  private @Nullable String from;

  @Option(names = "--freeze", paramLabel = "K", description = "With --from: the lowest K layers of the network stay as they are.")
  private @Nullable Integer freeze;

  @Option(names = "--head", paramLabel = "HEAD", description = "With --from: keep or new, what becomes of the last layer.")
  private @Nullable String head;

  @Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION)
  private @Nullable Path workspace;

  @Option(names = "--out", paramLabel = "DIR",
      description = "A folder for report.html, metrics.csv, events.csv and dashboard.png.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  RunCommandLine(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Optional<Scenario> chosen = chosen();
    Optional<Path> folder = Optional.ofNullable(out).map(ReportFolder::prepare);
    Path store = Workspaces.folder(Optional.ofNullable(workspace));
    var run = new ScenarioRun(terminal, interruption);
    RunSummary summary = chosen.isPresent() ? run.run(chosen.get(), store) : run.resume(store);
    Optional<Path> page = folder.map(place -> ReportFolder.write(summary, place, !interruption.requested()));
    if (json) {
      terminal.say(Json.write(RunJson.of(summary)));
    } else {
      print(summary, run.seconds());
      terminal.say("stored as    run " + run.number());
      page.ifPresent(path -> terminal.say("report       " + path
          + (interruption.requested() ? ", without its picture because the run was interrupted" : "")));
    }
    return interruption.requested() ? DriftLabCommand.INTERRUPTED : DriftLabCommand.DONE;
  }

  /** The scenario to run; empty for the interrupted one. */
  private Optional<Scenario> chosen() {
    if (resume) {
      if (scenario != null || seed != null || instances != null || from != null) {
        throw new InputException("'--resume' goes on with the last run as it was; give no scenario, seed or instances with it.");
      }
      return Optional.empty();
    } else if (scenario == null) {
      throw new InputException("The parameter SCENARIO is missing; give a preset's id (see 'driftlab list scenarios') or a YAML file.");
    }
    Scenario found = Inputs.scenario(scenario);
    if (seed != null) {
      found = found.withSeed(seed);
    }
    return Optional.of(starting(instances == null ? found : found.withInstances(instances)));
  }

  private Scenario starting(Scenario found) {
    if (from == null) {
      if (freeze != null || head != null) {
        throw new InputException("'--freeze' and '--head' say what becomes of a stored version; give '--from' with them.");
      }
      return found;
    }
    return found.startingFrom(Start.parse(from, freeze == null ? 0 : freeze,
        head == null ? Start.Head.KEEP : Inputs.constant("--head", head, Start.Head.values())));
  }

  private void print(RunSnapshot snapshot, StakesView stakes) {
    snapshot.contestants().forEach(c -> terminal.say(String.format(Locale.ROOT, "  %-16s cost %,14.2f   %.4f a label",
        c.name(), stakes.cost(c), stakes.costPerLabel(c))));
    terminal.say(String.format(Locale.ROOT, "at stake     %s: AUC at the end %.4f, cost at the end %.4f a label",
        stakes.stakes().positive(), stakes.windowAuc(), stakes.windowCost()));
    if (stakes.rankings() > 0) {
      terminal.say(String.format(Locale.ROOT, "hit rate     at 10 of '%s': %.4f in %,d rankings", stakes.stakes().items(),
          stakes.hitRate(), stakes.rankings()));
    }
  }

  private void print(RunSummary summary, double seconds) {
    RunSnapshot snapshot = summary.snapshot();
    terminal.say("scenario     %s, seed %d".formatted(summary.scenario().title(), summary.scenario().seed()));
    terminal.say(String.format(Locale.ROOT, "instances    %,d in %.2f s (%,.0f a second)%s", snapshot.index(), seconds,
        snapshot.index() / Math.max(seconds, 1e-9), interruption.requested() ? ", interrupted" : ""));
    snapshot.contestants().forEach(c -> terminal.say(c.cumulative().labels() == 0
        ? "  %-16s no label yet".formatted(c.name())
        : String.format(Locale.ROOT, "  %-16s accuracy %6.2f %%   kappa %7.4f", c.name(), 100 * c.cumulative().accuracy(),
            c.cumulative().kappa())));
    snapshot.stakes().ifPresent(stakes -> print(snapshot, stakes));
    terminal.say("drifts       " + summary.drifts().size() + ", detected " + summary.score().tp() + ", false alarms "
        + summary.score().fp());
    terminal.say("versions     " + (snapshot.versions().isEmpty() && !interruption.requested()
        ? String.format(Locale.ROOT, "none: the run ended before the champion had learned %,d labels; lower 'initialLabels'",
            summary.scenario().initialLabels())
        : String.valueOf(snapshot.versions().size())));
    summary.snapshot().forgetting().ifPresent(view -> ForgettingTable.print(view, terminal));
    snapshot.fingerprint().ifPresent(fingerprint -> terminal.say("fingerprint  " + fingerprint));
    summary.outcomes().forEach(outcome -> terminal.say("expected     %-8s %s (%s)".formatted(
        Params.word(outcome.state()).replace('-', ' '), outcome.expectation().describe(), outcome.valueText())));
    summary.scenario().next().forEach(text -> terminal.say("try next     " + text));
  }
}
