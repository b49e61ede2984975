// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.driftlab.feedback.Shop.best;
import static org.driftlab.feedback.Shop.correction;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.driftlab.data.InputException;
import org.driftlab.feedback.Feedback.Kind;
import org.junit.jupiter.api.Test;

class SupportBotTest {
  private final SupportBot bot = new SupportBot(Shop.BASE, new BotSettings());

  @Test
  void the_shipped_knowledge_base_is_answered_and_most_paraphrases_nobody_taught_too() {
    assertThat(Shop.BASE.intents()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Shop.knownExamples(bot)).isEqualTo(Shop.examples());
    List<String[]> heldOut = Shop.lines("held-out.tsv");
    long right = heldOut.stream().filter(line -> best(bot, line[1]).equals(line[0])).count();
    assertThat((double) right / heldOut.size()).isGreaterThan(0.7);
    assertThat(heldOut).extracting(line -> Messages.clean(line[1])).doesNotContainAnyElementsOf(
        Shop.BASE.intents().stream().flatMap(i -> i.examples().stream()).map(Messages::clean).toList());
  }

  @Test
  void three_corrections_of_a_new_kind_of_question_answer_its_paraphrases_and_nothing_is_forgotten() {
    List<String[]> lines = Shop.lines("new-kinds.tsv");
    List<String[]> corrections = lines.stream().filter(line -> line[1].equals("correction")).toList();
    List<String[]> paraphrases = lines.stream().filter(line -> line[1].equals("paraphrase")).toList();
    long before = paraphrases.stream().filter(line -> best(bot, line[2]).equals(line[0])).count();
    assertThat(before).as("nearly all of it is new to the bot").isLessThan(paraphrases.size() / 4);
    List<String[]> heldOut = Shop.lines("held-out.tsv");
    long heldOutBefore = heldOut.stream().filter(line -> best(bot, line[1]).equals(line[0])).count();
    var kinds = new HashSet<String>();
    for (int i = 0; i < corrections.size(); i += 3) {
      String intent = corrections.get(i)[0];
      for (String[] line : corrections.subList(i, i + 3)) {
        Effect effect = bot.rate(correction("you", line[2], intent));
        assertThat(effect.result()).isEqualTo(Effect.Result.LEARNED);
        assertThat(effect.steps()).isLessThanOrEqualTo(DualClassifier.MOST_STEPS);
      }
      kinds.add(intent);
      assertThat(paraphrases).filteredOn(line -> line[0].equals(intent))
          .isNotEmpty().allSatisfy(line -> assertThat(best(bot, line[2])).as(line[2]).isEqualTo(intent));
    }
    assertThat(kinds).hasSize(12);
    assertThat(Shop.knownExamples(bot)).as("the knowledge base").isEqualTo(Shop.examples());
    assertThat(lines).as("all that was corrected, and its paraphrases").allSatisfy(line ->
        assertThat(best(bot, line[2])).as(line[2]).isEqualTo(line[0]));
    assertThat(heldOut.stream().filter(line -> best(bot, line[1]).equals(line[0])).count())
        .as("paraphrases of what it knew").isGreaterThanOrEqualTo(heldOutBefore - 1);
  }

  @Test
  void a_correction_tells_probabilities_words_and_answers_it_changed() {
    String message = "klarna please";
    bot.rate(correction("you", "is klarna there", "instalments"));
    String before = best(bot, message);
    SupportBot taught = bot.copy();
    Effect effect = taught.rate(correction("you", message, "payment-methods"));
    assertThat(effect.words()).anySatisfy(move -> {
      assertThat(move.word()).isEqualTo("klarna");
      assertThat(move.intent()).isEqualTo("payment-methods");
      assertThat(move.moved()).isPositive();
    });
    assertThat(effect.probabilities().getFirst().intent()).isEqualTo("payment-methods");
    assertThat(effect.probabilities().getFirst().after()).isGreaterThan(effect.probabilities().getFirst().before());
    assertThat(before).isEqualTo("instalments");
    assertThat(best(taught, message)).isEqualTo("payment-methods");
    assertThat(best(bot, message)).as("a copy learns alone").isEqualTo("instalments");
  }

  @Test
  void a_thumb_down_makes_the_answer_less_probable_and_a_thumb_up_more() {
    String message = "something about the box";
    String answered = bot.answer(message, 0).chosen().intent().id();
    int k = Shop.BASE.require(answered);
    double before = probability(bot, message, k);
    SupportBot down = bot.copy();
    down.rate(new Feedback(Kind.DOWN, "you", message, answered, answered, 1));
    SupportBot up = bot.copy();
    up.rate(new Feedback(Kind.UP, "you", message, answered, answered, 1));
    assertThat(probability(down, message, k)).isLessThan(before);
    assertThat(probability(up, message, k)).isGreaterThan(before);
  }

  private static double probability(SupportBot bot, String message, int k) {
    return bot.answer(message, 0).candidates().stream().filter(c -> c.intent().equals(Shop.BASE.intents().get(k)))
        .findFirst().map(Reply.Candidate::probability).orElse(0.0);
  }

  @Test
  void exploration_happens_as_often_as_it_is_said_to_and_its_propensities_sum_to_one() {
    var explorer = new SupportBot(Shop.BASE, new BotSettings().exploring(0.3));
    String message = Shop.lines("held-out.tsv").stream().map(line -> line[1]).filter(text -> {
      List<Reply.Candidate> candidates = explorer.answer(text, 0).candidates();
      return candidates.get(0).probability() > SupportBot.UNSURE
          && candidates.get(1).probability() > candidates.get(0).probability() / 3;
    }).findFirst().orElseThrow();
    List<Reply> replies = IntStream.range(0, 4_000).mapToObj(turn -> explorer.answer(message, turn)).toList();
    assertThat(replies).extracting(reply -> reply.chosen().intent().id()).hasSizeGreaterThan(1);
    Set<String> chosen = new HashSet<>();
    double sum = 0;
    for (Reply reply : replies) {
      String id = reply.chosen().intent().id();
      if (chosen.add(id)) {
        sum += reply.propensity();
        double share = replies.stream().filter(r -> r.chosen().intent().id().equals(id)).count() / 4_000.0;
        assertThat(share).as("how often %s came", id).isCloseTo(reply.propensity(), within(0.03));
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(chosen).hasSizeGreaterThan(1);
  }

  @Test
  void the_same_ratings_give_the_same_bot_bit_for_bit() {
    SupportBot first = new SupportBot(Shop.BASE, new BotSettings());
    SupportBot second = new SupportBot(Shop.BASE, new BotSettings());
    for (String[] line : Shop.lines("new-kinds.tsv")) {
      first.rate(correction("anna", line[2], line[0]));
      second.rate(correction("anna", line[2], line[0]));
    }
    assertThat(first.save()).isEqualTo(second.save());
    assertThat(SupportBot.load(bot, first.save()).save()).isEqualTo(first.save());
    assertThat(first.save()).isNotEqualTo(bot.save());
  }

  @Test
  void trust_follows_the_beta_reputation_and_a_troll_is_not_learned_from() {
    assertThat(bot.trust("troll")).isEqualTo(0.5);
    // A question of the knowledge base with a word more, so that it is well known: (1 + 0)/(2 + 0 + 1).
    Effect effect = bot.rate(correction("troll", "hello where is my order", "gift-wrap"));
    assertThat(effect.result()).isEqualTo(Effect.Result.DISTRUSTED);
    assertThat(bot.trust("troll")).isEqualTo(1.0 / 3);
    assertThat(best(bot, "hello where is my order")).isEqualTo("order-status");
    bot.rate(correction("honest", "hello where is my order", "order-status"));
    assertThat(bot.trust("honest")).isEqualTo(2.0 / 3);
    bot.rate(correction("newcomer", "grobl snarf wibble", "gift-wrap"));
    assertThat(bot.trust("newcomer")).as("nothing is known of the question").isEqualTo(0.5);
    assertThat(bot.trust(SupportBot.OWNER)).isEqualTo(1);
  }

  @Test
  void messages_of_any_kind_are_answered_or_said_to_be_empty() {
    assertThat(bot.answer("", 0).state()).isEqualTo(Reply.State.EMPTY);
    assertThat(bot.answer(" \u0000\u0007\u200B\n ?!… ", 0).state()).isEqualTo(Reply.State.EMPTY);
    assertThat(bot.rate(correction("you", "\u0000", "stock")).result()).isEqualTo(Effect.Result.EMPTY);
    assertThat(bot.answer("WHERE\u0000IS\tMY\u202E ORDER", 0).chosen().intent().id()).isEqualTo("order-status");
    assertThat(bot.answer("ｗｈｅｒｅ ｉｓ ｍｙ ｏｒｄｅｒ", 0).chosen().intent().id()).as("full width letters").isEqualTo("order-status");
    String megabyte = "where is my order ".repeat(60_000);
    assertThat(bot.answer(megabyte, 0).message()).hasSizeLessThanOrEqualTo(Messages.MOST_CHARACTERS);
    assertThat(best(bot, megabyte)).isEqualTo("order-status");
    assertThat(bot.answer("\uD83D\uDE00".repeat(3_000), 0).message()).hasSize(2_000);
    assertThat(bot.answer("\uD83D", 0).state()).isEqualTo(Reply.State.EMPTY);
  }

  @Test
  void questions_in_other_scripts_are_learned_like_any_other() {
    var taught = List.of("我的包裹在哪里", "包裹什么时候到", "查一下我的包裹", "где моя посылка", "посылка не пришла",
        "когда придёт посылка", "أين طردي", "متى يصل طردي", "طردي لم يصل", "พัสดุของฉันอยู่ที่ไหน");
    taught.forEach(message -> bot.rate(correction("you", message, "order-status")));
    assertThat(List.of("请问我的包裹在哪里呢", "скажите где моя посылка", "من فضلك أين طردي", "พัสดุอยู่ที่ไหน"))
        .allSatisfy(message -> assertThat(best(bot, message)).isEqualTo("order-status"));
    assertThat(Shop.knownExamples(bot)).isEqualTo(Shop.examples());
  }

  @Test
  void an_intent_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> bot.rate(correction("you", "hello", "'; DROP TABLE feedback; --")))
        .isInstanceOf(InputException.class).hasMessageContaining("There is no intent");
  }

  @Test
  void what_is_taught_is_bounded() {
    var small = new KnowledgeBase("Two", "en", List.of(
        new Intent("a", "A", "answer", "", List.of("alpha"), List.of()),
        new Intent("b", "B", "answer", "", List.of("beta"), List.of())));
    var model = new BotModel(small);
    for (int i = 0; i < BotModel.MOST_TAUGHT + 5; i++) {
      model.teach("word" + i, i % 2, "you", 1, 1);
    }
    assertThat(model.taught()).isEqualTo(BotModel.MOST_TAUGHT);
    assertThat(model.answer("alpha")[0]).isGreaterThan(0.5);
    assertThat(model.answer("word2004")[0]).isGreaterThan(0.5);
  }

  @Test
  void a_bot_stored_before_the_index_of_cosines_came_is_read_and_answers_as_it_did() throws IOException {
    byte[] stored;
    try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/support-bot-format-1.bin"))) {
      stored = in.readAllBytes();
    }
    var two = new KnowledgeBase("Two", "en", List.of(
        new Intent("a", "Alpha", "answer", "", List.of("alpha", "where is alpha"), List.of("alpha please")),
        new Intent("b", "Beta", "answer", "", List.of("beta", "where is beta"), List.of("beta please"))));
    SupportBot read = SupportBot.load(new SupportBot(two, new BotSettings()), stored);
    assertThat(read.taught()).isEqualTo(3);
    assertThat(read.save()).isEqualTo(stored);
    assertThat(read.best("the gamma rays")).isZero();
    assertThat(read.best("the delta waves")).isOne();
    assertThat(read.best("epsilon")).as("known not to be a").isOne();
  }

  @Test
  void a_full_memory_with_an_index_answers_as_one_that_is_read_anew() {
    var small = new KnowledgeBase("Two", "en", List.of(
        new Intent("a", "A", "answer", "", List.of("alpha"), List.of("alpha please")),
        new Intent("b", "B", "answer", "", List.of("beta"), List.of("beta please"))));
    var full = new SupportBot(small, new BotSettings().protectedBy(false, false));
    for (int i = 0; i < BotModel.MOST_TAUGHT + 50; i++) {
      full.rate(correction("you", "word" + i + " alpha and beta", i % 3 == 0 ? "a" : "b"));
    }
    SupportBot anew = SupportBot.load(new SupportBot(small, new BotSettings().protectedBy(false, false)), full.save());
    for (int i = 0; i < BotModel.MOST_TAUGHT + 50; i += 10) {
      assertThat(full.answer("word" + i + " alpha", 0).candidates()).as("word %d", i)
          .isEqualTo(anew.answer("word" + i + " alpha", 0).candidates());
    }
    assertThat(full.controlAccuracy()).isEqualTo(anew.controlAccuracy());
  }
}
