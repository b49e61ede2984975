// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Names;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.engine.forgetting.GlyphTrial;
import org.driftlab.engine.forgetting.Setting;
import org.driftlab.evaluate.Forgetting;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.neural.ContinualMlp;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NearestClassMean;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.learn.neural.Remedy;
import org.driftlab.learn.neural.StreamingLda;
import org.driftlab.stream.Glyphs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code driftlab forgetting}: what remedies against forgetting are worth on glyph tasks. */
@Command(name = "forgetting", mixinStandardHelpOptions = true,
    description = "Learns glyph tasks one after the other and shows what each strategy forgets.")
final class ForgettingCommand implements Callable<Integer> {
  private static final String JOINT = "joint";
  private static final String MEANS = "nearest-class-mean";
  private static final String DISCRIMINANT = "streaming-lda";
  private static final Mlp NETWORK = new Mlp("100,100", 16, NeuralOptimizer.ADAM, 0.003, 0, 0, false, 0, false);

  private final Terminal terminal;
  private final Interruption interruption;
  private final List<Object> results = new ArrayList<>();

  @Option(names = "--task", paramLabel = "TASK", description = "split, permuted or rotated (default: split).")
  private String task = "split";

  @Option(names = "--setting", paramLabel = "SETTING",
      description = "What is to be told apart: task, domain or class (default: class).")
  private String setting = "class";

  @Option(names = "--strategies", paramLabel = "A,B,…", split = ",",
      description = "Some of naive, replay, der-plus-plus, ewc, lwf, a-gem, gdumb, joint, nearest-class-mean,"
          + " streaming-lda (default: all).")
  private List<String> strategies = List.of();

  @Option(names = "--tasks", paramLabel = "N", description = "How many tasks (default: 5).")
  private int tasks = 5;

  @Option(names = "--instances", paramLabel = "N", description = "Training instances a task (default: 1500).")
  private int instances = 1_500;

  @Option(names = "--every", paramLabel = "N",
      description = "Training instances between two tests on past tasks (default: 100).")
  private int every = 100;

  @Option(names = "--memory", paramLabel = "N", description = "Instances kept to rehearse (default: 200).")
  private int memory = 200;

  @Option(names = "--set", paramLabel = "k=v", description = "Sets a parameter of the network.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--seed", paramLabel = "N", description = "The seed (default: 1).")
  private long seed = 1;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ForgettingCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Inputs.atLeast("--instances", instances, 1);
    Inputs.atLeast("--every", every, 1);
    Mlp network = Params.with(NETWORK, parameters, Catalog::find);
    List<String> chosen = strategies.isEmpty() ? all() : strategies;
    var specs = new LinkedHashMap<String, LearnerSpec>();
    chosen.forEach(name -> specs.put(name, spec(name, network)));
    trial(false);
    if (!json) {
      head();
    }
    try (var progress = new Progress(terminal, "strategies", specs.size())) {
      specs.forEach((name, spec) -> {
        if (!interruption.requested()) {
          Forgetting forgetting = trial(name.equals(JOINT)).run(spec, interruption::requested);
          if (!interruption.requested()) {
            tell(name, forgetting);
            progress.update(results.size());
          }
        }
      });
    }
    finish(specs.size());
    return interruption.requested() ? DriftLabCommand.INTERRUPTED : DriftLabCommand.DONE;
  }

  private static List<String> all() {
    var names = new ArrayList<String>();
    for (Remedy remedy : Remedy.values()) {
      names.add(Params.word(remedy));
    }
    names.add(JOINT);
    names.add(MEANS);
    names.add(DISCRIMINANT);
    return names;
  }

  private LearnerSpec spec(String name, Mlp network) {
    if (!all().contains(name)) {
      throw new InputException(Names.unknown("strategy", name, all()));
    }
    if (name.equals(MEANS)) {
      return new NearestClassMean();
    }
    if (name.equals(DISCRIMINANT)) {
      return new StreamingLda();
    }
    return new ContinualMlp(name.equals(JOINT) ? Remedy.NAIVE : Inputs.constant("strategy", name, Remedy.values()), memory, 1, 0,
        network);
  }

  private GlyphTrial trial(boolean joint) {
    return new GlyphTrial(Inputs.constant("task", task, Glyphs.Task.values()), Inputs.constant("setting", setting, Setting.values()),
        tasks, instances, 200, every, joint, seed);
  }

  private void head() {
    terminal.say("%s glyphs, %s-incremental, %d tasks of %,d instances, seed %d".formatted(task, setting, tasks, instances,
        seed));
    var line = new StringBuilder("%-20s".formatted("strategy"));
    for (Figure figure : Figure.values()) {
      line.append(" %13s".formatted(Params.word(figure)));
    }
    terminal.say(line.toString());
  }

  private void tell(String name, Forgetting forgetting) {
    var figures = new LinkedHashMap<String, Object>();
    var line = new StringBuilder("%-20s".formatted(name));
    for (Figure figure : Figure.values()) {
      double value = forgetting.value(figure);
      line.append(Double.isNaN(value) ? " %13s".formatted("–") : String.format(Locale.ROOT, " %13.3f", value));
      if (Double.isFinite(value)) {
        figures.put(Params.word(figure), value);
      }
    }
    results.add(Json.object("strategy", name, "figures", figures, "matrix", forgetting.matrix()));
    if (!json) {
      terminal.say(line.toString());
    }
  }

  private void finish(int wanted) {
    if (json) {
      terminal.say(Json.write(Json.object("task", task, "setting", setting, "tasks", tasks, "instances", instances, "seed",
          seed, "results", results)));
      return;
    }
    for (Figure figure : Figure.values()) {
      terminal.say("%-13s  %s".formatted(Params.word(figure), figure.formula()));
    }
    if (setting.equalsIgnoreCase("class")) {
      terminal.say("Classes that never come together cannot be told apart by a method that keeps no instances: here "
          + "naive, EWC and LwF are expected to fall to about 1/%d; this is no fault of the program.".formatted(tasks));
    }
    if (results.size() < wanted) {
      terminal.say("Stopped after %d of %d strategies.".formatted(results.size(), wanted));
    }
  }
}
