// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.driftlab.store.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a person mistypes is answered with one sentence and exit code 2, and nothing is lost. */
class BadInputTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "nonsense | There is no command 'nonsense'",
      "run gate --sed=3 | There is no option '--sed'; did you mean '--seed'?",
      "run gate extra | 'extra' is one word too many",
      "run gate --seed 1 --seed 2 | Option '--seed' is given twice",
      "run gate --seed 99999999999 | must be a whole number in [-2147483648, 2147483647]",
      "run gate --instances | Option '--instances' has no value",
      "run gate --instances 1e6 | '1e6' but must be a whole number",
      "list nonsense | must be one of streams, learners,",
      "detect ddm | FILE is missing; give it after 'driftlab detect'",
      "evaluate knn | One of these options is needed: --data=F, --stream=S",
      "evaluate knn --data a --stream b | Only one of the options --data=F, --stream=S",
      "evaluate knn --data a --learner-set k | '--learner-set' is 'k' but must be a name and a value",
      "calibrate ddm --ert 3 --error-rate 0,5 | '0,5' but must be a number",
      "calibrate page-hinkley --ert 1000 --error-rate 0 | there is no alarm on these values",
      "run gate --workspace= | Option '--workspace' is empty",
      "store | A command is missing after 'driftlab store'; choose from",
      "--nonsense | '--nonsense'",
      "run | SCENARIO",
      "run no-such | There is no scenario 'no-such'",
      "run no-such.yaml | no such file",
      "run static-model --instances 0 | 'instances' is 0 but must be at least 1",
      "run static-model --seed x | 'x'",
      "list | PART",
      "list nonsense | nonsense",
      "generate see --count 1 | did you mean 'sea'",
      "generate sea | --count",
      "generate sea --count 0 | '--count' is 0 but must be at least 1",
      "generate sea --count 1 --set function=9 | 'function' is 9 but must be in [1, 4]",
      "generate sea --count 1 --set fun=1 | no parameter 'fun'",
      "generate sea --count 1 --set function=one | 'function' is 'one' but must be a whole number",
      "generate sea --count 1 --set function | function",
      "generate sea --count 1 --out x.txt | .csv nor in .arff",
      "generate sea --count 1 --nominal letters | letters",
      "evaluate naive-bayes | --data",
      "evaluate naive-bays --stream sea --count 1 | did you mean 'naive-bayes'",
      "evaluate naive-bayes --stream sea | --count",
      "evaluate naive-bayes --stream sea --count 5 --class y | --class",
      "evaluate naive-bayes --stream sea --count 5 --delay -1 | 'delay' is -1",
      "evaluate logistic-regression --stream sea --count 5 --learner-set learningRate=NaN | 'learningRate' is NaN",
      "evaluate naive-bayes --data no-such.csv | no-such.csv",
      "detect ddm no-such.txt | no-such.txt",
      "detect adwin - --set delta=2 | 'delta' is 2",
      "store verify --workspace no-such-folder | no-such-folder",
      "store backup --workspace no-such-folder | no-such-folder",
      "store export --workspace no-such-folder --out x | no-such-folder"})
  void a_mistake_on_the_command_line_is_named(String line, String expected) {
    assertRejected(Cli.run(line.split(" ")), expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {
      "1\\nx\\n2|Line 2 of standard input is 'x'",
      "1\\nNaN\\n|Line 2 of standard input is 'NaN'",
      "Infinity\\n|Line 1 of standard input is 'Infinity'",
      "1\\n\\n2|Line 2 of standard input is empty",
      "\\n|no value in standard input"})
  void a_bad_value_for_a_detector_is_named_with_its_line(String input, String expected) {
    assertRejected(Cli.run(input.replace("\\n", "\n"), new Interruption(), "detect", "ddm", "-"), expected);
  }

  @Test
  void an_empty_file_is_rejected() throws IOException {
    assertRejected(evaluate("", "class"), "data.csv");
  }

  @Test
  void a_ragged_row_is_named_with_its_line() throws IOException {
    assertRejected(evaluate("a,b,class\n1,2,x\n1,y\n", "class"), "Line 3 of");
  }

  @Test
  void a_label_column_that_is_not_there_is_named() throws IOException {
    assertRejected(evaluate("a,b,class\n1,2,x\n3,4,y\n", "klass"), "klass");
  }

  @Test
  void infinity_in_a_file_is_named_with_its_line() throws IOException {
    assertRejected(evaluate("a,class\n1,x\nInfinity,y\n", "class"), "Line 3 of");
  }

  @Test
  void a_class_that_was_never_declared_is_named_with_its_line() throws IOException {
    Path file = Files.writeString(folder.resolve("data.arff"),
        "@relation r\n@attribute a numeric\n@attribute class {x,y}\n@data\n1,x\n2,z\n");
    assertRejected(Cli.run("evaluate", "naive-bayes", "--data", file.toString()), "Line 6 of");
  }

  @Test
  void a_folder_instead_of_a_file_is_rejected() {
    assertRejected(Cli.run("evaluate", "naive-bayes", "--data", folder.toString()), folder.getFileName().toString());
  }

  @Test
  void an_output_file_in_a_folder_that_is_not_there_is_rejected() {
    assertRejected(Cli.run("generate", "sea", "--count", "1", "--out", folder.resolve("no/x.csv").toString()), "x.csv");
  }

  @Test
  void a_report_folder_that_is_a_file_is_rejected_before_the_run() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRejected(Cli.run("run", "static-model", "--workspace", folder.resolve("w").toString(), "--out", file.toString()),
        "file");
    assertThat(folder.resolve("w")).doesNotExist();
  }

  @Test
  void a_locked_workspace_is_named() {
    try (ModelStore held = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      assertRejected(Cli.run("run", "static-model", "--workspace", folder.toString()), "in use");
      assertThat(held.runs()).isEmpty();
    }
  }

  @Test
  void a_damaged_workspace_is_named_and_left_as_it_is() throws IOException {
    Path file = Files.writeString(folder.resolve("workspace.mv.db"), "this is no database");
    assertRejected(Cli.run("run", "static-model", "--workspace", folder.toString()), "workspace.mv.db");
    assertThat(file).hasContent("this is no database");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "{kind: prior-shift, start: 5, target: '0.5, 0.5'},{kind: vanished-class, label: 1, start: 9} | keeps class 1 away",
      "{kind: scale, features: foo, start: 5} | line 6, key 'drift.kind': Drift event 1 (scale) names feature 'foo'",
      "{kind: scale, start: 5},{kind: new-class, label: 4, start: 6} | line 7, key 'drift.kind': Drift event 2 (new-class)",
      "{kind: label-noise, probability: 2, start: 5} | drift.yaml, line 6, key 'drift.probability': Parameter",
      "{kind: scale, start: 5},{kind: label-swap, first: 0, second: 0, start: 6} | line 7, key 'drift.kind': Drift event 2 (label-swap) swaps",
      "{kind: scale, start: 5},{kind: label-noise, start: -3} | line 7, key 'drift.start': Drift event 2 (label-noise) starts at -3",
      "{kind: label-noise, start: 2000} | line 6, key 'drift.start': Drift event 1 (label-noise) starts at instance 2000",
      "{kind: label-noise, start: 5, period: 1000, times: 4} | comes back until instance 3005",
      "{kind: label-noise, start: 9},{kind: scale, start: 5} | list events in order of their start",
      "{kind: concept, start: 5, to: sine} | leads to a stream of another shape",
      "{kind: incremental, start: 5, to: sine} | moves from 'sea' to 'sine'",
      "{kind: conzept, start: 5, to: sine} | did you mean 'concept'"})
  void drift_that_cannot_be_is_named_with_its_line_and_key(String events, String expected) throws IOException {
    String yaml = "driftlab: 1\nid: s\nstream: sea\ninstances: 2000\ndrift:\n  - " + events.replace("},{", "}\n  - {");
    Path file = Files.writeString(folder.resolve("drift.yaml"), yaml);
    assertRejected(Cli.run("generate", file.toString()), expected);
    assertRejected(Cli.run("run", file.toString(), "--workspace", folder.resolve("w").toString()), expected);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, line 1", "UTF-16LE, Line 1", "UTF-16BE, Line 1", "UTF-32, Line 1", "ISO-8859-1, line 3"})
  void a_file_in_another_encoding_is_named_with_its_line(String encoding, String expected) throws IOException {
    String text = "a,class\n1,x\n2,%s\n".formatted(encoding.startsWith("ISO") ? "grün" : "y");
    Path file = Files.write(folder.resolve("data.csv"), text.getBytes(Charset.forName(encoding)));
    Cli cli = Cli.run("evaluate", "naive-bayes", "--data", file.toString());
    assertRejected(cli, expected);
    assertThat(cli.err()).contains("encoding UTF-8");
  }

  private Cli evaluate(String content, String label) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), content);
    return Cli.run(List.of("evaluate", "naive-bayes", "--data", file.toString(), "--class", label));
  }

  private static void assertRejected(Cli cli, String expected) {
    assertThat(cli.err()).contains(expected);
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(Arrays.asList(cli.err().split("\n"))).as("one line on standard error").hasSize(1);
    assertThat(cli.err()).doesNotContain("Exception", "\tat ");
  }
}
