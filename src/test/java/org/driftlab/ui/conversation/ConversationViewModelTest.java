// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.driftlab.data.InputException;
import org.driftlab.feedback.Intent;
import org.driftlab.ui.support.ConversationFactory;
import org.driftlab.ui.support.ConversationFactory.Opened;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;

class ConversationViewModelTest {
  private final Foreground foreground = new Foreground();

  private ConversationViewModel model(ConversationFactory factory) {
    return new ConversationViewModel(factory, Tasks.sameThread(), foreground,
        Texts.of(ConversationViewModel.class, Locale.ENGLISH), () -> 1_000);
  }

  private static Intent intent(ConversationViewModel model, String title) {
    return model.search(title).getFirst();
  }

  @Test
  void a_correction_is_learned_once_and_taken_back() {
    ConversationViewModel model = model(ConversationFactory.inMemory());
    model.ask("is klarna possible");
    Turn turn = model.turns().getFirst();
    model.correct(turn, intent(model, "instalments"));
    model.correct(turn, intent(model, "newsletter"));
    assertThat(model.log()).as("an answer is rated once").hasSize(1);
    assertThat(model.turns().getFirst().outcome()).startsWith("Pay in instalments: ").contains("100%");
    model.ask("is klarna possible");
    assertThat(model.turns().getLast().reply().answered()).contains("instalments");
    model.takeBack(model.log().getFirst());
    assertThat(model.log()).hasSize(2).noneMatch(LogRow::canTakeBack);
    assertThat(model.turns().getFirst().outcome()).isEqualTo("Taken back: the bot is as if this rating had never come.");
    assertThat(model.turns().getFirst().isRated()).as("so that it may be rated again").isFalse();
    model.ask("is klarna possible");
    assertThat(model.turns().getLast().reply().answered().orElse("")).isNotEqualTo("instalments");
  }

  @Test
  void a_version_is_put_in_shadow_promoted_and_rolled_back_to() {
    ConversationViewModel model = model(ConversationFactory.inMemory());
    model.ask("is klarna possible");
    model.correct(model.turns().getFirst(), intent(model, "instalments"));
    model.shadow(new VersionId(1));
    model.ask("is klarna possible");
    assertThat(model.turns().getLast().shadow()).isPresent();
    model.promote();
    assertThat(model.summaryProperty().get()).contains("v1");
    model.rollBack(new VersionId(2));
    assertThat(model.versions().getFirst().champion()).isTrue();
    model.rollBack(new VersionId(99));
    assertThat(foreground.notices().getFirst().message()).isEqualTo("There is no version v99 of this bot.");
  }

  @Test
  void what_cannot_be_opened_says_why_and_keeps_what_was_open() {
    ConversationFactory bad = (knowledge, settings, fresh) -> {
      throw new InputException("The workspace is damaged.");
    };
    ConversationViewModel broken = model(bad);
    assertThat(broken.stateProperty().get()).isEqualTo(ConversationViewModel.State.PROBLEM);
    assertThat(broken.problemProperty().get()).isEqualTo("The workspace is damaged.");
    broken.ask("hello");
    assertThat(broken.turns()).isEmpty();
    ConversationViewModel model = model(ConversationFactory.inMemory());
    model.ask("where is my order");
    model.open(Path.of("there-is-no-such-file.yaml"));
    assertThat(model.stateProperty().get()).isEqualTo(ConversationViewModel.State.READY);
    assertThat(model.turns()).hasSize(1);
    assertThat(foreground.notices().getFirst().message()).contains("does not exist");
  }

  @Test
  void a_rating_that_cannot_be_stored_is_told_and_may_be_given_again() {
    ConversationFactory memory = ConversationFactory.inMemory();
    ConversationViewModel model = model((knowledge, settings, fresh) -> new Opened(
        memory.open(knowledge, settings, fresh).conversation(), false,
        () -> CompletableFuture.failedFuture(new InputException("The disk is full."))));
    model.ask("where is my order");
    model.rate(model.turns().getFirst(), true);
    assertThat(foreground.notices().getFirst().message()).isEqualTo("The disk is full.");
    assertThat(model.turns().getFirst().isRated()).isFalse();
  }

  @Test
  void a_thousand_ratings_at_once_are_all_learned_and_what_comes_on_top_of_a_full_queue_is_refused() {
    var queue = new BotQueue(Tasks.sameThread());
    var accepted = new ArrayList<Boolean>();
    var done = new ArrayList<Integer>();
    boolean first = queue.add(() -> {
      for (int i = 0; i < BotQueue.MOST_WAITING + 1; i++) {
        int number = i;
        accepted.add(queue.add(() -> number, done::add, failed -> { }));
      }
      return -1;
    }, done::add, failed -> { });
    assertThat(first).isTrue();
    assertThat(accepted.subList(0, BotQueue.MOST_WAITING)).doesNotContain(false);
    assertThat(accepted.getLast()).isFalse();
    assertThat(done).hasSize(BotQueue.MOST_WAITING + 1).startsWith(-1, 0, 1);
    assertThat(queue.pendingProperty().get()).isZero();
  }

  @Test
  void simulated_customers_fill_the_log_and_the_chart() {
    ConversationViewModel model = model(ConversationFactory.inMemory());
    model.simulate(100, 0.3);
    assertThat(model.log()).hasSizeGreaterThan(50);
    assertThat(model.nowProperty().get().orElseThrow().quality()).isNotEmpty();
    assertThat(model.simulatingProperty().get()).isFalse();
    assertThat(List.copyOf(model.log())).anySatisfy(row -> assertThat(row.effect()).contains("not trusted"));
  }
}
