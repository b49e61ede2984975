// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Scenario SCENARIO = ScenarioYaml.read("""
      driftlab: 1
      id: short
      title: "<script>alert('x')</script> & \\"more\\""
      stream: {id: sea, function: 3}
      drift: [{kind: label-swap, first: 0, second: 1, start: 15000}]
      instances: 20000
      """, "short.yaml");

  @Test
  void text_of_the_user_is_escaped() {
    String page = page();
    assertThat(page).doesNotContain("<script", "alert('x')");
    assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;");
  }

  @Test
  void drift_detections_versions_and_fingerprint_are_told() {
    String page = page();
    assertThat(page).contains("<td class=\"n\">15,000</td>", "label-swap", "initial", "champion", "retired");
    assertThat(page).containsPattern("<code>[0-9a-f]{64}</code>");
  }

  @Test
  void numbers_are_in_the_root_locale_everywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(page()).contains("15,000").doesNotContain("15.000");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_stopped_run_says_where_it_stopped() {
    assertThat(page(12_000)).contains("stopped at instance 12,000 of 20,000");
  }

  @Test
  void each_event_is_one_row_of_the_table() {
    RunSummary summary = summary(20_000);
    assertThat(CsvReport.events(summary.snapshot()).lines().count()).isEqualTo(1 + summary.snapshot().events().size());
  }

  private static String page() {
    return page(20_000);
  }

  private static String page(long instances) {
    return HtmlReport.of(summary(instances), Optional.empty(), "a test");
  }

  private static RunSummary summary(long instances) {
    try (Run run = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(instances);
      return new RunSummary(SCENARIO, run.snapshot());
    }
  }
}
