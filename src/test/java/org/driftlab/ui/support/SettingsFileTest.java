// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.driftlab.ui.support.Settings.Bounds;
import org.driftlab.ui.support.Settings.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void what_was_chosen_holds_at_the_next_start() throws Exception {
    Settings chosen = Settings.DEFAULT.withLook(Look.DARK).withLanguage("de").withCheckpointMegabytes(512)
        .withWorkspace("C:\\Daten\\Übung").withBounds(new Bounds(-8.5, 20, 1440, 900, true))
        .withDividers("split-upper", List.of(0.25)).withPerspective("settings").withFolded("scenario", true)
        .withFolded("versions", false).withLesson("windows").withLesson("rollback").withCharts(List.of("kappa", "g-mean"));
    new SettingsFile(folder.resolve("new/settings.properties")).save(chosen);
    var loaded = new SettingsFile(folder.resolve("new/settings.properties")).load();
    assertThat(loaded.problem()).isEmpty();
    assertThat(loaded.settings()).isEqualTo(chosen);
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void without_a_file_the_defaults_hold_and_nothing_is_said() {
    var loaded = new SettingsFile(folder.resolve("none")).load();
    assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(loaded.problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"look=green", "checkpoint.megabytes=many", "checkpoint.megabytes=3", "window=1,2",
      "window=1,2,NaN,4,true", "dividers.split-down=a", "language=\\u12"})
  void a_damaged_file_is_named_and_kept_beside_the_new_one(String line) throws Exception {
    Path path = Files.writeString(folder.resolve("settings.properties"), line + "\n");
    var file = new SettingsFile(path);
    var loaded = file.load();
    assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(loaded.problem().orElseThrow()).contains("settings.properties").endsWith(").");
    file.save(Settings.DEFAULT);
    assertThat(folder.resolve("settings.properties.damaged")).hasContent(line);
    assertThat(new SettingsFile(path).load().problem()).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_are_damage_and_lose_nothing() throws Exception {
    Path path = Files.write(folder.resolve("settings.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(new SettingsFile(path).load().problem().orElseThrow()).contains("it is not text");
    assertThat(Files.size(path)).isEqualTo(3);
  }

  @Test
  void a_file_from_a_later_driftlab_is_read_as_far_as_it_is_known() throws Exception {
    Path path = Files.writeString(folder.resolve("settings.properties"), "look=dark\nsound=loud\n");
    assertThat(new SettingsFile(path).load()).isEqualTo(
        new SettingsFile.Loaded(Settings.DEFAULT.withLook(Look.DARK), java.util.Optional.empty()));
  }

  @Test
  void a_lesson_is_remembered_once() {
    assertThat(Settings.DEFAULT.withLesson("windows").withLesson("rollback").withLesson("windows").lessons())
        .containsExactly("windows", "rollback");
  }

  @Test
  void the_system_s_locale_keeps_its_country_when_its_language_is_chosen() {
    assertThat(Settings.DEFAULT.locale(Locale.US)).isEqualTo(Locale.US);
    assertThat(Settings.DEFAULT.withLanguage("de").locale(Locale.forLanguageTag("de-CH")).toLanguageTag()).isEqualTo("de-CH");
    assertThat(Settings.DEFAULT.withLanguage("de").locale(Locale.US)).isEqualTo(Locale.GERMAN);
  }
}
