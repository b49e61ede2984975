// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.feedback.Shop.best;
import static org.driftlab.feedback.Shop.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each of the shop's intents gets a kind of question that nobody asked before: three corrections, and two paraphrases that are
 * never taught. Those of {@code every-intent.tsv} were written before any bot had answered them.
 */
class EveryIntentTest {
  private final List<String[]> lines =
      Stream.concat(Shop.lines("new-kinds.tsv").stream(), Shop.lines("every-intent.tsv").stream()).toList();
  private final List<String[]> heldOut = Shop.lines("held-out.tsv");
  private final SupportBot fresh = new SupportBot(Shop.BASE, new BotSettings());

  private List<String[]> of(String intent, String kind) {
    return lines.stream().filter(line -> line[0].equals(intent) && line[1].equals(kind)).toList();
  }

  private static long right(SupportBot bot, List<String[]> lines, int column) {
    return lines.stream().filter(line -> best(bot, line[column]).equals(line[0])).count();
  }

  /** Teaches the three corrections of an intent. */
  private void teach(SupportBot bot, String intent) {
    of(intent, "correction").forEach(line -> bot.rate(correction("you", line[2], intent)));
  }

  @Test
  void three_corrections_answer_the_paraphrases_of_every_intent_and_nothing_is_forgotten() {
    var failed = new ArrayList<String>();
    int paraphrases = 0;
    int before = 0;
    long heldOutWorst = 0;
    for (Intent intent : Shop.BASE.intents()) {
      assertThat(of(intent.id(), "correction")).as(intent.id()).hasSize(3);
      SupportBot bot = fresh.copy();
      teach(bot, intent.id());
      for (String[] line : of(intent.id(), "paraphrase")) {
        paraphrases++;
        before += best(fresh, line[2]).equals(line[0]) ? 1 : 0;
        if (!best(bot, line[2]).equals(line[0])) {
          failed.add(line[2]);
        }
      }
      assertThat(Shop.knownExamples(bot)).as("known questions after %s", intent.id()).isEqualTo(Shop.examples());
      long lost = heldOut.stream().filter(line -> best(fresh, line[1]).equals(line[0]) && !best(bot, line[1]).equals(line[0])).count();
      heldOutWorst = Math.max(heldOutWorst, lost);
    }
    assertThat(paraphrases).isEqualTo(92);
    assertThat(before).as("nearly all of it is new").isLessThan(paraphrases / 4);
    assertThat(failed).hasSizeLessThanOrEqualTo(paraphrases / 20);
    assertThat(heldOutWorst).isLessThanOrEqualTo(2);
  }

  @Test
  void all_intents_taught_one_after_the_other_are_all_known_at_the_end() {
    SupportBot bot = fresh.copy();
    var taught = new ArrayList<String>();
    for (Intent intent : Shop.BASE.intents()) {
      teach(bot, intent.id());
      taught.add(intent.id());
    }
    List<String[]> corrections = lines.stream().filter(line -> line[1].equals("correction")).toList();
    List<String[]> paraphrases = lines.stream().filter(line -> line[1].equals("paraphrase")).toList();
    assertThat(taught).hasSize(46);
    assertThat(Shop.knownExamples(bot)).isEqualTo(Shop.examples());
    assertThat(right(bot, corrections, 2)).isEqualTo(corrections.size());
    assertThat((double) right(bot, paraphrases, 2) / paraphrases.size()).isGreaterThanOrEqualTo(0.95);
    assertThat(right(bot, heldOut, 1)).isGreaterThanOrEqualTo(right(fresh, heldOut, 1) - 2);
  }
}
