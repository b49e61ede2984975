// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExplainTest {
  @Test
  void a_tree_is_explained_as_text() {
    Cli cli = Cli.run("evaluate", "hoeffding-tree", "--stream", "sea", "--count", "20000", "--explain");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("feature importance", "  attrib1", "active leaves", "attrib1 ≤ ", ": groupA (");
  }

  @Test
  void a_tree_is_explained_in_json_and_the_irrelevant_feature_matters_least() {
    JsonNode json =
        Cli.run("evaluate", "hoeffding-tree", "--stream", "sea", "--count", "20000", "--explain", "--json").json();
    JsonNode importance = json.get("explanation").get("importance");
    double irrelevant = importance.get("attrib3").asDouble();
    double first = importance.get("attrib1").asDouble();
    double second = importance.get("attrib2").asDouble();
    assertThat(irrelevant).isLessThan(Math.min(first, second) / 4);
    assertThat(first + second + irrelevant).isCloseTo(1, within(1e-9));
    assertThat(json.get("explanation").get("internals").get("leaves").asInt()).isGreaterThan(1);
  }

  @Test
  void a_learner_without_insight_says_so() {
    Cli cli = Cli.run("evaluate", "no-change", "--stream", "sea", "--count", "10", "--explain");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("This learner has nothing to explain.");
  }
}
