// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.engine.LabelDelay;
import org.driftlab.evaluate.Metrics;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab evaluate}: a learner test-then-train on a file or a stream. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
    description = "Evaluates a learner prequentially: each instance is predicted before it is learned.")
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(index = "0", paramLabel = "LEARNER", description = "A learner's id; see 'driftlab list learners'.")
  private String learner = "";

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(names = "--class", paramLabel = "COL", description = "The file's label column (default: the last).")
  private @Nullable String label;

  @Option(names = "--set", paramLabel = "k=v", description = "Sets a parameter of the stream.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--count", paramLabel = "N", description = "The number of instances; needed with --stream.")
  private @Nullable Long count;

  @Option(names = "--learner-set", paramLabel = "k=v", description = "Sets a parameter of the learner.")
  private Map<String, String> learnerParameters = new LinkedHashMap<>();

  @Option(names = "--delay", paramLabel = "N", description = "Labels arrive this many instances late (default: 0).")
  private int delay;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of stream and learner.")
  private @Nullable Integer seed;

  @Option(names = "--explain", description = "Also print feature importance, the learner's figures and its tree.")
  private boolean explain;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Where the instances come from. */
  static final class Source {
    @Option(names = "--data", paramLabel = "F", required = true, description = "A CSV or ARFF file.")
    private @Nullable String data;

    @Option(names = "--stream", paramLabel = "S", required = true, description = "A stream's id.")
    private @Nullable String stream;
  }

  EvaluateCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    LearnerSpec spec = Catalog.LEARNERS.find(learner, learnerParameters);
    int checkedDelay = new LabelDelay.Fixed(delay).delay();
    if (count != null) {
      Inputs.atLeast("--count", count, 1);
    }
    try (InstanceStream stream = open();
        var progress = new Progress(terminal, "instances", count == null ? 0 : count)) {
      Learner model = spec.create(stream.schema(), seed == null ? 1 : seed);
      Prequential.Result result = new Prequential(stream, model, checkedDelay)
          .run(count == null ? Long.MAX_VALUE : count, progress::update, interruption::requested);
      progress.close();
      print(spec, result, new Explanation(stream.schema(), model));
    } catch (CancellationException e) {
      return DriftLabCommand.INTERRUPTED;
    }
    return DriftLabCommand.DONE;
  }

  private InstanceStream open() {
    String file = source.data;
    String id = source.stream;
    if (file != null) {
      var spec = new FileStream(file, label == null ? "" : label, "");
      return Params.with(spec, parameters, Catalog::find).create(rows -> !interruption.requested());
    }
    if (label != null) {
      throw new InputException("Option '--class' names a column of a file; leave it out with --stream.");
    }
    if (count == null) {
      throw new InputException("Option '--count' is missing; a generated stream has no end of its own.");
    }
    return Inputs.seeded(Catalog.STREAMS.find(String.valueOf(id), parameters), seed).create();
  }

  private void print(LearnerSpec spec, Prequential.Result result, Explanation explanation) {
    Metrics metrics = result.metrics();
    double rate = result.instances() / Math.max(result.seconds(), 1e-9);
    if (json) {
      var fields = Json.object("learner", spec.id(), "instances", result.instances(),
          "accuracy", Json.number(metrics.accuracy()), "kappa", Json.number(metrics.kappa()),
          "kappaM", Json.number(metrics.kappaM()), "kappaT", Json.number(metrics.kappaT()),
          "seconds", result.seconds(), "instancesPerSecond", rate, "modelBytes", result.modelBytes());
      if (explain) {
        fields.put("explanation", explanation.json());
      }
      terminal.say(Json.write(fields));
      return;
    }
    terminal.say("%-22s %s".formatted("learner", spec.title()));
    row("instances", "%,d", result.instances());
    row("accuracy", "%.2f %%", 100 * metrics.accuracy());
    row("kappa", "%.4f", metrics.kappa());
    row("kappa M (majority)", "%.4f", metrics.kappaM());
    row("kappa T (no change)", "%.4f", metrics.kappaT());
    row("time", "%.3f s (predict, score, learn)", result.seconds());
    row("rate", "%,.0f instances/s", rate);
    row("model size", "%,d bytes", result.modelBytes());
    if (explain) {
      explanation.lines().forEach(terminal::say);
    }
  }

  private void row(String name, String format, Object value) {
    boolean absent = value instanceof Double number && number.isNaN();
    terminal.say("%-22s %s".formatted(name, absent ? "absent" : String.format(Locale.ROOT, format, value)));
  }
}
