// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.driftlab.data.Params;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window's formulas are those of the engine, in the person's language. */
class FormulaTextsTest {
  @ParameterizedTest
  @EnumSource
  void theEnglishFormulaIsTheEnginesAndTheOthersKeepItsSymbols(Figure figure) {
    assertThat(formula(Locale.ENGLISH, figure)).isEqualTo(figure.formula());
    for (Locale locale : List.of(Locale.GERMAN, Locale.CHINESE)) {
      assertThat(formula(locale, figure)).isNotEqualTo(figure.formula());
      for (String symbol : List.of("R[T][j]", "R[j][j]", "R[j−1][j]", "b[j]", "R[i][j]", "R[i−1][j]", "j<T", "j>1", "j<i", "i<T")) {
        assertThat(formula(locale, figure).contains(symbol)).as("%s in %s", symbol, locale)
            .isEqualTo(figure.formula().contains(symbol));
      }
    }
  }

  private static String formula(Locale locale, Figure figure) {
    return Texts.of(ForgettingViewModel.class, locale).get("formula." + Params.word(figure));
  }
}
