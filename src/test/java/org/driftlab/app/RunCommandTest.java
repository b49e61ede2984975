// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunCommandTest {
  private static final String SHORT = """
      driftlab: 1
      id: short-story
      stream: {id: sea, function: 3}
      drift:
        - {kind: label-swap, first: 0, second: 1, start: 20000}
      instances: 30000
      learner: logistic-regression
      """;

  @TempDir
  Path folder;

  @Test
  void run_prints_the_documented_fields() throws IOException {
    JsonNode json = run("--json").json();
    assertThat(json.propertyNames()).containsExactly("scenario", "seed", "instances", "fingerprint", "contestants",
        "drifts", "detections", "detection", "versions", "events", "dummy", "labels");
    assertThat(json.get("instances").asInt()).isEqualTo(30000);
    assertThat(json.get("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(json.get("contestants").get(0).propertyNames()).containsExactly("name", "role", "version", "accuracy",
        "kappa");
    assertThat(json.get("drifts").toString()).isEqualTo("[{\"at\":20000,\"until\":20000,\"kind\":\"label-swap\"}]");
    assertThat(json.get("detections").get(0).propertyNames()).containsExactly("detector", "at");
    assertThat(json.get("detection").propertyNames()).startsWith("tp", "fp", "fn", "meanDelay")
        .containsExactlyElementsOf(json.get("dummy").propertyNames());
    assertThat(json.get("labels").get("arrived").asInt()).isEqualTo(30000);
    assertThat(json.get("detection").get("tp").asInt()).isEqualTo(1);
    assertThat(json.get("versions").get(0).propertyNames()).containsExactly("id", "parent", "at", "reason", "status");
    assertThat(json.get("events").get(0).propertyNames()).contains("type", "at");
  }

  @Test
  void data_that_lie_beside_their_scenario_file_are_found_from_anywhere() throws IOException {
    Files.writeString(folder.resolve("mine.csv"), "x,c\n" + "0,a\n1,b\n".repeat(100));
    Path file = Files.writeString(folder.resolve("mine.yaml"), "driftlab: 1\nid: mine\nstream: {id: file, path: mine.csv}\n");
    assertThat(Cli.run("run", file.toString(), "--workspace", folder.resolve("w").toString()).out()).contains("instances    200 in");
  }

  @Test
  void a_run_too_short_for_a_version_says_why_there_is_none() throws IOException {
    Path file = Files.writeString(folder.resolve("brief.yaml"), SHORT.replace("instances: 30000", "instances: 30000\ninitialLabels: 40000"));
    assertThat(Cli.run("run", file.toString(), "--workspace", folder.resolve("w").toString()).out()).contains(
        "versions     none: the run ended before the champion had learned 40,000 labels; lower 'initialLabels'");
  }

  @Test
  void run_prints_what_was_expected_and_what_to_try_next() throws IOException {
    Path file = Files.writeString(folder.resolve("expecting.yaml"), SHORT + """
        expect:
          - {id: lead, who: champion, over: static, from: 22000, min: 0.3}
          - {id: happens, what: rollback}
        next: [Take another learner.]
        """);
    Cli text = Cli.run("run", file.toString(), "--workspace", folder.resolve("w").toString());
    assertThat(text.out()).contains("expected     met      champion is more accurate than static by at least 0.3000")
        .contains("expected     not met  at least 1 rollback over the whole run (0)").contains("try next     Take another");
    JsonNode json = Cli.run("run", file.toString(), "--json", "--workspace", folder.resolve("w").toString()).json();
    assertThat(json.get("expect").get(0).propertyNames()).containsExactly("id", "expected", "value", "state");
    assertThat(json.get("expect").get(1).get("state").asString()).isEqualTo("not-met");
    assertThat(json.get("next").get(0).asString()).isEqualTo("Take another learner.");
  }

  @Test
  void the_same_scenario_and_seed_give_the_same_fingerprint_and_another_seed_another() throws IOException {
    String first = fingerprint("--seed", "5", "--json");
    assertThat(fingerprint("--seed", "5", "--json")).isEqualTo(first);
    assertThat(fingerprint("--seed", "6", "--json")).isNotEqualTo(first);
  }

  @Test
  void versions_and_events_are_in_the_workspace_afterwards() throws IOException {
    JsonNode json = run("--json").json();
    try (ModelStore store = ModelStore.open(folder.resolve("w"), ModelStore.Mode.READ_ONLY)) {
      RunInfo run = store.runs().getLast();
      assertThat(run.state()).isEqualTo(RunInfo.State.FINISHED);
      assertThat(run.fingerprint()).contains(json.get("fingerprint").asString());
      assertThat(store.versions(run.id())).hasSize(json.get("versions").size());
      assertThat(store.events(run.id())).hasSize(json.get("events").size());
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void the_store_commands_look_after_what_a_run_left() throws IOException {
    run("--json");
    String workspace = folder.resolve("w").toString();
    assertThat(Cli.run("store", "verify", "--workspace", workspace)).satisfies(cli -> {
      assertThat(cli.code()).isZero();
      assertThat(cli.out()).contains("in order");
    });
    assertThat(Cli.run("store", "list", "--workspace", workspace).out()).contains("short-story", "initial");
    assertThat(Cli.run("store", "backup", "--workspace", workspace).code()).isZero();
    assertThat(folder.resolve("w/backups")).isNotEmptyDirectory();
    Path exported = folder.resolve("exported");
    assertThat(Cli.run("store", "export", "--workspace", workspace, "--out", exported.toString()).code()).isZero();
    assertThat(exported.resolve("run-1.json")).exists();
    assertThat(exported.resolve("run-1-v1.model")).exists();
  }

  @Test
  void a_scenario_that_cannot_be_opened_leaves_no_workspace_behind() throws IOException {
    Path workspace = folder.resolve("none");
    Path file = Files.writeString(folder.resolve("lost.yaml"), "driftlab: 1\nid: lost\nstream: {id: file, path: nowhere.csv}\n");
    for (String[] arguments : new String[][] {{"electricity"}, {file.toString()}, {"--resume"}, {"default", "--from", "3/v5"}}) {
      var line = new ArrayList<String>(List.of("run", "--workspace", workspace.toString()));
      line.addAll(List.of(arguments));
      Cli cli = Cli.run(line.toArray(String[]::new));
      assertThat(cli.code()).as(cli.err()).isEqualTo(DriftLabCommand.BAD_INPUT);
      assertThat(cli.err().lines()).as(cli.err()).hasSize(1);
      assertThat(workspace).doesNotExist();
    }
  }

  @Test
  void a_damaged_workspace_is_set_aside_and_comes_back_from_its_backup() throws IOException {
    run("--json");
    String workspace = folder.resolve("w").toString();
    Cli.run("store", "backup", "--workspace", workspace);
    Path file = folder.resolve("w/workspace.mv.db");
    byte[] damaged = Arrays.copyOf("not a database".getBytes(StandardCharsets.UTF_8), 8_192);
    Files.write(file, damaged);
    assertThat(Cli.run("store", "verify", "--workspace", workspace)).satisfies(cli -> {
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err()).contains("damaged", "'driftlab store recover'");
    });
    assertThat(Cli.run("store", "recover", "--workspace", workspace)).satisfies(cli -> {
      assertThat(cli.code()).isZero();
      assertThat(cli.out()).contains("set aside", "recovered");
    });
    assertThat(folder.resolve("w/workspace.damaged-1.mv.db")).hasBinaryContent(damaged);
    assertThat(Cli.run("store", "list", "--workspace", workspace).out()).contains("short-story", "initial");
  }

  @Test
  void out_gets_a_page_two_tables_and_a_picture() throws IOException {
    Path out = folder.resolve("report");
    run("--out", out.toString());
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page).contains("short-story", "data:image/png;base64,", "prefers-color-scheme", "label-swap")
        .doesNotContain("src=\"http", "href=\"http");
    assertThat(ImageIO.read(out.resolve("dashboard.png").toFile()).getWidth()).isEqualTo(1440);
    assertThat(Files.readAllLines(out.resolve("metrics.csv")).getFirst())
        .isEqualTo("contestant,role,version,instance,accuracy_min,accuracy_mean,accuracy_max,kappa,kappa_m,kappa_t,balanced_accuracy,macro_f1,g_mean,log_loss,brier,calibration_error");
    assertThat(Files.readString(out.resolve("events.csv"))).startsWith("instance,type,").contains("30000,finished");
  }

  @Test
  void an_export_without_a_folder_goes_into_the_workspace() throws IOException {
    run("--json");
    String workspace = folder.resolve("w").toString();
    assertThat(Cli.run("store", "export", "--workspace", workspace).code()).isZero();
    assertThat(folder.resolve("w/exports")).isNotEmptyDirectory();
  }

  @Test
  void an_interrupted_run_keeps_what_was_finished_and_exits_with_130() throws IOException {
    var interruption = new Interruption();
    interruption.request();
    Path file = Files.writeString(folder.resolve("short.yaml"), SHORT);
    Cli cli = Cli.run("", interruption, "run", file.toString(), "--workspace", folder.resolve("w").toString());
    assertThat(cli.code()).isEqualTo(130);
    assertThat(cli.out()).contains("interrupted");
    try (ModelStore store = ModelStore.open(folder.resolve("w"), ModelStore.Mode.READ_ONLY)) {
      assertThat(store.runs().getFirst().state()).isEqualTo(RunInfo.State.STOPPED);
    }
  }

  private String fingerprint(String... options) throws IOException {
    return run(options).json().get("fingerprint").asString();
  }

  private Cli run(String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("short.yaml"), SHORT);
    var args = new java.util.ArrayList<>(
        java.util.List.of("run", file.toString(), "--workspace", folder.resolve("w").toString()));
    args.addAll(java.util.List.of(options));
    Cli cli = Cli.run(args);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.code()).isZero();
    return cli;
  }

  @Test
  void a_model_that_has_not_met_a_label_is_not_told_as_no_number() {
    Cli cli = Cli.run("run", "static-model", "--instances", "5000", "--workspace", folder.resolve("w").toString());
    assertThat(cli.out()).contains("static v1        no label yet").doesNotContain("NaN");
  }
}
