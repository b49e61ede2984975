// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.DataTable;
import org.junit.jupiter.api.Test;

class ChartSeriesTest {
  private final ChartSeries series = series(new long[] {1_100, 1_200, 1_300}, new double[] {0.1, 0.2, 0.3});

  @Test
  void theValueAtAnIndexIsThatOfThePointThatCoversIt() {
    assertThat(series.valueAt(1_200)).isEqualTo(0.2);
    assertThat(series.valueAt(1_201)).isEqualTo(0.3);
  }

  @Test
  void thereIsNoValueBeforeTheSeriesBeganNorAfterItsEnd() {
    assertThat(series.valueAt(999)).isNaN();
    assertThat(series.valueAt(1_301)).isNaN();
    assertThat(series(new long[0], new double[0]).valueAt(5)).isNaN();
  }

  @Test
  void csvIsWrittenInTheRootLocaleAndNamesAreQuotedWhereNeeded() {
    var named = new ChartSeries("a, \"b\"", series.points(), Ink.ACCENT, Stroke.SOLID, Marker.DISC, true);

    assertThat(ChartText.table("", "", java.util.stream.Stream.of("series", "index", "min", "mean", "max")
        .map(id -> new DataTable.Column(id, id)).toList(), List.of(named), 0, 1e9).csv()).isEqualTo("""
        series,index,min,mean,max
        "a, ""b\""",1100,0.1,0.1,0.1
        "a, ""b\""",1200,0.2,0.2,0.2
        "a, ""b\""",1300,0.3,0.3,0.3
        """);
  }

  private static ChartSeries series(long[] at, double[] values) {
    return new ChartSeries("s", new SeriesView(at, values, values, values, at.length), Ink.ACCENT, Stroke.SOLID,
        Marker.DISC, false);
  }
}
