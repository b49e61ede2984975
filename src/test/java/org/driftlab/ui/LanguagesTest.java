// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.workbench.WorkbenchController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The German and the Chinese words are as complete as the English ones. */
class LanguagesTest {
  private static final Path VIEWS = Path.of("fxml-resources/org/driftlab/ui");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(VIEWS)) {
      return files.filter(f -> f.endsWith("messages.properties")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void each_text_is_there_in_german_and_chinese_with_the_same_placeholders(Path english) throws IOException {
    Properties source = load(english);
    assertThat(source).isNotEmpty();
    for (String language : List.of("de", "zh")) {
      Properties translated = load(english.resolveSibling("messages_" + language + ".properties"));
      assertThat(new TreeSet<>(translated.stringPropertyNames())).as("keys in %s", language)
          .isEqualTo(new TreeSet<>(source.stringPropertyNames()));
      for (String key : source.stringPropertyNames()) {
        assertThat(translated.getProperty(key)).as("%s in %s", key, language).isNotBlank();
        assertThat(placeholders(translated.getProperty(key))).as("%s in %s", key, language)
            .isEqualTo(placeholders(source.getProperty(key)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void each_text_with_placeholders_is_a_message_format(Path english) throws IOException {
    for (String language : List.of("", "_de", "_zh")) {
      Properties texts = load(english.resolveSibling("messages" + language + ".properties"));
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        if (!placeholders(text).isEmpty()) {
          // A single quote begins what is not formatted, so it would swallow the placeholders behind it.
          assertThat(new MessageFormat(text).getFormatsByArgumentIndex().length).as("%s: %s", key, text)
              .isEqualTo(1 + Integer.parseInt(placeholders(text).last()));
        }
      }
    }
  }

  @Test
  void english_stays_english_on_a_system_in_another_language() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Texts.of(WorkbenchController.class, Locale.ENGLISH).get("cancel")).isEqualTo("Cancel");
      assertThat(Texts.of(WorkbenchController.class, Locale.GERMANY).get("cancel")).isEqualTo("Abbrechen");
      assertThat(Texts.of(WorkbenchController.class, Locale.FRANCE).get("cancel")).isEqualTo("Cancel");
      assertThat(Texts.of(WorkbenchController.class, Locale.SIMPLIFIED_CHINESE).get("cancel")).isEqualTo("取消");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static TreeSet<String> placeholders(String text) {
    var found = new TreeSet<String>();
    var matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Properties load(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
