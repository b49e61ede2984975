// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.driftlab.ui.support.Settings.Look;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
  private final SettingsStore store = SettingsStore.inMemory();
  private final SettingsViewModel model = new SettingsViewModel(store, Texts.of(SettingsViewModel.class, Locale.ENGLISH));

  @Test
  void a_look_is_taken_at_once_and_followed_when_it_changes_elsewhere() {
    model.lookProperty().set(Look.DARK);
    assertThat(store.get().look()).isEqualTo(Look.DARK);
    assertThat(model.restartProperty().get()).isFalse();
    store.change(s -> s.withLook(Look.LIGHT));
    assertThat(model.lookProperty().get()).isEqualTo(Look.LIGHT);
  }

  @Test
  void a_language_holds_from_the_next_start_on_and_the_person_is_told() {
    model.languageProperty().set("zh");
    assertThat(store.get().language()).isEqualTo("zh");
    assertThat(model.restartProperty().get()).isTrue();
    model.languageProperty().set("");
    assertThat(model.restartProperty().get()).isFalse();
  }

  @Test
  void memory_out_of_range_is_said_and_not_taken() {
    model.megabytesProperty().set("512");
    assertThat(store.get().checkpointMegabytes()).isEqualTo(512);
    for (String wrong : new String[] {"15", "65537", "many", "", "99999999999"}) {
      model.megabytesProperty().set(wrong);
      assertThat(store.get().checkpointMegabytes()).isEqualTo(512);
      assertThat(model.problemProperty().get())
          .isEqualTo("That is not a whole number from 16 to 65,536, so the one before holds.");
    }
    model.megabytesProperty().set(" 64 ");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(store.get().checkpointMegabytes()).isEqualTo(64);
  }
}
