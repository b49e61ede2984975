// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.Samples;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Expectation.Happening;
import org.driftlab.engine.Role;
import org.driftlab.engine.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTextsTest {
  private final StoryTexts german = new StoryTexts(Locale.GERMANY);

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void every_preset_is_told_in_full_and_no_text_is_of_none(String language) {
    var wanted = new TreeSet<String>();
    for (Scenario preset : Scenarios.all()) {
      wanted.add(preset.id() + ".title");
      wanted.add(preset.id() + ".story");
      for (int i = 1; i <= preset.next().size(); i++) {
        wanted.add(preset.id() + ".next." + i);
      }
    }
    Samples.all().forEach(sample -> wanted.add(sample.id() + ".sample"));
    assertThat(new TreeSet<>(new StoryTexts(Locale.forLanguageTag(language)).keys())).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void a_translated_story_tells_the_same_numbers(String language) {
    var texts = new StoryTexts(Locale.forLanguageTag(language));
    for (Scenario preset : Scenarios.all()) {
      for (String number : numbers(preset.story())) {
        assertThat(numbers(texts.story(preset))).as(preset.id()).contains(number);
      }
    }
  }

  /** Thousands and hundreds of thousands, whatever separates the groups of digits. */
  private static TreeSet<String> numbers(String text) {
    return java.util.regex.Pattern.compile("\\d[\\d.,]*\\d{3}\\b").matcher(text).results()
        .map(found -> found.group().replaceAll("[.,]", "")).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void a_promise_is_told_in_german_and_in_english_as_the_engine_tells_it() {
    var lead = new Expectation.Lead(Role.CHAMPION, Role.STATIC, 210_000, 500_000, 0.1);
    assertThat(german.promise(lead)).isEqualTo("Champion um mindestens 0,1 genauer als statisches Modell, von 210.000 bis 500.000");
    assertThat(german.promise(new Expectation.Level(Role.CHAMPION, 510_000, 0, 0.83, 0.92)))
        .isEqualTo("Champion, von 510.000 bis zum Ende: Genauigkeit zwischen 0,83 und 0,92");
    assertThat(german.promise(new Expectation.Happens(Happening.PROMOTION, 0, 0, 1, 3)))
        .isEqualTo("Beförderung: 1- bis 3-mal, im ganzen Lauf");
    assertThat(new StoryTexts(Locale.US).promise(lead)).isEqualTo(lead.describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void each_promise_of_the_presets_and_of_the_catalog_is_told(String language) {
    var texts = new StoryTexts(Locale.forLanguageTag(language));
    Scenarios.all().forEach(preset -> preset.expect()
        .forEach(promise -> assertThat(texts.promise(promise)).isNotEqualTo(promise.describe()).doesNotContain("{")));
    Catalog.EXPECTATIONS.forEach(promise -> assertThat(texts.promise(promise)).isNotEqualTo(promise.describe()));
  }

  @Test
  void a_scenario_that_a_person_has_named_keeps_that_name_and_the_rest_of_the_story() {
    Scenario preset = Scenarios.find("late-labels");
    Scenario renamed = new Scenario(preset.id(), "Mine", preset.story(), preset.stream(), preset.drift(), preset.instances(),
        preset.learner(), preset.strategy(), preset.detector(), preset.labels(), preset.replay(), preset.window(),
        preset.initialLabels(), preset.seed());
    assertThat(german.title(preset)).isEqualTo("Labels, die spät kommen");
    assertThat(german.title(renamed)).isEqualTo("Mine");
    assertThat(german.story(renamed)).isEqualTo(german.story(preset)).startsWith("Jedes Label kommt");
  }
}
