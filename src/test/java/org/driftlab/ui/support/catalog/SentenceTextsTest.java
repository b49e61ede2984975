// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.learn.tree.HoeffdingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

  private final SentenceTexts german = new SentenceTexts(Locale.GERMANY);

  @Test
  void each_form_of_the_engine_has_its_words_in_german_and_in_chinese_and_none_more() {
    assertThat(german.keys()).isEqualTo(SentenceTexts.forms());
    assertThat(new SentenceTexts(Locale.SIMPLIFIED_CHINESE).keys()).isEqualTo(SentenceTexts.forms());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentences", "presets", "titles", "parameters"})
  void german_and_chinese_have_the_same_texts_with_the_same_placeholders(String name) {
    assertThat(placeholders(new Translations(name, Locale.SIMPLIFIED_CHINESE)))
        .isEqualTo(placeholders(new Translations(name, Locale.GERMAN))).isNotEmpty();
  }

  private static Map<String, TreeSet<String>> placeholders(Translations texts) {
    var found = new TreeMap<String, TreeSet<String>>();
    texts.keys().forEach(key -> found.put(key, PLACEHOLDER.matcher(texts.find(key).orElseThrow()).results()
        .map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new))));
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "guard", "retrain-on-drift"})
  void what_a_run_says_of_promotions_rollbacks_and_verdicts_is_told_without_an_english_word(String preset) {
    var run = new Run(Scenarios.find(preset), new InMemoryArchive(), RunListener.NONE);
    run.advance(Long.MAX_VALUE);
    var sentences = new ArrayList<String>();
    for (RunEvent event : run.snapshot().events()) {
      switch (event) {
        case RunEvent.Promoted e -> sentences.add(e.why());
        case RunEvent.RolledBack e -> sentences.add(e.why());
        case RunEvent.GuardEnded e -> sentences.add(e.why());
        case RunEvent.GateVerdict e -> sentences.add(e.evidence().sentence());
        case RunEvent.Retrained e -> sentences.add(e.how());
        default -> { }
      }
    }
    assertThat(sentences).hasSizeGreaterThan(1);
    assertThat(sentences).allSatisfy(sentence -> assertThat(german.say(sentence)).as(sentence)
        .doesNotContainPattern("\\b(the|of|only|over|labels|on|right|learner)\\b"));
  }

  @Test
  void a_gates_evidence_keeps_its_numbers_in_german_writing() {
    assertThat(german.say("gain +0.1234 over 1,234 labels (only the candidate right on 200, only the champion on 48; 95 % sequence "
        + "+0.0200 to +0.2000); recall of b worse by 0.12 where 0.05 is allowed")).isEqualTo("Gewinn +0,1234 über 1.234 Labels (nur der "
        + "Kandidat richtig bei 200, nur der Champion bei 48; 95-%-Sequenz +0,0200 bis +0,2000); Recall von b um 0,12 schlechter, wo 0,05 "
        + "erlaubt ist");
  }

  @Test
  void the_rules_of_labels_and_the_origin_of_a_fork_are_told() {
    var labels = new Labels(new LabelRule(new LabelDelay.Fixed(20_000), 0.5, 0.1),
        Map.of("fraud", new LabelRule(new LabelDelay.Uniform(10, 20), 1, 0)), 100_000, Labels.WhenFull.DROP_OLDEST);
    assertThat(german.say("with labels " + labels.describe()))
        .isEqualTo("mit Labels 20.000 Instanzen später, 50 % mit Label, 10 % davon falsch; fraud 10 bis 20 Instanzen später");
    assertThat(german.say("with label-swap moved from 30,000 to 45,000")).isEqualTo("mit Labeltausch, verschoben von 30.000 auf 45.000");
    assertThat(german.say("without promotion of v2")).isEqualTo("ohne Beförderung von v2");
  }

  @Test
  void a_value_that_a_parameter_cannot_take_is_refused_in_german() {
    var refused = new ArrayList<String>();
    for (var value : List.of(Map.of("gracePeriod", "0"), Map.of("gracePeriod", "many"), Map.of("delta", "1,5"), Map.of("delta", "2"))) {
      try {
        Params.with(new HoeffdingTree(), value);
      } catch (InputException e) {
        refused.add(german.say(String.valueOf(e.getMessage())));
      }
    }
    assertThat(refused).hasSize(4).noneSatisfy(sentence -> assertThat(sentence).contains("Parameter"));
    assertThat(refused).contains("„many“ ist keine ganze Zahl.", "„1,5“ ist keine Zahl.");
  }

  @Test
  void what_the_engine_did_not_say_stays_as_it_is_and_english_stays_english() {
    assertThat(german.say("because I like it")).isEqualTo("because I like it");
    assertThat(new SentenceTexts(Locale.US).say("the first version")).isEqualTo("the first version");
    assertThat(german.by("gate")).isEqualTo("Gate");
    assertThat(german.by("Ada")).isEqualTo("Ada");
  }
}
