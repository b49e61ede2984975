// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Scenario;
import org.junit.jupiter.api.Test;

class DraftTest {
  @Test
  void an_edit_of_one_part_leaves_every_other_part_as_it_was() {
    for (Scenario scenario : Scenarios.all()) {
      Scenario edited = Draft.edit(scenario, draft -> draft.seed = scenario.seed() + 1);
      assertThat(edited).isEqualTo(scenario.withSeed(scenario.seed() + 1));
      assertThat(edited.forgetting()).isEqualTo(scenario.forgetting());
      assertThat(scenario.withDrift(scenario.drift())).isEqualTo(scenario);
    }
  }
}
