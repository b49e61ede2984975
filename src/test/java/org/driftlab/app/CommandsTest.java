// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandsTest {
  private static final Path ELEC = Path.of("../shared/datasets/elec.csv");

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"streams", "learners", "detectors", "memories", "policies", "scenarios"})
  void list_gives_id_name_and_parameters_of_each_entry(String part) {
    Cli cli = Cli.run("list", part, "--json");
    assertThat(cli.code()).isZero();
    assertThat(cli.json().size()).isPositive();
    for (JsonNode entry : cli.json()) {
      assertThat(entry.propertyNames()).contains("id", "name", "parameters");
      for (JsonNode parameter : entry.get("parameters")) {
        assertThat(parameter.propertyNames()).contains("name", "default", "range", "unit");
      }
    }
    assertThat(Cli.run("list", part).out()).contains(cli.json().get(0).get("id").asString());
  }

  @Test
  void generate_writes_a_header_and_as_many_rows_as_asked_for() {
    Cli cli = Cli.run("generate", "sea", "--set", "function=2", "--seed", "7", "--count", "5");
    assertThat(cli.code()).isZero();
    assertThat(cli.out().lines()).hasSize(6).first().isEqualTo("attrib1,attrib2,attrib3,class");
    assertThat(cli.out().lines().skip(1)).allMatch(line -> line.matches("(\\d+\\.\\d+(E-\\d+)?,){3}[01]"));
  }

  @Test
  void scenario_writes_a_preset_in_full_so_that_the_file_runs_as_the_preset_does(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.yaml");
    assertThat(Cli.run("scenario", "late-labels", "--out", file.toString()).code()).isZero();
    String preset = Cli.run("scenario", "late-labels").out();
    assertThat(preset).isEqualTo(Files.readString(file)).startsWith("driftlab: 1\n").contains("\n  delay: 20000\n");
    assertThat(Cli.run("scenario", file.toString()).out()).isEqualTo(preset);
    Cli again = Cli.run("scenario", "late-labels", "--out", file.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("a file of that name is in the way");
  }

  @Test
  void generate_gives_the_same_for_the_same_seed_and_another_for_another() {
    String first = Cli.run("generate", "sea", "--seed", "7", "--count", "50").out();
    assertThat(Cli.run("generate", "sea", "--seed", "7", "--count", "50").out()).isEqualTo(first);
    assertThat(Cli.run("generate", "sea", "--seed", "8", "--count", "50").out()).isNotEqualTo(first);
  }

  @Test
  void generate_writes_nominal_values_by_name_and_arff_by_the_files_ending() throws IOException {
    Path file = folder.resolve("sea.arff");
    Cli cli = Cli.run("generate", "sea", "--count", "20", "--out", file.toString(), "--nominal", "name");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).isEmpty();
    assertThat(Files.readString(file)).contains("@attribute class {groupA,groupB}", "@data").containsPattern("group[AB]\n");
  }

  @Test
  void what_generate_wrote_is_evaluated_like_the_stream_itself() {
    String file = folder.resolve("sea.csv").toString();
    Cli.run("generate", "sea", "--seed", "3", "--count", "2000", "--out", file);
    JsonNode fromFile = Cli.run("evaluate", "naive-bayes", "--data", file, "--class", "class", "--json").json();
    JsonNode fromStream =
        Cli.run("evaluate", "naive-bayes", "--stream", "sea", "--seed", "3", "--count", "2000", "--json").json();
    assertThat(fromFile.get("accuracy")).isEqualTo(fromStream.get("accuracy"));
    assertThat(fromFile.get("instances").asInt()).isEqualTo(2000);
  }

  @Test
  void evaluate_prints_the_documented_fields() {
    Cli cli = Cli.run("evaluate", "logistic-regression", "--stream", "sea", "--count", "5000", "--json");
    assertThat(cli.code()).isZero();
    assertThat(cli.json().propertyNames()).containsExactly("learner", "instances", "accuracy", "kappa", "kappaM",
        "kappaT", "seconds", "instancesPerSecond", "modelBytes");
    assertThat(cli.json().get("accuracy").asDouble()).isBetween(0.8, 0.92);
    assertThat(cli.json().get("seconds").asDouble()).isPositive();
  }

  @Test
  void no_change_is_right_as_often_as_a_label_repeats() throws IOException {
    // Labels a a b b b a: after the first (guessed 'a', the first class seen) three of six repeat the one before.
    Path file = Files.writeString(folder.resolve("few.csv"), "x,class\n1,a\n2,a\n3,b\n4,b\n5,b\n6,a\n");
    JsonNode json = Cli.run("evaluate", "no-change", "--data", file.toString(), "--json").json();
    assertThat(json.get("accuracy").asDouble()).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(json.get("kappaT").asDouble()).isZero();
  }

  @Test
  void a_delay_makes_the_learner_know_less() {
    String[] base = {"evaluate", "majority-class", "--stream", "sea", "--count", "400", "--json", "--delay", "400"};
    // With the delay as long as the stream nothing is ever learned in time, so class 0 is predicted throughout.
    double accuracy = Cli.run(base).json().get("accuracy").asDouble();
    long zeros = Cli.run("generate", "sea", "--count", "400").out().lines().skip(1).filter(l -> l.endsWith(",0")).count();
    assertThat(accuracy).isCloseTo(zeros / 400.0, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"hoeffding-tree, 0.7795", "naive-bayes, 0.7363"})
  void electricity_is_learned_as_well_as_moa_does_within_half_a_point(String learner, double moa) {
    Assumptions.assumeTrue(Files.exists(ELEC), "the Electricity data set is not here");
    Cli cli = Cli.run("evaluate", learner, "--data", ELEC.toString(), "--class", "class", "--json");
    assertThat(cli.json().get("accuracy").asDouble()).isGreaterThan(moa - 0.005);
  }

  @Test
  void detect_prints_zero_based_indices_of_changes_and_warnings() {
    // every-n says drift at each n-th value.
    Cli cli = Cli.run("0\n".repeat(25), new Interruption(), "detect", "every-n", "-", "--set", "n=10", "--json");
    assertThat(cli.out()).isEqualTo("{\"detector\":\"every-n\",\"changes\":[9,19],\"warnings\":[]}\n");
  }

  @Test
  void detect_finds_the_jump_in_a_file() throws IOException {
    String errors = IntStream.range(0, 2000).mapToObj(i -> i < 1000 ? i % 10 == 0 ? "1" : "0" : i % 2 == 0 ? "1" : "0")
        .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("errors.txt"), errors);
    JsonNode json = Cli.run("detect", "adwin", file.toString(), "--json").json();
    assertThat(json.get("changes").get(0).asInt()).isBetween(1000, 1200);
  }

  @Test
  void help_and_version_are_no_errors() {
    assertThat(Cli.run("--help").code()).isZero();
    assertThat(Cli.run("--version").out()).startsWith("DriftLab ");
    assertThat(Cli.run("run", "--help").out()).contains("--workspace", "--out", "--json");
  }

  @Test
  void an_interrupted_evaluation_says_what_was_finished() {
    var interruption = new Interruption();
    interruption.request();
    Cli cli = Cli.run("", interruption, "evaluate", "naive-bayes", "--stream", "sea", "--count", "9", "--json");
    assertThat(cli.code()).isEqualTo(130);
    assertThat(cli.json().get("instances").asInt()).isZero();
  }
}
