// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DataTableTest {
  private final DataTable table = new DataTable("Accuracy", "", List.of(new DataTable.Column("series", "Reihe"),
      new DataTable.Column("mean", "Mittel")), List.of(List.of("a, \"b\"\nc\td", 0.5), List.of("d", Double.NaN)));

  @Test
  void commasQuotesAndLineEndsAreQuotedAsRfc4180Says() {
    assertThat(table.csv()).isEqualTo("series,mean\n\"a, \"\"b\"\"\nc\td\",0.5\nd,\n");
  }

  @Test
  void aCopyKeepsItsColumnsWhateverIsInATextAndHasTheHeadingsOfTheScreen() {
    assertThat(table.tsv(table.rows())).isEqualTo("Reihe\tMittel\na, \"b\" c d\t0.5\nd\t\n");
    assertThat(table.tsv(List.of())).isEqualTo("Reihe\tMittel\n");
  }

  @Test
  void numbersInFilesDoNotFollowTheUsersLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(table.csv()).contains("0.5").doesNotContain("0,5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
