// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code generate} with a scenario's drift, with the truth, and of every reference stream. */
class GenerateTruthTest {
  private static final String SCENARIO = """
      driftlab: 1
      id: turned
      stream: {id: sea, function: 1, noisePercentage: 0}
      drift:
        - {kind: concept, start: 100, to: {id: sea, function: 3, noisePercentage: 0}}
        - {kind: label-swap, first: 0, second: 1, start: 200}
        - {kind: label-noise, probability: 0.5, start: 300}
      instances: 400
      """;

  @TempDir
  private Path folder;

  static Stream<JsonNode> references() {
    return JsonMapper.shared().readTree(resource("streams.json")).valueStream();
  }

  private static String resource(String file) {
    try (InputStream in = GenerateTruthTest.class.getResourceAsStream("/reference/streams/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void settings(String prefix, JsonNode options, List<String> line) {
    for (var option : options.properties()) {
      JsonNode value = option.getValue();
      String name = prefix + option.getKey();
      line.add("--set");
      if (value.isObject()) {
        line.add(name + "=" + value.get("generator").asString());
        settings(name + ".", value.get("options"), line);
      } else {
        line.add(name + "=" + value.asString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void every_reference_file_comes_out_byte_for_byte(JsonNode row) {
    var line = new ArrayList<>(List.of("generate", row.get("generator").asString(), "--count", "300"));
    settings("", row.get("options"), line);
    Cli cli = Cli.run(line);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).isEqualTo(resource(row.get("file").asString()));
  }

  @Test
  void a_scenario_comes_with_its_drift_and_its_truth() throws IOException {
    List<String> rows = Cli.run("generate", scenario(), "--truth").out().lines().toList();
    assertThat(rows).hasSize(401).first().isEqualTo("attrib1,attrib2,attrib3,class,concept,cleanLabel");
    int turned = 0;
    for (int i = 0; i < 400; i++) {
      String[] cells = rows.get(i + 1).split(",");
      double sum = Double.parseDouble(cells[0]) + Double.parseDouble(cells[1]);
      int label = sum <= (i < 100 ? 8 : 7) ? 0 : 1;
      int truth = i < 200 ? label : 1 - label;
      assertThat(cells[4]).isEqualTo(i < 100 ? "0" : "1");
      assertThat(cells[5]).as("row %d", i).isEqualTo(Integer.toString(truth));
      turned += cells[3].equals(cells[5]) ? 0 : 1;
      assertThat(i >= 300 || cells[3].equals(cells[5])).isTrue();
    }
    assertThat(turned).isBetween(25, 75);
  }

  @Test
  void the_truth_leaves_the_other_columns_as_they_are() throws IOException {
    List<String> with = Cli.run("generate", scenario(), "--truth", "--seed", "5").out().lines().toList();
    List<String> without = Cli.run("generate", scenario(), "--seed", "5").out().lines().toList();
    assertThat(with.stream().map(row -> row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1)))).isEqualTo(without);
  }

  @Test
  void arff_declares_the_columns_of_the_truth() throws IOException {
    Path file = folder.resolve("out.arff");
    Cli cli = Cli.run("generate", "sea", "--count", "50", "--truth", "--nominal", "name", "--out", file.toString());
    assertThat(cli.code()).isZero();
    assertThat(Files.readString(file)).contains("@attribute concept numeric\n@attribute cleanLabel {groupA,groupB}\n")
        .containsPattern(",group[AB],0,group[AB]\n");
    Cli read = Cli.run("generate", "file", "--set", "path=" + file, "--count", "99");
    assertThat(read.out().lines()).hasSize(51).first().isEqualTo("attrib1,attrib2,attrib3,class,concept,cleanLabel");
  }

  @Test
  void parameters_of_a_scenario_and_a_missing_count_are_refused() throws IOException {
    Cli set = Cli.run("generate", scenario(), "--set", "function=2");
    assertThat(set.code()).isEqualTo(2);
    assertThat(set.err()).contains("'--set'");
    Cli count = Cli.run("generate", "concept-drift", "--truth");
    assertThat(count.code()).isEqualTo(2);
    assertThat(count.err()).contains("'--count'");
  }

  private String scenario() throws IOException {
    return Files.writeString(folder.resolve("turned.yaml"), SCENARIO).toString();
  }
}
