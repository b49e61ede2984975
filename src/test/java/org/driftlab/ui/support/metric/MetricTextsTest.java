// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Params;
import org.driftlab.evaluate.Forgetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh"})
  void everyMetricHasAMeaningAndAFormulaInEachLanguage(String language) {
    var texts = new MetricTexts(Locale.forLanguageTag(language));
    assertThat(MetricTexts.ids()).hasSizeGreaterThan(40).allSatisfy(id -> {
      assertThat(texts.name(id)).isNotBlank();
      assertThat(texts.formula(id)).isNotBlank();
      assertThat(texts.explain(id)).contains("\n" + texts.formula(id)).hasSizeGreaterThan(8);
    });
  }

  @Test
  void kappaIsExplainedByCohensFormulaAndPaper() {
    assertThat(new MetricTexts(Locale.ENGLISH).explain("kappa")).contains("κ = (p₀ − pₑ) / (1 − pₑ)").contains("J. Cohen");
    assertThat(new MetricTexts(Locale.GERMAN).explain("kappa")).contains("Quelle: J. Cohen");
  }

  @Test
  void everyForgettingFigureAndEveryDataMonitorIsExplained() {
    for (Forgetting.Figure figure : Forgetting.Figure.values()) {
      assertThat(MetricTexts.ids()).contains(Params.word(figure));
    }
    Catalog.MONITORS.specs().forEach(monitor -> assertThat(MetricTexts.ids()).contains(monitor.id()));
  }

  @Test
  void aMetricThatIsNotThereIsAMistakeAndNotAnEmptyTooltip() {
    assertThatThrownBy(() -> new MetricTexts(Locale.ENGLISH).explain("luck")).isInstanceOf(MissingResourceException.class);
  }
}
