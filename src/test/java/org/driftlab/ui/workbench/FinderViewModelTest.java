// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FinderViewModelTest {
  private final FinderViewModel model = new FinderViewModel(List.of(command("Play or pause"), command("Scenario: Calm sea"),
      command("Scenario: Display of drift"), command("Übersicht zeigen")), Locale.GERMAN);

  @Test
  void everything_is_offered_before_anything_is_typed() {
    assertThat(words()).hasSize(4);
    assertThat(model.choice().orElseThrow().words()).isEqualTo("Play or pause");
  }

  @Test
  void every_word_typed_must_be_there_in_any_order_and_case() {
    model.queryProperty().set("sea SCEN");
    assertThat(words()).containsExactly("Scenario: Calm sea");
    model.queryProperty().set("ÜBER");
    assertThat(words()).containsExactly("Übersicht zeigen");
  }

  @Test
  void what_begins_with_the_letters_stands_before_what_has_them_inside() {
    model.queryProperty().set("play");
    assertThat(words()).containsExactly("Play or pause", "Scenario: Display of drift");
    model.queryProperty().set("isp");
    assertThat(words()).containsExactly("Scenario: Display of drift");
  }

  @Test
  void the_choice_goes_round_and_is_gone_when_nothing_is_found() {
    model.move(-1);
    assertThat(model.choice().orElseThrow().words()).isEqualTo("Übersicht zeigen");
    model.move(1);
    assertThat(model.choice().orElseThrow().words()).isEqualTo("Play or pause");
    model.queryProperty().set("zebra");
    assertThat(model.choice()).isEmpty();
    model.move(1);
    assertThat(model.choice()).isEmpty();
  }

  private List<String> words() {
    return model.found().stream().map(Command::words).toList();
  }

  private static Command command(String words) {
    return new Command(words, "", () -> {});
  }
}
