// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.driftlab.store.ModelStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {
  @TempDir
  Path folder;

  private String workspace = "";

  @BeforeEach
  void run() throws Exception {
    workspace = folder.resolve("w").toString();
    Path file = Files.writeString(folder.resolve("short.yaml"), """
        driftlab: 1
        id: short-story
        stream: {id: sea}
        instances: 9000
        strategy: {id: continuous, versionEvery: 2000}
        """);
    assertThat(Cli.run("run", file.toString(), "--workspace", workspace).code()).isZero();
  }

  private Cli store(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "store";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--workspace";
    all[words.length + 2] = workspace;
    return Cli.run(all);
  }

  @Test
  void tags_notes_and_pins_stand_in_the_list_and_in_the_log() {
    assertThat(store("tag", "v1", "golden", "--by", "Ada").code()).isZero();
    assertThat(store("note", "v1", "before the drift", "--by", "Ada").code()).isZero();
    assertThat(store("pin", "1", "--by", "Ada").out()).contains("v1 of run 1");
    assertThat(store("list").out()).contains("tag by Ada", ": golden", "note by Ada", ": before the drift", "pinned by Ada",
        "everything is kept");
    assertThat(store("unpin", "v1").code()).isZero();
    assertThat(store("log", "--type", "tag", "--json").json().get(0).get("cause").asString()).isEqualTo("Ada");
    assertThat(store("verify", "--read-only").out()).contains("in order");
  }

  @Test
  void the_log_is_printed_as_lines_json_and_csv() {
    assertThat(store("log", "--run", "1").out()).contains("begun", "version", "promotion", "ended");
    assertThat(store("log", "--csv").out()).startsWith("seq,time,run,instance,type,version,cause,before,after,details,hash\n1,");
    assertThat(store("log", "--from", "1", "--to", "9000", "--json").json()).isNotEmpty();
  }

  @Test
  void a_retention_is_set_shown_and_applied() {
    assertThat(store("retain", "--keep-last", "1").out()).contains("the newest 1 versions of each run", "thinned");
    assertThat(store("list", "--json").json().get(0).get("versions").get(0).propertyNames()).contains("thinned",
        "annotations");
    assertThat(store("retain", "--keep-last", "-1")).satisfies(cli -> {
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err()).contains("from 0 (no limit) on");
    });
  }

  @Test
  void what_only_reads_works_while_a_workbench_has_the_workspace_open_and_what_writes_says_so() {
    try (ModelStore open = ModelStore.open(Path.of(workspace), ModelStore.Mode.READ_WRITE)) {
      for (String command : new String[] {"verify", "list", "log", "export"}) {
        assertThat(store(command, "--read-only").code()).as(command).isZero();
      }
      assertThat(store("tag", "v1", "x")).satisfies(cli -> {
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("is in use by another DriftLab");
      });
      assertThat(open.verify()).isEmpty();
    }
  }

  @Test
  void a_version_or_tag_that_is_not_there_is_told_in_one_sentence() {
    assertThat(store("tag", "v99", "x").err()).contains("There is no version v99 in run 1");
    assertThat(store("pin", "best").err()).contains("'best' is no version; give one such as v3.");
    assertThat(store("tag", "v1", "x", "--remove").err()).contains("has no tag 'x'");
  }

  @Test
  void a_workspace_in_order_is_not_set_aside_as_damaged() throws Exception {
    Path file = folder.resolve("w/workspace.mv.db");
    byte[] before = Files.readAllBytes(file);
    assertThat(store("recover")).satisfies(cli -> {
      assertThat(cli.code()).isZero();
      assertThat(cli.out()).contains("nothing to recover");
    });
    assertThat(file).hasBinaryContent(before);
    assertThat(folder.resolve("w/workspace.damaged-1.mv.db")).doesNotExist();
  }

  @Test
  void a_question_to_the_log_that_is_mistyped_is_not_answered_with_nothing() {
    assertThat(store("log", "--run", "9").err()).contains("holds no run 9");
    assertThat(store("log", "--type", "promotoin").err()).contains("did you mean 'promotion'");
    assertThat(store("log", "--from", "5", "--to", "1").code()).isEqualTo(DriftLabCommand.BAD_INPUT);
  }

  @Test
  void the_only_note_is_removed_without_telling_its_text() {
    assertThat(store("note", "v1", "--remove").err()).contains("v1 of run 1 has 0 notes");
    store("note", "v1", "before the drift");
    assertThat(store("note", "v1", "--remove").out()).contains("removed  v1 of run 1: before the drift");
    assertThat(store("list").out()).doesNotContain("before the drift");
  }
}
