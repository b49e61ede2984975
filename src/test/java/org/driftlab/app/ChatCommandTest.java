// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Feedback;
import org.driftlab.store.ModelStore;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.ui.support.ConversationFactory.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCommandTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_000));

  @TempDir
  Path folder;

  private Cli chat(String input, String... more) {
    var arguments = new ArrayList<String>(List.of("chat", "--workspace", folder.resolve("w").toString()));
    arguments.addAll(List.of(more));
    return Cli.run(input, new Interruption(), arguments.toArray(String[]::new));
  }

  @Test
  void three_corrections_are_learned_kept_and_taken_back() {
    Cli taught = chat("""
        is klarna possible here
        :correct instalments
        do you work with klarna
        :correct instalments
        klarna checkout available
        :correct instalments
        """);
    assertThat(taught.code()).as(taught.err()).isZero();
    assertThat(taught.out()).contains("3: learned in");
    Cli later = chat("klarna please\n:list\n:undo 1\n:undo\n:undo\nklarna please\n:versions\n:quit\n");
    assertThat(later.code()).as(later.err()).isZero();
    assertThat(later.out()).contains("3 entries in the log", "[instalments", "6: rating 2 is taken back",
        "now answered differently: do you work with klarna");
    assertThat(later.out().split("\\[instalments", -1)).as("not answered so any more").hasSize(2);
    assertThat(Cli.run("store", "verify", "--workspace", folder.resolve("w").toString()).out()).contains("is in order");
  }

  @Test
  void a_conversation_is_open_while_somebody_has_it_and_closed_afterwards_and_tells_when_it_was_last_used() {
    Path workspace = folder.resolve("w");
    String[] list = {"store", "list", "--workspace", workspace.toString()};
    try (ModelStore store = ModelStore.open(workspace, Mode.READ_WRITE);
        var conversations = new RecordedConversations(store, CLOCK)) {
      Opened first = conversations.open(Optional.empty(), new BotSettings(), false);
      assertThat(Cli.run(list).out()).contains("run 1  conversation with support-bot, open, begun 1970-01-01T00:00:01Z, nothing rated yet");
      first.conversation().rate(61_000, new Feedback(Feedback.Kind.CORRECTION, "you", "klarna please", "", "instalments", 1));
      conversations.open(Optional.empty(), new BotSettings(), true);
      assertThat(Cli.run(list).out())
          .contains("run 1  conversation with support-bot, closed, begun 1970-01-01T00:00:01Z, last used 1970-01-01T00:01:01Z")
          .contains("run 2  conversation with support-bot, open");
    }
    assertThat(Cli.run("store", "list", "--json", "--workspace", workspace.toString()).json())
        .allSatisfy(run -> assertThat(run.get("state").asString()).isEqualTo("closed"));
    assertThat(chat("klarna please\n").code()).isZero();
    assertThat(Cli.run(list).out()).contains("run 2  conversation with support-bot, closed");
    assertThat(Cli.run("store", "verify", "--workspace", workspace.toString()).out()).contains("is in order");
  }

  @Test
  void lines_that_make_no_sense_are_told_in_a_sentence_and_the_conversation_goes_on() {
    Cli cli = chat(":good\n:frob\n:rollback v99\n:undo 7\n:simulate lots\nhello\n:correct nonsense\n:shadow\n:promote\n"
        + "where is my order\n");
    assertThat(cli.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
    assertThat(cli.err().lines()).hasSize(8).allMatch(line -> line.startsWith("driftlab: "));
    assertThat(cli.err()).contains("There is no answer to rate yet", "There is no version v99", "There is no rating 7",
        "':simulate' needs a whole number");
    assertThat(cli.out()).contains("[order-status");
  }

  @Test
  void a_certain_answer_has_no_list_of_zeros_below_it_and_a_number_beyond_the_list_is_told() {
    Cli cli = chat("where is my order\n:correct 9\n:correct 0\n:correct 1\n:quit\n");
    assertThat(cli.out()).contains("[order-status 100 %]").doesNotContain(" 0 %\n").contains("1: learned")
        .doesNotContain("0 % -> 0 %");
    assertThat(cli.err()).contains("The list below the answer has no number 9; take 1 to ").contains("no number 0;");
  }

  @Test
  void empty_lines_control_characters_a_megabyte_and_other_scripts_are_defined() {
    Cli cli = chat("\n\u0000\u001b[31m\u0007\n" + "where is my order ".repeat(60_000) + "\n我的包裹在哪里\n:quit\n");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("There are no words in that", "[order-status").doesNotContain("\u001b");
  }

  @Test
  void an_own_knowledge_base_begins_a_conversation_of_its_own() throws Exception {
    Path file = Files.writeString(folder.resolve("own.yaml"), """
        driftlab-knowledge: 1
        title: Pets
        intents:
          - {id: cat, answer: Meow., examples: [what says the cat]}
          - {id: dog, answer: Woof., examples: [what says the dog]}
        """);
    chat("where is my order\n:good\n");
    Cli own = chat("what does a dog say\n:good\n", "--knowledge", file.toString());
    assertThat(own.out()).contains("Pets: 2 intents", "0 entries", "Woof.");
    assertThat(chat("").out()).contains("Pets: 2 intents", "1 entries");
    Files.writeString(file, "driftlab-knowledge: 1\nintents:\n  - {id: A, answer: x, examples: [x]}\n");
    Cli bad = chat("", "--knowledge", file.toString());
    assertThat(bad.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
    assertThat(bad.err()).contains("line 3, key 'intents.id'").hasLineCount(1);
  }

  @Test
  void what_was_acknowledged_is_there_after_the_process_has_died() throws Exception {
    try (ModelStore store = ModelStore.open(folder.resolve("w"), Mode.READ_WRITE)) {
      Opened opened = new RecordedConversations(store, CLOCK).open(Optional.empty(), new BotSettings(), false);
      for (int i = 0; i < 30; i++) {
        opened.conversation().rate(i, new Feedback(Feedback.Kind.CORRECTION, "you", "frobnicate number " + i, "", "stock", 1));
      }
      opened.conversation().takeBack(31, "you", 4);
      opened.saved().get().join();
      // What lies on the disk now is what a killed process would leave.
      Path dead = Files.createDirectories(folder.resolve("dead"));
      Files.copy(folder.resolve("w/workspace.mv.db"), dead.resolve("workspace.mv.db"));
      try (ModelStore after = ModelStore.open(dead, Mode.READ_WRITE)) {
        assertThat(after.verify()).isEmpty();
        Opened again = new RecordedConversations(after, CLOCK).open(Optional.empty(), new BotSettings(), false);
        assertThat(again.goesOn()).isTrue();
        assertThat(again.conversation().entries()).isEqualTo(opened.conversation().entries());
        assertThat(again.conversation().versions()).isEqualTo(opened.conversation().versions());
        assertThat(again.conversation().champion()).isEqualTo(opened.conversation().champion());
      }
    }
  }

  @Test
  void a_conversation_does_not_hide_a_run_that_was_interrupted() throws Exception {
    chat("where is my order\n:good\n");
    try (ModelStore store = ModelStore.open(folder.resolve("w"), Mode.READ_WRITE)) {
      assertThat(RunRecording.interrupted(store)).isEmpty();
    }
  }
}
