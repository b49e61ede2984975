// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector must keep, whatever its algorithm. */
class DetectorContractTest {

  static List<DetectorSpec> detectors() {
    return MoaDetectors.all();
  }

  @Test
  void anIdBelongsToOneAlgorithmAndIsLowerCaseWithHyphens() {
    var owners = new HashMap<String, Class<?>>();
    for (DetectorSpec spec : detectors()) {
      assertThat(spec.id()).matches("[a-z]+(-[a-z]+)*");
      assertThat(owners.merge(spec.id(), spec.getClass(), (old, now) -> old)).isEqualTo(spec.getClass());
      assertThat(spec.title()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void aCopyContinuesIdentically(DetectorSpec spec) {
    for (int cut = 0; cut < 4000; cut += 371) {
      double[] values = bits(cut);
      DriftDetector original = spec.create();
      for (int i = 0; i < cut; i++) {
        original.update(values[i]);
      }
      DriftDetector copy = original.copy();
      for (int i = cut; i < values.length; i++) {
        assertThat(copy.update(values[i])).isEqualTo(original.update(values[i]));
        assertThat(chart(copy)).isEqualTo(chart(original));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void feedingACopyLeavesTheOriginalAlone(DetectorSpec spec) {
    for (int cut = 0; cut < 4000; cut += 371) {
      double[] values = bits(cut);
      DriftDetector disturbed = spec.create();
      DriftDetector untouched = spec.create();
      for (int i = 0; i < cut; i++) {
        disturbed.update(values[i]);
        untouched.update(values[i]);
      }
      DriftDetector copy = disturbed.copy();
      for (int i = 0; i < 1000; i++) {
        copy.update(1 - values[i]);
      }
      for (int i = cut; i < values.length; i++) {
        assertThat(disturbed.update(values[i])).isEqualTo(untouched.update(values[i]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void twoDetectorsOfOneSpecAnswerAlikeEvenSideBySide(DetectorSpec spec) {
    double[] values = bits(7);
    Signals alone = Signals.of(spec.create(), values);
    DriftDetector neighbour = spec.create();
    DriftDetector detector = spec.create();
    var drifts = new ArrayList<Integer>();
    for (int i = 0; i < values.length; i++) {
      neighbour.update(1 - values[i]);
      if (detector.update(values[i]) == Signal.DRIFT) {
        drifts.add(i);
      }
    }
    assertThat(drifts).isEqualTo(alone.drifts());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void neverThrowsOnFiniteValues(DetectorSpec spec) {
    double[] extremes = {0, -0.0, 1, -1, 0.5, 1e-300, Double.MIN_VALUE, 1e18, -1e18, Double.MAX_VALUE,
        -Double.MAX_VALUE};
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      DriftDetector detector = spec.create();
      for (int i = 0; i < 3000; i++) {
        double value = switch (seed % 4) {
          case 0 -> extremes[random.nextInt(extremes.length)];
          case 1 -> random.nextGaussian() * 1e6;
          case 2 -> extremes[seed / 4];
          default -> random.nextDouble();
        };
        assertThat(detector.update(value)).isNotNull();
        detector.statistic();
        detector.driftLevel();
        detector.warningLevel();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void aDriftShowsAStatisticAtOrAboveItsLevel(DetectorSpec spec) {
    double[] values = bits(3);
    DriftDetector detector = spec.create();
    for (double value : values) {
      Signal signal = detector.update(value);
      if (signal == Signal.DRIFT && !Double.isNaN(detector.statistic())) {
        assertThat(detector.statistic()).isGreaterThanOrEqualTo(detector.driftLevel());
      } else if (signal == Signal.WARNING) {
        assertThat(detector.statistic()).isGreaterThanOrEqualTo(detector.warningLevel());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void aParameterOutOfRangeIsRejectedByNameValueAndRange(DetectorSpec spec) {
    for (Params.Info info : Params.of(spec)) {
      if (info.type().isEnum()) {
        assertRejected(spec, info, "sideways");
        continue;
      }
      if (Double.isFinite(info.param().min())) {
        assertRejected(spec, info, text(info, info.param().min() - 1));
      }
      if (Double.isFinite(info.param().max())) {
        assertRejected(spec, info, text(info, info.param().max() + 1));
      }
      if (info.type() == double.class) {
        assertRejected(spec, info, "NaN");
        assertRejected(spec, info, "Infinity");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void everyDetectorHasTheParametersItWasMadeWith(DetectorSpec spec) {
    assertThat(Params.with(spec, Map.of())).isEqualTo(spec);
    assertThat(Params.of(spec)).hasSize(spec.getClass().getRecordComponents().length);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void beforeTheFirstValueThereIsNoStatistic(DetectorSpec spec) {
    assertThat(spec.create().statistic()).isNaN();
  }

  /** The dummy speaks in any case, STEPD because its statistic is infinite there, a fixed baseline when it is passed. */
  @ParameterizedTest
  @MethodSource("detectors")
  void aConstantSeriesIsNoDrift(DetectorSpec spec) {
    if (spec instanceof EveryN || spec instanceof Stepd || spec instanceof EDetector(_, int warmUp, _, _) && warmUp == 0) {
      return;
    }
    for (double constant : new double[] {0, 0.25, 1}) {
      var values = new double[5000];
      Arrays.fill(values, constant);
      assertThat(Signals.of(spec.create(), values).drifts()).as("%s on %s", spec, constant).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void theThresholdIsAParameterAndAStricterOneGivesNoEarlierFirstDrift(DetectorSpec spec) {
    Threshold threshold = spec.thresholdParameter().orElse(null);
    if (threshold == null) {
      assertThat(spec).isInstanceOf(Eddm.class);
      return;
    }
    Params.Info info =
        Params.of(spec).stream().filter(i -> i.name().equals(threshold.parameter())).findAny().orElseThrow();
    double own = ((Number) info.value()).doubleValue();
    double strict = threshold.strictness() == Threshold.Strictness.HIGHER
        ? Math.min(own * 1.5, info.param().max()) : own / 2;
    DetectorSpec stricter = Params.with(spec, Map.of(threshold.parameter(), text(info, strict)));
    for (int seed = 0; seed < 20; seed++) {
      int first = Signals.of(spec.create(), bits(seed)).drifts().stream().findFirst().orElse(Integer.MAX_VALUE);
      int later = Signals.of(stricter.create(), bits(seed)).drifts().stream().findFirst().orElse(Integer.MAX_VALUE);
      assertThat(later).as("seed %d", seed).isGreaterThanOrEqualTo(first);
    }
  }

  @ParameterizedTest
  @CsvSource({"ddm, warningLevel, 3.5, driftLevel", "rddm, warningLevel, 3, driftLevel",
      "hddm-a, warningConfidence, 1e-4, driftConfidence", "hddm-w, warningConfidence, 1e-4, driftConfidence",
      "stepd, warningSignificance, 1e-4, driftSignificance", "kswin, recent, 60, window", "e-detector, warmUp, 0, baseline"})
  void parametersThatContradictEachOtherAreRejectedByName(String id, String name, String value, String other) {
    DetectorSpec spec = detectors().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();

    assertThatThrownBy(() -> Params.with(spec, Map.of(name, value))).isInstanceOf(InputException.class)
        .hasMessageContaining("'" + name + "'").hasMessageContaining("'" + other + "'");
  }

  private static List<Double> chart(DriftDetector detector) {
    return List.of(detector.statistic(), detector.warningLevel(), detector.driftLevel());
  }

  private static void assertRejected(DetectorSpec spec, Params.Info info, String text) {
    assertThatThrownBy(() -> Params.with(spec, Map.of(info.name(), text)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'" + info.name() + "'")
        .hasMessageContaining(text)
        .hasMessageContaining(info.range());
  }

  private static String text(Params.Info info, double value) {
    return info.type() == double.class ? Double.toString(value) : Long.toString((long) value);
  }

  /** 5,000 errors with rates 0.1, 0.4 and 0.05 in turn, 800 each. */
  private static double[] bits(long seed) {
    var random = new Random(seed);
    var values = new double[5000];
    double[] rates = {0.1, 0.4, 0.05};
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < rates[i / 800 % 3] ? 1 : 0;
    }
    return values;
  }
}
