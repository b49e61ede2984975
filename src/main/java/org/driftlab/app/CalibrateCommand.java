// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.detect.Calibration;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftFree;
import org.driftlab.detect.Input;
import org.driftlab.detect.RunLength;
import org.driftlab.detect.Threshold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code driftlab calibrate}: the threshold of a detector for a wanted run length without drift. */
@Command(name = "calibrate", mixinStandardHelpOptions = true,
    description = "Finds the threshold at which a detector's mean run length to a false alarm has a given value.")
final class CalibrateCommand implements Callable<Integer> {
  private static final int SEARCH_SERIES = 400;
  private static final int FRESH_SERIES = 1000;
  private static final long LONGEST = 1_000_000;

  private final Terminal terminal;
  private final Interruption interruption;

  @Parameters(index = "0", paramLabel = "DETECTOR", description = "A detector's id; see 'driftlab list detectors'.")
  private String detector = "";

  @Option(names = "--ert", paramLabel = "N", required = true,
      description = "The wanted mean number of values to a false alarm.")
  private long ert;

  @ArgGroup
  private Source source = new Source();

  @Option(names = "--set", paramLabel = "k=v", description = "Sets another parameter of the detector.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--seed", paramLabel = "N", description = "The seed of the drift-free data (default: 1).")
  private long seed = 1;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Where the drift-free data come from. */
  static final class Source {
    @Option(names = "--error-rate", paramLabel = "P", description = "Errors of this constant rate (default: 0.2).")
    private double rate = 0.2;

    @Option(names = "--data", paramLabel = "FILE",
        description = "Values of this file, one a line, drawn with replacement; - is standard input.")
    private @Nullable String data;
  }

  CalibrateCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    DetectorSpec spec = Catalog.DETECTORS.find(detector, parameters);
    Threshold threshold = spec.thresholdParameter().orElseThrow(() -> new InputException(
        "The detector %s has no threshold to calibrate; choose another one.".formatted(spec.id())));
    if (parameters.containsKey(threshold.parameter())) {
      throw new InputException("Parameter '%s' is what is looked for; leave it out of --set."
          .formatted(threshold.parameter()));
    }
    checkTarget();
    String file = source.data;
    double[] values = file == null ? new double[0] : read(file, spec);
    DriftFree data = file == null ? DriftFree.errors(checkedRate(), seed) : DriftFree.resampled(values, seed);
    long span = file == null ? ert : values.length;
    try (var progress = new Progress(terminal, "values", 0)) {
      var calibration = new Calibration(data.replay(spec), ert, SEARCH_SERIES, FRESH_SERIES, progress::update,
          interruption::requested);
      double found = search(calibration, spec, threshold);
      RunLength measured = calibration.measure(found, span);
      progress.close();
      if (interruption.requested()) {
        return DriftLabCommand.INTERRUPTED;
      }
      print(spec, threshold, found, measured);
    }
    return DriftLabCommand.DONE;
  }

  private void checkTarget() {
    Inputs.atLeast("--ert", ert, 1);
    if (ert > LONGEST) {
      throw new InputException("Option '--ert' is %d but must be at most %d, or the replay would take hours."
          .formatted(ert, LONGEST));
    }
  }

  private double checkedRate() {
    double rate = source.rate;
    if (!(rate >= 0 && rate <= 1)) {
      throw new InputException("Option '--error-rate' is %s but must be in [0, 1].".formatted(rate));
    }
    return rate;
  }

  private double[] read(String file, DetectorSpec spec) {
    var values = new ArrayList<Double>();
    new ValueLines(terminal, interruption).read(file, spec, values::add);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double search(Calibration calibration, DetectorSpec spec, Threshold threshold) {
    Params.Info info =
        Params.of(spec).stream().filter(i -> i.name().equals(threshold.parameter())).findFirst().orElseThrow();
    boolean rising = threshold.strictness() == Threshold.Strictness.HIGHER;
    double low = Math.max(info.param().min(), rising ? 1e-6 : 1e-100);
    double high = Math.min(info.param().max(), rising ? 1e9 : 1);
    double found = calibration.find(threshold.parameter(), threshold.strictness(), low, high);
    double rounded = new BigDecimal(found)
        .round(new MathContext(4, rising ? RoundingMode.CEILING : RoundingMode.FLOOR)).doubleValue();
    return Math.min(high, Math.max(low, info.type() == int.class ? Math.rint(rounded) : rounded));
  }

  private void print(DetectorSpec spec, Threshold threshold, double found, RunLength run) {
    List<String> settings = settings(spec, DriftFree.with(spec, threshold, found));
    if (json) {
      terminal.say(Json.write(Json.object("detector", spec.id(), "parameter", threshold.parameter(), "value", found,
          "ert", ert, "runLength", Json.number(run.mean()), "runLengthLow", Json.number(run.low()),
          "runLengthHigh", Json.number(run.high()), "series", run.series(), "alarms", run.alarms(),
          "sampleSize", run.span(), "falseAlarmRate", run.rate(), "falseAlarmRateLow", run.rateLow(),
          "falseAlarmRateHigh", run.rateHigh(), "set", settings)));
      return;
    }
    row("detector", spec.title());
    row("threshold", settings.isEmpty() ? threshold.parameter() + " as it is" : settings.getFirst());
    row("wanted run length", "%,d values".formatted(ert));
    row("measured", "%s values on %,d fresh series (95 %%: %s to %s)"
        .formatted(count(run.mean()), run.series(), count(run.low()), count(run.high())));
    if (run.low() > ert) {
      row("mind", "the run length jumps over the wanted one here; a milder threshold falls short of it");
    }
    row("false alarm", "within %,d values in %.1f %% of series (95 %%: %.1f to %.1f)"
        .formatted(run.span(), 100 * run.rate(), 100 * run.rateLow(), 100 * run.rateHigh()));
    row("use", "driftlab detect %s FILE%s".formatted(spec.id(),
        String.join("", settings.stream().map(setting -> " --set " + setting).toList())));
  }

  /** What differs from the catalog's defaults, as the option --set takes it; the threshold comes first. */
  private static List<String> settings(DetectorSpec spec, DetectorSpec found) {
    String first = spec.thresholdParameter().orElseThrow().parameter();
    List<Params.Info> defaults = Params.of(Catalog.DETECTORS.find(spec.id(), Map.of()));
    var settings = new ArrayList<String>();
    for (Params.Info info : Params.of(found)) {
      boolean same = defaults.stream().anyMatch(d -> d.name().equals(info.name()) && d.value().equals(info.value()));
      if (!same) {
        String value = info.type().isEnum() ? Params.word(info.value()) : info.value().toString();
        settings.add(info.name().equals(first) ? 0 : settings.size(), info.name() + "=" + value);
      }
    }
    return settings;
  }

  private static String count(double values) {
    return Double.isFinite(values) ? String.format(Locale.ROOT, "%,.0f", values) : "without end";
  }

  private void row(String name, String text) {
    terminal.say("%-18s %s".formatted(name, text));
  }
}
