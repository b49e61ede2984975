// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the presets promise, over several seeds. */
class ScenarioExpectationsTest {
  static Stream<Scenario> promising() {
    return Scenarios.all().stream().filter(scenario -> !scenario.expect().isEmpty())
        .flatMap(scenario -> Stream.of(scenario, scenario.withSeed(2), scenario.withSeed(3)));
  }

  @ParameterizedTest
  @MethodSource("promising")
  void every_promise_of_a_story_is_kept(Scenario scenario) {
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(scenario.instances());
      List<String> broken = Expectation.of(scenario.expect(), run.snapshot()).stream()
          .filter(outcome -> outcome.state() != Expectation.State.MET)
          .map(outcome -> outcome.expectation().describe() + ": " + outcome.valueText()).toList();
      assertThat(broken).as("%s, seed %d", scenario.id(), scenario.seed()).isEmpty();
      assertThat(scenario.next()).isNotEmpty();
    }
  }
}
