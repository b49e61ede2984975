// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.Loss;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.junit.jupiter.api.Test;

class ChangedPartTest {
  @Test
  void a_part_with_the_usual_parameters_is_its_title() {
    assertThat(words(Locale.US, new LogisticRegression())).isEqualTo("Logistic regression");
    assertThat(words(Locale.US, new Strategy.Static())).isEqualTo(new Strategy.Static().title());
  }

  @Test
  void what_may_be_either_of_two_parts_is_called_by_both_names() {
    assertThat(words(Locale.US, new Update.Manual()))
        .isEqualTo(new Strategy.Manual().title() + " / " + new Update.Manual().title());
  }

  @Test
  void unusual_parameters_are_told_with_name_value_and_unit_in_the_language() {
    Spec learner = Params.with(new LogisticRegression(), Map.of("learningRate", "0.25"), (kind, id) -> {
      throw new AssertionError(id);
    });
    assertThat(words(Locale.US, learner)).isEqualTo("Logistic regression · Learning rate η 0.25");
    assertThat(words(Locale.GERMANY, learner)).isEqualTo("Logistische Regression · Lernrate η 0,25");
    assertThat(words(Locale.GERMANY, new Guard(7_000, 0.05, 0))).endsWith(" · Labels 7.000 Labels");
    assertThat(words(Locale.US, new Gate().withLoss(Loss.COST))).endsWith(" · Loss cost");
  }

  @Test
  void what_the_catalog_does_not_know_has_no_words() {
    var parts = new ChangedPart(new CatalogTexts(Locale.US), new Formats(Locale.US));
    assertThat(parts.words("labels 200 instances late")).isEmpty();
    assertThat(parts.words("{\"id\":\"oracle\",\"depth\":3}")).isEmpty();
  }

  private static String words(Locale locale, Spec part) {
    return new ChangedPart(new CatalogTexts(locale), new Formats(locale)).words(Params.json(part)).orElseThrow();
  }
}
