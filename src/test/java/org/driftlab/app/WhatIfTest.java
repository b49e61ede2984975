// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;
import org.driftlab.store.ModelStore;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WhatIfTest {
  @TempDir
  Path folder;

  @Test
  void aStaticStrategyAfterTheDriftCostsErrorsAndTheRegretIsTheirDifference() {
    // The classes exchange their meaning at 500,000: a model that stops learning before that is wrong about all but the noise.
    Cli cli = Cli.run("whatif", "static-model", "--instances", "520000", "--at", "490000", "--strategy", "static", "--json");
    assertThat(cli.err()).isEmpty();
    JsonNode json = cli.json();
    assertThat(json.path("labels").asInt()).isEqualTo(30_000);
    assertThat(json.path("change").stringValue()).isEqualTo("with {\"id\":\"static\"}");
    long actual = json.path("actual").path("errors").asLong();
    long other = json.path("other").path("errors").asLong();
    assertThat(json.path("regret").asLong()).isEqualTo(actual - other).isLessThan(-10_000);
    assertThat(json.path("regretSeries").size()).isGreaterThan(10);
    assertThat(json.path("other").path("errorsByClass").valueStream().mapToLong(JsonNode::asLong).sum()).isEqualTo(other);
  }

  @Test
  void updatePolicyGateGuardAndMemoryCanBeWhatDiffers() {
    List<List<String>> parts = List.of(List.of("--update", "mini-batch", "--set", "labels=500"),
        List.of("--memory", "fifo", "--set", "capacity=64"), List.of("--gate", "--set", "minLabels=50"),
        List.of("--guard", "--set", "labels=0"), List.of("--monitors-of", "retrain-on-drift"), List.of("--shadow", "v1"),
        List.of("--shadow", "1", "--set", "learning=false"));
    List<String> told = List.of("{\"id\":\"mini-batch\",\"labels\":500}", "{\"id\":\"fifo\",\"capacity\":64}", "\"id\":\"gate\"",
        "{\"id\":\"guard\",\"labels\":0,", "monitors", "shadow of v1", "shadow of v1");
    for (int i = 0; i < parts.size(); i++) {
      var arguments = new ArrayList<>(List.of("whatif", "static-model", "--instances", "30000", "--at", "20000", "--json"));
      arguments.addAll(parts.get(i));
      Cli cli = Cli.run(arguments.toArray(String[]::new));
      assertThat(cli.err()).isEmpty();
      assertThat(cli.json().path("labels").asInt()).isEqualTo(10_000);
      assertThat(cli.json().path("change").stringValue()).contains(told.get(i));
    }
  }

  @Test
  void aRunCanRehearseInAnotherRhythmFromAnInstanceOnOrNotAtAll() throws Exception {
    Path remembering = folder.resolve("remembering.yaml");
    Files.writeString(remembering, "driftlab: 1\nid: remembering\nstream: {id: sea}\ninstances: 30000\n"
        + "replay: {memory: {id: fifo, capacity: 100}, batch: 8, every: 8}\n");
    for (List<String> change : List.of(List.of("--rehearse", "16/64"), List.of("--no-memory"))) {
      var arguments = new ArrayList<>(List.of("whatif", remembering.toString(), "--at", "20000", "--json"));
      arguments.addAll(change);
      Cli cli = Cli.run(arguments.toArray(String[]::new));
      assertThat(cli.err()).isEmpty();
      assertThat(cli.json().path("change").stringValue()).isEqualTo(change.size() == 1 ? "with no memory"
          : "with {\"id\":\"fifo\",\"capacity\":100,\"batch\":16,\"every\":64}");
      assertThat(cli.json().path("disagreements").asInt()).isPositive();
    }
  }

  @Test
  void aRehearsalThatCannotBeIsRefusedInOneSentence() {
    assertThat(Cli.run("whatif", "static-model", "--instances", "3000", "--at", "2000", "--rehearse", "16/64").err())
        .contains("The run has no memory there to rehearse from; give it one with '--memory'.");
    assertThat(Cli.run("whatif", "static-model", "--instances", "3000", "--at", "2000", "--rehearse", "often").err())
        .contains("'often' is no rehearsal; write the size of a batch and the labels between two, such as 16/64.");
    assertThat(Cli.run("whatif", "static-model", "--instances", "3000", "--at", "2000", "--no-memory").err())
        .contains("The run has no memory, so there is none to remove.");
  }

  @Test
  void aStoredRunCanBeComparedWithItselfWithoutAnIntervention() {
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      RunRecording.Recorded run =
          RunRecording.open(store, Scenarios.find("static-model").withInstances(60_000), 0, problem -> { });
      run.timeline().advance(30_000);
      run.timeline().apply(new RunCommand.RollBack(new VersionId(1), "Ada", "by mistake"));
      run.timeline().advance(60_000);
      run.recording().finish(run.timeline(), false).join();
      Cli cli = Cli.run("whatif", "--run", "1", "--workspace", folder.toString(), "--without", "0");
      assertThat(cli.err()).isEmpty();
      assertThat(cli.out()).contains("without rollback to v1, from instance 30,000 to 60,000");
    }
  }

  @Test
  void anotherDriftBeginsWhereTheSchedulesFirstDifferWhateverTheInstanceAskedFor() throws Exception {
    Path other = folder.resolve("other.yaml");
    Scenario preset = Scenarios.find("static-model");
    DriftEvent earlier = new DriftEvent.LabelSwap(0, 1, 495_000, 0, Profile.ABRUPT);
    Files.writeString(other, ScenarioYaml.write(
        preset.withDrift(new DriftSchedule(List.of(preset.drift().events().getFirst(), earlier)))));
    Cli cli = Cli.run("whatif", "static-model", "--instances", "520000", "--drift-of", other.toString(), "--json");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.json().path("at").asLong()).isEqualTo(495_000);
    assertThat(cli.json().path("change").stringValue()).isEqualTo("with label-swap moved from 500,000 to 495,000");
  }

  @Test
  void otherLabelsHoldFromTheForkOn() {
    Cli cli = Cli.run("whatif", "static-model", "--instances", "60000", "--at", "30000", "--labels-of", "late-labels");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).contains("with labels 20,000 instances late, from instance 30,000 to 60,000");
  }

  @Test
  void whatIsMissingIsAskedForInOneSentence() {
    assertThat(Cli.run("whatif", "static-model", "--promote", "v1").err()).contains("'--at' is missing");
    assertThat(Cli.run("whatif", "static-model", "--at", "5", "--promote", "x").err()).contains("'x' is no version");
    assertThat(Cli.run("whatif", "static-model", "--without", "0").err()).contains("give the run with '--run'");
    assertThat(Cli.run("whatif", "--at", "5", "--promote", "v1").err()).contains("Give a scenario");
    assertThat(Cli.run("whatif", "static-model", "--at", "5").code()).isEqualTo(2);
  }

  @Test
  void aChangeThatCannotBeMadeIsRefusedAndNotCalledOneWithoutADifference() {
    for (String[] change : new String[][] {{"--promote", "v9"}, {"--rollback", "v9"}, {"--learner", "knn"}}) {
      Cli cli = Cli.run("whatif", "static-model", "--instances", "3000", "--at", "1000", change[0], change[1]);
      assertThat(cli.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).contains("The change cannot be made at instance 1,000: There is no version").hasLineCount(1);
    }
  }

  @Test
  void aConversationIsNoRunToFork() {
    String workspace = folder.resolve("w").toString();
    Cli.run("hi\n", new Interruption(), "chat", "--workspace", workspace);
    Cli cli = Cli.run("whatif", "--run", "1", "--at", "10", "--strategy", "static", "--workspace", workspace);
    assertThat(cli.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
    assertThat(cli.err()).contains("Run 1 is a conversation");
  }
}
