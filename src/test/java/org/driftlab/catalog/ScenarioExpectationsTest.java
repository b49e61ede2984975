// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.FileStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the presets promise, over several seeds. */
class ScenarioExpectationsTest {
  static Stream<Scenario> promising() {
    return Scenarios.all().stream().flatMap(scenario -> scenario.stream() instanceof FileStream ? onDisk(scenario) : Stream.of(scenario))
        .flatMap(scenario -> Stream.of(scenario, scenario.withSeed(2), scenario.withSeed(3)));
  }

  /** A preset of a user's own file, its data taken from where tests find them; none if they are not there. */
  private static Stream<Scenario> onDisk(Scenario scenario) {
    Path file = Path.of("../shared/datasets/elec.csv");
    return Files.exists(file)
        ? Stream.of(ScenarioYaml.read(ScenarioYaml.document(scenario).replace("elec.csv\n", file + "\n"), "elec.yaml")) : Stream.of();
  }

  @Test
  void a_file_that_is_not_there_is_asked_for_in_one_sentence() {
    assertThatThrownBy(() -> new Run(Scenarios.find("electricity"), new InMemoryArchive(), RunListener.NONE))
        .isInstanceOf(InputException.class).hasMessageStartingWith("There is no file 'elec.csv' in the folder ")
        .hasMessageEndingWith("; put it there or give its whole path.");
    assertThat(Scenarios.all()).allMatch(scenario -> !scenario.expect().isEmpty() && !scenario.next().isEmpty());
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
