// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftlab.feedback.Shop.best;
import static org.driftlab.feedback.Shop.correction;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.driftlab.version.VersionTree;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final VersionId V1 = new VersionId(1);
  private final Conversation conversation = Shop.conversation(new BotSettings());
  private final List<String[]> corrections =
      Shop.lines("new-kinds.tsv").stream().filter(line -> line[1].equals("correction")).toList();

  private void teach(Conversation some, int count) {
    for (String[] line : corrections.subList(0, count)) {
      some.rate(1_000, correction(SupportBot.OWNER, line[2], line[0]));
    }
  }

  @Test
  void taking_a_rating_back_leaves_exactly_the_bot_that_never_had_it() {
    teach(conversation, 30);
    conversation.takeBack(2_000, "you", 7);
    Conversation never = Shop.conversation(new BotSettings());
    for (int i = 0; i < 30; i++) {
      if (i != 6) {
        never.rate(1_000, correction(SupportBot.OWNER, corrections.get(i)[2], corrections.get(i)[0]));
      }
    }
    assertThat(conversation.bytes()).isEqualTo(never.bytes());
    assertThat(conversation.versions().getLast().reason()).isEqualTo(Reason.MANUAL);
    assertThat(conversation.takenBack()).containsExactly(7L);
    assertThatThrownBy(() -> conversation.takeBack(0, "you", 7)).isInstanceOf(InputException.class)
        .hasMessage("Rating 7 was taken back already.");
    assertThatThrownBy(() -> conversation.takeBack(0, "you", 99)).hasMessageContaining("no rating 99");
  }

  @Test
  void taking_back_restores_the_trust_in_the_rater_too() {
    conversation.rate(1, correction("troll", "hello where is my order", "gift-wrap"));
    assertThat(conversation.bot().trust("troll")).isEqualTo(1.0 / 3);
    conversation.takeBack(2, "you", 1);
    assertThat(conversation.bot().trust("troll")).isEqualTo(0.5);
  }

  @Test
  void the_entry_of_taking_back_tells_which_answers_changed() {
    String message = "klarna please";
    Entry taught = conversation.rate(1, correction("you", message, "instalments"));
    assertThat(best(conversation.bot(), message)).isEqualTo("instalments");
    Entry back = conversation.takeBack(2, "you", taught.number());
    assertThat(back.changed()).anySatisfy(changed -> {
      assertThat(changed.question()).isEqualTo(message);
      assertThat(changed.before()).isEqualTo("instalments");
    });
  }

  @Test
  void a_rollback_brings_an_earlier_version_back_and_loses_none() {
    byte[] beginning = conversation.bytes();
    teach(conversation, 30);
    byte[] taught = conversation.bytes();
    conversation.rollback(3_000, "you", V1, "it was better");
    assertThat(conversation.bytes()).isEqualTo(beginning);
    assertThat(conversation.champion()).isEqualTo(V1);
    VersionId kept = conversation.versions().getLast().id();
    conversation.rollback(4_000, "you", kept, "it was not");
    assertThat(conversation.bytes()).isEqualTo(taught);
    conversation.rollback(5_000, "you", V1, "again");
    teach(conversation, 25);
    assertThat(VersionTree.of(conversation.versions()).children(V1)).hasSize(2);
  }

  @Test
  void a_rating_that_was_taken_back_stays_out_of_versions_returned_to() {
    teach(conversation, 25);
    VersionId full = conversation.champion();
    conversation.takeBack(1, "you", 3);
    byte[] without = conversation.bytes();
    conversation.rollback(2, "you", full, "as it was");
    assertThat(conversation.bytes()).isEqualTo(without);
    conversation.takeBack(3, "you", 4);
    Conversation never = Shop.conversation(new BotSettings());
    for (int i = 0; i < 25; i++) {
      if (i != 2 && i != 3) {
        never.rate(1_000, correction(SupportBot.OWNER, corrections.get(i)[2], corrections.get(i)[0]));
      }
    }
    assertThat(conversation.bytes()).isEqualTo(never.bytes());
  }

  @Test
  void doing_the_log_again_gives_the_same_conversation() {
    teach(conversation, 28);
    conversation.takeBack(1, "you", 5);
    conversation.rollback(2, "you", V1, "back");
    teach(conversation, 9);
    conversation.takeBack(3, "you", 31);
    Conversation again = Shop.conversation(new BotSettings());
    again.restore(conversation.entries());
    assertThat(again.bytes()).isEqualTo(conversation.bytes());
    assertThat(again.entries()).isEqualTo(conversation.entries());
    assertThat(again.versions()).isEqualTo(conversation.versions());
    assertThat(again.champion()).isEqualTo(conversation.champion());
  }

  @Test
  void a_shadow_is_compared_before_anything_is_learned_and_can_be_promoted() {
    teach(conversation, 3);
    conversation.shadow(V1);
    conversation.rate(1, correction("you", "hello where is my order", "order-status"));
    conversation.rate(2, correction("you", corrections.getFirst()[2], corrections.getFirst()[0]));
    ShadowState state = conversation.shadowState().orElseThrow();
    assertThat(state).isEqualTo(new ShadowState(V1, 2, 1, 0));
    assertThat(conversation.askShadow("where is my order")).isPresent();
    conversation.promoteShadow(3, "you");
    assertThat(conversation.champion()).isEqualTo(V1);
    assertThat(conversation.shadowState()).isEmpty();
    assertThatThrownBy(() -> conversation.promoteShadow(4, "you")).hasMessageContaining("no shadow");
    assertThatThrownBy(() -> conversation.shadow(new VersionId(77))).hasMessage("There is no version v77 of this bot.");
  }

  @Test
  void without_trolls_the_learning_bot_stays_good_while_customers_change_their_words_and_the_frozen_one_falls() {
    Shares shares = simulate(new Customers(0, 0.9, 300, 1), new BotSettings());
    assertThat(shares.bot).isGreaterThan(shares.frozen + 0.1);
  }

  @Test
  void trust_protects_the_bot_from_trolls_and_without_it_they_ruin_it() {
    Shares trusting = simulate(new Customers().withTrolls(0.4), new BotSettings().protectedBy(true, false));
    Shares credulous = simulate(new Customers().withTrolls(0.4), new BotSettings().protectedBy(false, false));
    assertThat(trusting.bot).isGreaterThan(credulous.bot + 0.2);
    assertThat(trusting.bot).isGreaterThan(trusting.frozen);
  }

  @Test
  void the_guard_takes_the_bot_back_and_stops_it_when_there_is_no_trust() {
    Shares guarded = simulate(new Customers().withTrolls(0.4), new BotSettings().protectedBy(false, true));
    Shares credulous = simulate(new Customers().withTrolls(0.4), new BotSettings().protectedBy(false, false));
    assertThat(guarded.conversation.bot().stopped()).isTrue();
    assertThat(guarded.bot).isGreaterThan(credulous.bot + 0.1);
    assertThat(guarded.conversation.entries()).anySatisfy(entry ->
        assertThat(entry.effect().orElseThrow().result()).isEqualTo(Effect.Result.GUARDED));
    guarded.conversation.goOn(1, "you");
    assertThat(guarded.conversation.bot().stopped()).isFalse();
  }

  private record Shares(double bot, double frozen, Conversation conversation) {}

  /** The shares of right answers to honest customers in the last 200 of 450 questions. */
  private static Shares simulate(Customers customers, BotSettings settings) {
    Conversation some = Shop.conversation(settings);
    Customers.Crowd crowd = customers.crowd(Shop.BASE);
    int bot = 0;
    int frozen = 0;
    int asked = 0;
    for (int i = 0; i < 450; i++) {
      Customers.Question question = crowd.next();
      Reply reply = some.ask(question.message());
      if (i >= 250 && !question.troll()) {
        asked++;
        bot += best(some.bot(), question.message()).equals(question.intent()) ? 1 : 0;
        frozen += some.askFrozen(question.message()).candidates().stream().limit(1)
            .filter(c -> c.intent().id().equals(question.intent())).count();
      }
      Optional<Feedback> rating = crowd.rating(question, reply);
      if (rating.isPresent()) {
        some.rate(i, rating.get(), Optional.of(question.intent()));
      }
    }
    return new Shares((double) bot / asked, (double) frozen / asked, some);
  }

  @Test
  void a_thousand_ratings_are_all_logged_and_learned_in_order() {
    for (int i = 0; i < 1_000; i++) {
      conversation.rate(5_000 + i, correction("you", corrections.get(i % 36)[2], corrections.get(i % 36)[0]));
    }
    assertThat(conversation.entries()).hasSize(1_000);
    assertThat(conversation.bot().taught()).isEqualTo(36);
    assertThat(conversation.quality().count()).isEqualTo(1_000);
    assertThat(Shop.knownExamples(conversation.bot())).isEqualTo(Shop.examples());
  }
}
