// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in the conversation, with mouse and keys. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class ConversationJourneysTest {
  private int asked;

  private static WindowFixture fixture(Locale locale) {
    var fixture = new WindowFixture(1_440, 900, WindowFixture.ENGINE, WorkspaceInfo.open("Documents/DriftLab",
        () -> Saving.SAVED), locale, TestScenarios.calm());
    runOnFx(() -> fixture.<ToggleButton>find("#rail-conversation").fire());
    fixture.until(() -> fixture.window.scene().lookup("#chat-message") != null
        && !fixture.<Label>find("#chat-summary").getText().isEmpty());
    return fixture;
  }

  private void ask(WindowFixture fixture, String question) {
    runOnFx(() -> fixture.<TextArea>find("#chat-message").setText(question));
    runOnFx(() -> fixture.find("#chat-message").requestFocus()); // a robot's click would measure while a long text is laid out
    fixture.robot.type(KeyCode.ENTER);
    int number = ++asked;
    fixture.until(() -> fixture.window.scene().lookup("#chat-answer-" + number) != null);
  }

  private void correct(WindowFixture fixture, String words) {
    int number = asked;
    runOnFx(() -> fixture.<Button>find("#chat-should-" + number).fire());
    WaitForAsyncUtils.waitForFxEvents();
    fixture.robot.write(words).type(KeyCode.ENTER);
    learned(fixture, number);
  }

  private static void learned(WindowFixture fixture, int number) {
    fixture.until(() -> fixture.window.scene().lookup("#chat-outcome-" + number) instanceof Label label
        && label.getText().contains("%"));
  }

  @Test
  void ask_correct_three_times_ask_in_other_words_take_back_and_roll_back() {
    try (var fixture = fixture(Locale.ENGLISH)) {
      for (String question : List.of("do you work with klarna", "klarna checkout available", "is klarna possible")) {
        ask(fixture, question);
        correct(fixture, "instal");
      }
      assertThat(onFx(() -> fixture.window.scene().getFocusOwner().getId())).as("one goes on asking").isEqualTo("chat-message");
      ask(fixture, "klarna please");
      String taught = fixture.text("#chat-answer-4");
      assertThat(taught).contains("monthly instalments");
      ListView<?> log = fixture.find("#chat-log");
      assertThat(onFx(() -> log.getItems().size())).isEqualTo(3);
      for (int entries = 4; entries <= 6; entries++) {
        int wanted = entries;
        runOnFx(() -> takeBacks(fixture).getFirst().fire());
        fixture.until(() -> log.getItems().size() == wanted);
      }
      assertThat(fixture.text("#chat-outcome-3")).startsWith("Taken back");
      ask(fixture, "klarna please");
      assertThat(fixture.text("#chat-answer-5")).isNotEqualTo(taught);
      runOnFx(() -> fixture.<TabPane>find("#chat-tabs").getSelectionModel().select(1));
      WaitForAsyncUtils.waitForFxEvents();
      ListView<?> versions = fixture.find("#chat-versions");
      int full = onFx(() -> versions.getItems().size() - 2); // newest first: v2 knows the three corrections
      runOnFx(() -> versions.getSelectionModel().select(full + 1));
      runOnFx(() -> fixture.<Button>find("#chat-shadow").fire());
      fixture.until(() -> fixture.text("#chat-comparison").startsWith("v1 in shadow"));
      runOnFx(() -> versions.getSelectionModel().select(versions.getItems().size() - 1));
      fixture.robot.clickOn("#chat-rollback");
      fixture.until(() -> log.getItems().size() == 7);
      fixture.until(() -> fixture.text("#chat-summary").contains("v1"));
      fixture.robot.interrupt();
    }
  }

  private static List<Button> takeBacks(WindowFixture fixture) {
    Set<Node> buttons = fixture.<Node>find("#chat-log").lookupAll(".take-back");
    return buttons.stream().map(Button.class::cast).filter(button -> button.isVisible() && button.getParent() != null
        && button.getScene() != null).toList();
  }

  @Test
  void what_people_write_is_shown_as_plain_text_whatever_it_is() {
    try (var fixture = fixture(Locale.ENGLISH)) {
      String nasty = "<b>where</b> is _my &order; {0} 'x' \u0007\u202Eevil";
      ask(fixture, nasty);
      Set<Node> bubbles = onFx(() -> fixture.<Node>find("#chat-transcript").lookupAll(".asked"));
      assertThat(bubbles).singleElement().isInstanceOfSatisfying(Label.class, label ->
          assertThat(label.getText()).isEqualTo("<b>where</b> is _my &order; {0} 'x'   evil"));
      ask(fixture, "where is my order ".repeat(60_000));
      assertThat(fixture.text("#chat-answer-2")).contains("Account");
      runOnFx(() -> fixture.<Button>find("#chat-good-2").fire());
      learned(fixture, 2);
      runOnFx(() -> fixture.<TextArea>find("#chat-message").setText(" \n\t "));
      runOnFx(() -> fixture.<Button>find("#chat-send").fire());
      ask(fixture, "?!");
      assertThat(fixture.text("#chat-answer-3")).isEqualTo("There are no words in that.");
    }
  }

  @Test
  void simulated_customers_draw_the_quality_of_the_bot_beside_the_frozen_one() {
    try (var fixture = fixture(Locale.ENGLISH)) {
      runOnFx(() -> fixture.<TabPane>find("#chat-tabs").getSelectionModel().select(2));
      WaitForAsyncUtils.waitForFxEvents();
      runOnFx(() -> fixture.<Slider>find("#chat-questions").setValue(60));
      fixture.robot.clickOn("#chat-simulate");
      fixture.until(() -> fixture.<ListView<?>>find("#chat-log").getItems().size() > 30
          && !fixture.<Button>find("#chat-simulate").isDisabled());
      assertThat((String) onFx(() -> fixture.find("#chat-quality").queryAccessibleAttribute(AccessibleAttribute.TEXT))).contains("bot", "never learned");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh"})
  void it_is_drawn_in_both_themes_and_three_languages(String language) throws Exception {
    try (var fixture = fixture(Locale.forLanguageTag(language))) {
      fixture.pictures("conversation-empty-" + language);
      ask(fixture, "klarna please");
      ask(fixture, "I ordered blue shoes three weeks ago and what came is green, and nobody answers the phone ".repeat(4));
      ask(fixture, "order progress please");
      runOnFx(() -> fixture.<Button>find("#chat-good-2").fire());
      learned(fixture, 2);
      runOnFx(() -> fixture.<Button>find("#chat-should-3").fire());
      runOnFx(() -> fixture.<ListView<?>>find("#chat-log").getSelectionModel().select(0));
      WaitForAsyncUtils.waitForFxEvents();
      fixture.pictures("conversation-" + language);
      runOnFx(() -> fixture.<TabPane>find("#chat-tabs").getSelectionModel().select(2));
      WaitForAsyncUtils.waitForFxEvents();
      runOnFx(() -> fixture.<Slider>find("#chat-questions").setValue(200));
      runOnFx(() -> fixture.<Button>find("#chat-simulate").fire());
      fixture.until(() -> !fixture.<Button>find("#chat-simulate").isDisabled());
      fixture.pictures("conversation-customers-" + language);
      runOnFx(() -> fixture.<TabPane>find("#chat-tabs").getSelectionModel().select(1));
      WaitForAsyncUtils.waitForFxEvents();
      fixture.pictures("conversation-versions-" + language);
    }
  }
}
