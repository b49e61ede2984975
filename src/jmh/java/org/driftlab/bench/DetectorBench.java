// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import moa.classifiers.core.driftdetection.ADWIN;
import moa.classifiers.core.driftdetection.ADWINChangeDetector;
import moa.classifiers.core.driftdetection.AbstractChangeDetector;
import moa.classifiers.core.driftdetection.CusumDM;
import moa.classifiers.core.driftdetection.DDM;
import moa.classifiers.core.driftdetection.EDDM;
import moa.classifiers.core.driftdetection.EWMAChartDM;
import moa.classifiers.core.driftdetection.GeometricMovingAverageDM;
import moa.classifiers.core.driftdetection.HDDM_A_Test;
import moa.classifiers.core.driftdetection.HDDM_W_Test;
import moa.classifiers.core.driftdetection.PageHinkleyDM;
import moa.classifiers.core.driftdetection.RDDM;
import moa.classifiers.core.driftdetection.SEEDChangeDetector;
import moa.classifiers.core.driftdetection.STEPD;
import org.driftlab.catalog.Catalog;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times DriftLab's detectors beside MOA's: one shot is a fresh detector that takes 2,000,000 errors whose rate
 * alternates between 0.1 and 0.3 every 50,000. {@link #main} runs all pairs and prints one table: {@code mvn -Pbench
 * -Dbench.main=org.driftlab.bench.DetectorBench verify}. MOA's STEPD needs Weka; where that is not on the class path,
 * as for detectors that MOA does not have, DriftLab is timed alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@Fork(1)
public class DetectorBench {
  static final int VALUES = 2_000_000;
  private static final List<String> PAIRS = List.of("adwin", "adwin-increase", "ddm", "eddm", "rddm", "hddm-a", "hddm-w",
      "page-hinkley", "cusum", "ewma", "gma", "seed");
  private static final List<String> ALONE =
      List.of("degradation", "kswin", "fhddm", "mddm", "bocpd", "e-detector");

  @Param({"adwin", "adwin-increase", "ddm", "eddm", "rddm", "hddm-a", "hddm-w", "page-hinkley", "cusum", "ewma", "gma",
      "seed", "stepd", "degradation", "kswin", "fhddm", "mddm", "bocpd", "e-detector"})
  public String detector;

  @Param({"DriftLab", "MOA"})
  public String system;

  private final double[] values = new double[VALUES];

  @Setup(Level.Trial)
  public void generate() {
    var random = new Random(1);
    for (int i = 0; i < VALUES; i++) {
      values[i] = random.nextDouble() < (i / 50_000 % 2 == 0 ? 0.1 : 0.3) ? 1 : 0;
    }
  }

  /** The number of drifts reported. */
  @Benchmark
  public int detect(LearnerBench.Processor processor) {
    long start = LearnerBench.Processor.now();
    int drifts = detect();
    processor.nanoseconds = LearnerBench.Processor.now() - start;
    return drifts;
  }

  private int detect() {
    if (system.equals("DriftLab")) {
      return own(spec(detector).create());
    }
    return detector.equals("adwin") ? moaWindow(new ADWIN(0.002)) : moa(moaDetector(detector));
  }

  private int own(DriftDetector own) {
    int drifts = 0;
    for (double value : values) {
      drifts += own.update(value) == Signal.DRIFT ? 1 : 0;
    }
    return drifts;
  }

  private int moaWindow(ADWIN window) {
    int drifts = 0;
    for (double value : values) {
      drifts += window.setInput(value) ? 1 : 0;
    }
    return drifts;
  }

  private int moa(AbstractChangeDetector moa) {
    moa.prepareForUse();
    int drifts = 0;
    for (double value : values) {
      moa.input(value);
      drifts += moa.getChange() ? 1 : 0;
    }
    return drifts;
  }

  private static DetectorSpec spec(String id) {
    return Catalog.DETECTORS.find(id, Map.of());
  }

  private static AbstractChangeDetector moaDetector(String id) {
    return switch (id) {
      case "adwin-increase" -> new ADWINChangeDetector();
      case "ddm" -> new DDM();
      case "eddm" -> new EDDM();
      case "rddm" -> new RDDM();
      case "hddm-a" -> new HDDM_A_Test();
      case "hddm-w" -> new HDDM_W_Test();
      case "page-hinkley" -> new PageHinkleyDM();
      case "cusum" -> new CusumDM();
      case "ewma" -> new EWMAChartDM();
      case "gma" -> new GeometricMovingAverageDM();
      case "seed" -> new SEEDChangeDetector();
      case "stepd" -> new STEPD();
      default -> throw new IllegalArgumentException(id);
    };
  }

  public static void main(String[] args) throws RunnerException {
    var pairs = new ArrayList<>(PAIRS);
    var alone = new ArrayList<>(ALONE);
    (hasWeka() ? pairs : alone).add("stepd");
    Map<String, Map<String, double[]>> rows = new TreeMap<>();
    for (List<String> detectors : List.of(pairs, alone)) {
      var options = new OptionsBuilder().include(DetectorBench.class.getName()).verbosity(VerboseMode.SILENT)
          .param("detector", detectors.toArray(String[]::new))
          .param("system", detectors == pairs ? new String[] {"DriftLab", "MOA"} : new String[] {"DriftLab"}).build();
      for (RunResult result : new Runner(options).run()) {
        rows.computeIfAbsent(result.getParams().getParam("detector"), key -> new TreeMap<>())
            .put(result.getParams().getParam("system"), shots(result));
      }
    }
    System.out.printf("%nns of processor time per value: median of the shots (fastest–slowest)%n%n");
    System.out.printf("| detector | DriftLab | MOA | MOA / DriftLab | drifts DriftLab, MOA |%n");
    System.out.printf("|---|---|---|---|---|%n");
    rows.forEach(DetectorBench::print);
  }

  /** Nanoseconds of processor time per value of each shot, in ascending order. */
  private static double[] shots(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(shot -> shot.getSecondaryResults().get("nanoseconds").getScore() / VALUES)
        .sorted()
        .toArray();
  }

  private static void print(String id, Map<String, double[]> systems) {
    double[] own = systems.get("DriftLab");
    double[] moa = systems.get("MOA");
    String drifts = drifts(id, "DriftLab") + (moa == null ? "" : ", " + drifts(id, "MOA"));
    System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %s |%n", id, cell(own), moa == null ? "–" : cell(moa),
        moa == null ? "–" : String.format(Locale.ROOT, "%.1f", median(moa) / median(own)), drifts);
  }

  private static boolean hasWeka() {
    try {
      Class.forName("weka.core.Statistics");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static int drifts(String id, String system) {
    var bench = new DetectorBench();
    bench.detector = id;
    bench.system = system;
    bench.generate();
    return bench.detect();
  }

  private static String cell(double[] shots) {
    return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", median(shots), shots[0], shots[shots.length - 1]);
  }

  private static double median(double[] ascending) {
    return ascending[ascending.length / 2];
  }
}
