// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TransferTest {
  private static final String SOURCE = """
      driftlab: 1
      id: source
      stream: {id: glyphs, task: rotated, part: 0}
      learner: {id: mlp, hidden: "40,20", scaling: false}
      strategy: {id: continuous, versionEvery: 2000}
      instances: 4000
      window: 200
      initialLabels: 500
      """;

  @TempDir
  Path folder;

  private Path workspace;

  @BeforeEach
  void aSourceRunStoresItsVersions() throws IOException {
    workspace = folder.resolve("workspace");
    Files.writeString(folder.resolve("source.yaml"), SOURCE);
    Files.writeString(folder.resolve("target.yaml"), SOURCE.replace("part: 0", "part: 1").replace("instances: 4000", "instances: 500"));
    assertThat(run("source").out()).contains("stored as    run 1");
  }

  private Cli run(String name, String... more) {
    var line = new ArrayList<String>(List.of("run", folder.resolve(name + ".yaml").toString(), "--workspace", workspace.toString()));
    line.addAll(List.of(more));
    return Cli.run(line);
  }

  private static double accuracy(Cli cli) {
    return cli.json().get("contestants").get(0).get("accuracy").asDouble();
  }

  @Test
  void aRunThatBeginsFromAVersionIsBetterAtOnceThanAFreshOne() {
    Cli transferred = run("target", "--from", "1/v2", "--freeze", "1", "--json");
    // 30 degrees are hardly anything to a network that knows the upright digits.
    assertThat(accuracy(transferred)).isGreaterThan(accuracy(run("target", "--json")) + 0.1);
    JsonNode start = transferred.json().get("start");
    assertThat(start.get("version").asString()).isEqualTo("1/v2");
    assertThat(start.get("sha256").asString()).matches("[0-9a-f]{64}");
    assertThat(run("target", "--from", "1/v2", "--freeze", "1", "--json").json().get("fingerprint"))
        .isEqualTo(transferred.json().get("fingerprint"));
    assertThat(run("target", "--from", "1/v1", "--freeze", "1", "--json").json().get("fingerprint"))
        .isNotEqualTo(transferred.json().get("fingerprint"));
  }

  @Test
  void theScenarioFileSaysTheSameAsTheOptions() throws IOException {
    Path file = folder.resolve("target.yaml");
    Files.writeString(file, Files.readString(file) + "start: {version: 1/v2, freeze: 1, head: new}\n");
    JsonNode byFile = run("target", "--json").json();
    Files.writeString(file, Files.readString(file).replaceAll("start: .*\n", ""));
    assertThat(byFile.get("fingerprint"))
        .isEqualTo(run("target", "--from", "1/v2", "--freeze", "1", "--head", "new", "--json").json().get("fingerprint"));
  }

  @Test
  void whatDoesNotFitIsSaidInOneSentence() throws IOException {
    assertThat(run("target", "--from", "1/v9").err()).contains("There is no version v9 in run 1; it has v1 to v");
    assertThat(run("target", "--from", "7/v1").err()).contains("There is no run 7 in the workspace").contains("runs 1 to 1");
    assertThat(run("target", "--from", "v1").err()).contains("must be a run and a version of it, such as 3/v5");
    assertThat(run("target", "--from", "1/v1", "--freeze", "4").err()).contains("the network has only 3 layers");
    assertThat(run("target", "--from", "1/v1", "--freeze", "3", "--head", "new").err())
        .contains("All 3 layers are frozen but the head is new");
    assertThat(run("target", "--freeze", "1").err()).contains("give '--from' with them");
    Path file = folder.resolve("target.yaml");
    Files.writeString(file, SOURCE.replace("{id: glyphs, task: rotated, part: 0}", "sea"));
    Cli otherSchema = run("target", "--from", "1/v1");
    assertThat(otherSchema.code()).isEqualTo(2);
    assertThat(otherSchema.err()).contains("The pre-trained version has other features (256: ");
    assertThat(Cli.run("store", "list", "--workspace", workspace.toString()).out()).doesNotContain("run 2");
  }
}
