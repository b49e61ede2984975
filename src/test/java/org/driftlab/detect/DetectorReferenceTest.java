// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares every detector with the answers of MOA 2024.07.0 on ten series. */
class DetectorReferenceTest {
  private static final List<String> FILES = List.of(
      "bernoulli-abrupt", "bernoulli-abrupt-small", "bernoulli-gradual", "bernoulli-improving", "bernoulli-rare",
      "bernoulli-recurring", "bernoulli-stationary", "real-abrupt", "real-incremental", "real-stationary");
  private static final Pattern FINAL_WINDOW = Pattern.compile("delta=(.*?); final width=(.*?); final estimation=(.*)");

  static Stream<Arguments> entries() throws Exception {
    var entries = new ArrayList<Arguments>();
    for (String file : FILES) {
      JsonNode root = read(file);
      double[] values = doubles(root.get("values"));
      for (JsonNode expected : root.get("expected")) {
        entries.add(arguments(file, expected.get("detector").asString(), values, expected));
      }
    }
    return entries.stream();
  }

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("entries")
  void answersAtExactlyTheReferenceIndices(String file, String detector, double[] values, JsonNode expected) {
    Signals signals = Signals.of(MoaDetectors.spec(detector).create(), values);

    assertThat(signals.drifts()).as("%s on %s", detector, file).isEqualTo(integers(expected.get("changes")));
    assertThat(signals.warnings()).hasSize(expected.get("warningCount").asInt());
    assertThat(signals.warnings().stream().limit(20).toList()).isEqualTo(integers(expected.get("firstWarnings")));
  }

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("entries")
  void rawAdwinEndsWithTheReferenceWindow(String file, String detector, double[] values, JsonNode expected) {
    Matcher options = FINAL_WINDOW.matcher(expected.get("options").asString());
    if (!detector.equals("ADWIN")) {
      assertThat(options.matches()).as("only raw ADWIN states a final window").isFalse();
      return;
    }
    assertThat(options.matches()).isTrue();
    var window = new AdwinWindow(Double.parseDouble(options.group(1)));
    for (double value : values) {
      window.add(value);
    }
    assertThat(window.width()).isEqualTo(Long.parseLong(options.group(2)));
    assertThat(Double.toString(window.mean())).as(file).isEqualTo(options.group(3));
  }

  private static JsonNode read(String file) throws Exception {
    String resource = "/reference/detectors/" + file + ".json";
    try (InputStream in = Objects.requireNonNull(DetectorReferenceTest.class.getResourceAsStream(resource))) {
      return JsonMapper.shared().readTree(in);
    }
  }

  private static double[] doubles(JsonNode array) {
    var values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  private static List<Integer> integers(JsonNode array) {
    var values = new ArrayList<Integer>();
    for (JsonNode value : array) {
      values.add(value.asInt());
    }
    return values;
  }
}
