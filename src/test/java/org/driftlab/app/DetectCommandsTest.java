// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.catalog.Catalog;
import org.driftlab.detect.DetectorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DetectCommandsTest {

  static List<DetectorSpec> detectors() {
    return Catalog.DETECTORS.specs();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void every_detector_runs_over_errors_from_the_command_line(DetectorSpec spec) {
    Cli cli = detect("0\n1\n".repeat(500), spec.id(), "--json");
    assertThat(cli.code()).isZero();
    assertThat(cli.json().get("detector").asString()).isEqualTo(spec.id());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void every_detector_rejects_what_is_no_finite_number_and_an_empty_series(DetectorSpec spec) {
    for (String bad : List.of("NaN", "Infinity", "-Infinity", "x")) {
      rejected(detect("0\n1\n" + bad + "\n", spec.id()), "Line 3 of standard input is '" + bad + "'");
    }
    rejected(detect("", spec.id()), "There is no value in standard input");
    rejected(detect("\n\n", spec.id()), "There is no value in standard input");
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_value_outside_a_detectors_range_is_rejected_with_its_line(DetectorSpec spec) {
    Cli cli = detect("0\n1\n1.5\n", spec.id());
    if (spec.input().accepts(1.5)) {
      assertThat(cli.code()).isZero();
    } else {
      rejected(cli, "Line 3 of standard input is '1.5' but must be " + spec.input().range() + " for " + spec.id());
    }
  }

  @ParameterizedTest
  @CsvSource({"ddm, warningLevel=3.5, driftLevel", "hddm-w, warningConfidence=0.0001, driftConfidence",
      "stepd, warningSignificance=0.001, driftSignificance", "kswin, recent=80, window"})
  void thresholds_that_contradict_each_other_are_rejected(String id, String setting, String other) {
    Cli cli = detect("0\n", id, "--set", setting);
    rejected(cli, "'" + setting.substring(0, setting.indexOf('=')) + "'");
    assertThat(cli.err()).contains("'" + other + "'");
  }

  @Test
  void calibrate_prints_a_setting_that_detect_takes() {
    JsonNode found = Cli.run("calibrate", "cusum", "--ert", "300", "--seed", "5", "--json").json();
    assertThat(found.get("parameter").asString()).isEqualTo("threshold");
    assertThat(found.get("runLengthLow").asDouble()).isLessThan(330);
    assertThat(found.get("runLengthHigh").asDouble()).isGreaterThan(270);
    assertThat(found.get("falseAlarmRate").asDouble()).isBetween(0.4, 0.8);
    String setting = found.get("set").get(0).asString();
    assertThat(setting).isEqualTo("threshold=" + found.get("value").asDouble());
    assertThat(detect("0\n1\n", "cusum", "--set", setting).code()).isZero();
    assertThat(Cli.run("calibrate", "cusum", "--ert", "300", "--seed", "5", "--json").json()).isEqualTo(found);
  }

  @Test
  void calibrate_resamples_a_file_and_speaks_of_its_size() {
    Cli cli = Cli.run("0.1\n0.5\n0.4\n0.2\n".repeat(50), new Interruption(), "calibrate", "page-hinkley", "--ert", "200",
        "--data", "-", "--set", "minInstances=10");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("within 200 values").contains("--set minInstances=10").contains("--set threshold=");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "calibrate eddm --ert 100 | eddm has no threshold",
      "calibrate ddm | --ert",
      "calibrate ddm --ert 0 | '--ert' is 0 but must be at least 1",
      "calibrate ddm --ert 99999999999 | '--ert' is 99999999999 but must be at most",
      "calibrate ddm --ert 100 --error-rate 2 | '--error-rate' is 2.0",
      "calibrate ddm --ert 100 --error-rate NaN | '--error-rate' is NaN",
      "calibrate ddm --ert 100 --set driftLevel=3 | 'driftLevel' is what is looked for",
      "calibrate dmm --ert 100 | did you mean 'ddm'",
      "calibrate ddm --ert 100 --data no-such.txt | no-such.txt",
      "calibrate ddm --ert 100 --error-rate 0.1 --data x | Only one of"})
  void a_mistake_in_calibrate_is_named(String line, String expected) {
    rejected(Cli.run(line.split(" ")), expected);
  }

  private static Cli detect(String input, String id, String... options) {
    var line = new ArrayList<>(List.of("detect", id, "-"));
    line.addAll(List.of(options));
    return Cli.run(input, new Interruption(), line.toArray(String[]::new));
  }

  private static void rejected(Cli cli, String expected) {
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err().strip()).contains(expected).doesNotContain("\n");
  }
}
