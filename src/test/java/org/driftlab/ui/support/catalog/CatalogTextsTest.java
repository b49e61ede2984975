// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.engine.Stakes;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.SplitCriterion;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTextsTest {
  private final CatalogTexts german = new CatalogTexts(Locale.GERMANY);

  private static List<Spec> entries() {
    var all = new ArrayList<Spec>(Change.KINDS);
    List.of(Catalog.STREAMS, Catalog.LEARNERS, Catalog.DETECTORS, Catalog.MONITORS, Catalog.MEMORIES, Catalog.POLICIES,
        Catalog.UPDATES, Catalog.GATES, Catalog.GUARDS, Catalog.EXPECTATIONS, Catalog.DELAYS)
        .forEach(section -> all.addAll(section.specs()));
    all.add(new Stakes());
    return all;
  }

  /** Every text that the catalog shows, as the keys under which its translation may stand, the preferred one first. */
  private static void eachText(BiConsumer<List<String>, String> text) {
    for (Spec spec : entries()) {
      String part = CatalogTexts.part(spec);
      text.accept(List.of(part + "." + spec.id() + ".title"), spec.title());
      for (Params.Info info : Params.of(spec)) {
        Map.of("label", info.param().label(), "help", info.param().help()).forEach((what, english) -> {
          if (!english.isEmpty()) {
            String behind = "." + info.name() + "." + what;
            text.accept(List.of(part + "." + spec.id() + behind, part + ".*" + behind), english);
          }
        });
        if (!info.param().unit().isEmpty()) {
          text.accept(List.of("unit." + info.param().unit().replace(' ', '-')), info.param().unit());
        }
        if (info.type().isEnum()) {
          for (Object constant : info.type().getEnumConstants()) {
            text.accept(List.of("choice." + info.type().getSimpleName() + "." + Params.word(constant)),
                info.type().getName() + "." + Params.word(constant));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void every_entry_and_every_parameter_has_a_text_and_no_text_is_of_nothing(String language) {
    var texts = new CatalogTexts(Locale.forLanguageTag(language));
    var missing = new TreeSet<String>();
    var unused = new TreeSet<>(texts.keys());
    eachText((keys, english) -> keys.stream().filter(texts.keys()::contains).findFirst()
        .ifPresentOrElse(unused::remove, () -> missing.add(keys.getFirst() + " = " + english)));
    assertThat(missing).as("texts missing in %s", language).isEmpty();
    assertThat(unused).as("texts in %s of which the catalog knows nothing", language).isEmpty();
  }

  @Test
  void a_text_that_several_entries_share_translates_one_english_text_only() {
    var translated = new TreeMap<String, TreeSet<String>>();
    eachText((keys, english) -> keys.stream().filter(german.keys()::contains).findFirst()
        .ifPresent(key -> translated.computeIfAbsent(key, k -> new TreeSet<>()).add(english)));
    assertThat(translated).allSatisfy((key, english) -> assertThat(english).as(key).hasSize(1));
  }

  @Test
  void english_is_what_the_catalog_itself_says() {
    var english = new CatalogTexts(Locale.US);
    assertThat(english.keys()).isEmpty();
    for (Spec spec : entries()) {
      assertThat(english.title(spec)).isEqualTo(spec.title());
      for (Params.Info info : Params.of(spec)) {
        assertThat(english.label(spec, info)).isEqualTo(info.param().label());
        assertThat(english.help(spec, info)).isEqualTo(info.param().help());
        assertThat(english.unit(info)).isEqualTo(info.param().unit());
        assertThat(english.range(info)).isEqualTo(info.range());
      }
    }
  }

  @Test
  void a_tree_is_a_baum_with_a_schonfrist_in_instances() {
    var tree = new HoeffdingTree();
    assertThat(german.title(tree)).isEqualTo("Hoeffding-Baum");
    assertThat(german.label(tree, parameter(tree, "gracePeriod"))).isEqualTo("Schonfrist");
    assertThat(german.choice(SplitCriterion.INFO_GAIN)).isEqualTo("Informationsgewinn");
    assertThat(new CatalogTexts(Locale.SIMPLIFIED_CHINESE).label(tree, parameter(tree, "gracePeriod"))).isEqualTo("宽限期");
  }

  @Test
  void the_allowed_range_is_told_in_words_and_with_the_numbers_of_the_language() {
    assertThat(german.range(parameter(new Psi(), "referenceSize"))).isEqualTo("von 20 bis 100.000");
    assertThat(german.range(parameter(new Psi(), "alpha"))).isEqualTo("über 0 und höchstens 0,5");
    assertThat(german.range(parameter(new Psi(), "threshold"))).isEqualTo("mindestens 0");
    assertThat(german.range(parameter(new Sea(), "seed"))).isEmpty();
  }

  private static Params.Info parameter(Spec spec, String name) {
    return Params.of(spec).stream().filter(info -> info.name().equals(name)).findFirst().orElseThrow();
  }
}
