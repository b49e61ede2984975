// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.driftlab.data.Params;

/** Translates the detector names of the reference vectors, with their command line options, into specs. */
final class MoaDetectors {
  private record Entry(DetectorSpec defaults, Map<String, String> options) {}

  private static final Map<String, Entry> BY_NAME = Map.ofEntries(
      Map.entry("ADWIN", new Entry(new Adwin(), Map.of("-a", "delta"))),
      Map.entry("ADWINChangeDetector", new Entry(new AdwinIncrease(), Map.of("-a", "delta"))),
      Map.entry("DDM", new Entry(new Ddm(), Map.of("-n", "minInstances", "-w", "warningLevel", "-o", "driftLevel"))),
      Map.entry("EDDM", new Entry(new Eddm(), Map.of())),
      Map.entry("RDDM", new Entry(new Rddm(), Map.of("-n", "minInstances", "-w", "warningLevel", "-o", "driftLevel",
          "-x", "maxConcept", "-y", "minStable", "-z", "warnLimit"))),
      Map.entry("HDDM_A_Test", new Entry(new HddmA(),
          Map.of("-d", "driftConfidence", "-w", "warningConfidence", "-t", "sides"))),
      Map.entry("HDDM_W_Test", new Entry(new HddmW(),
          Map.of("-d", "driftConfidence", "-w", "warningConfidence", "-m", "lambda", "-t", "sides"))),
      Map.entry("PageHinkleyDM", new Entry(new PageHinkley(),
          Map.of("-n", "minInstances", "-d", "delta", "-l", "threshold", "-a", "alpha"))),
      Map.entry("CusumDM", new Entry(new Cusum(), Map.of("-n", "minInstances", "-d", "delta", "-l", "threshold"))),
      Map.entry("EWMAChartDM", new Entry(new Ecdd(), Map.of("-n", "minInstances", "-l", "lambda"))),
      Map.entry("GeometricMovingAverageDM", new Entry(new Gma(),
          Map.of("-n", "minInstances", "-l", "threshold", "-a", "alpha"))),
      Map.entry("STEPD", new Entry(new Stepd(),
          Map.of("-r", "window", "-o", "driftSignificance", "-w", "warningSignificance"))),
      Map.entry("SEEDChangeDetector", new Entry(new Seed(), Map.of(
          "-d", "delta", "-b", "blockSize", "-e", "epsilonPrime", "-a", "alpha", "-c", "compressEvery"))));

  private MoaDetectors() {}

  /** The spec of a name such as "HDDM_A_Test -t One-sided". */
  static DetectorSpec spec(String moaName) {
    String[] words = moaName.split(" ");
    Entry entry = Objects.requireNonNull(BY_NAME.get(words[0]), words[0]);
    var texts = new HashMap<String, String>();
    for (int i = 1; i < words.length; i += 2) {
      texts.put(entry.options.get(words[i]), words[i + 1]);
    }
    return Params.with(entry.defaults, texts);
  }

  /** Every detector with its defaults, and those with several algorithms in each of them. */
  static List<DetectorSpec> all() {
    return List.of(new Degradation(), new EveryN(), new Adwin(), new AdwinIncrease(), new Ddm(), new Eddm(),
        new Rddm(), new HddmA(), new HddmW(), new PageHinkley(), new Cusum(), new Ecdd(), new Gma(), new Stepd(),
        new Seed(), new Kswin(), new Fhddm(), new Mddm(),
        new Mddm(50, 1e-3, Mddm.Weights.ARITHMETIC, 0.01), new Mddm(50, 1e-3, Mddm.Weights.EXPONENTIAL, 0.01),
        new Bocpd(), new Bocpd(Bocpd.Model.GAUSSIAN, 1000, 0.1, 500, 20, 0.5, 0.2),
        new EDetector(), new EDetector(0.001, 0, 0.2, EDetector.Combination.CUSUM));
  }
}
