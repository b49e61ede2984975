// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.ConceptDrift;
import org.driftlab.stream.RandomTree;
import org.driftlab.stream.Sea;
import org.driftlab.stream.StreamSpec;
import org.junit.jupiter.api.Test;

/** A spec within a spec, set by text and by scenario file. */
class NestedSpecTest {
  private static final String FILE = """
      driftlab: 1
      id: nested
      stream:
        id: concept-drift
        stream: {id: sea, function: 1}
        driftStream:
          id: sea
          function: %s
        position: 500
      """;

  @Test
  void a_nested_spec_is_set_by_id_and_its_parameters_by_dotted_names() {
    StreamSpec spec = Catalog.STREAMS.find("concept-drift",
        Map.of("stream", "agrawal", "stream.function", "3", "position", "50"));
    var expected = (ConceptDrift) spec;
    assertThat(expected.stream()).isInstanceOf(Agrawal.class).hasFieldOrPropertyWithValue("function", 3);
    assertThat(expected.driftStream()).isEqualTo(new RandomTree());
    assertThat(expected.position()).isEqualTo(50);
  }

  @Test
  void the_order_of_the_names_does_not_matter_and_a_parameter_alone_changes_the_default_one() {
    var spec = (ConceptDrift) Catalog.STREAMS.find("concept-drift", Map.of("stream.maxTreeDepth", "3"));
    assertThat(spec.stream()).isInstanceOf(RandomTree.class).hasFieldOrPropertyWithValue("maxTreeDepth", 3);
  }

  @Test
  void specs_nest_as_deep_as_one_likes() {
    var spec = (ConceptDrift) Catalog.STREAMS.find("concept-drift",
        Map.of("stream", "concept-drift", "stream.stream", "sea", "stream.stream.function", "4"));
    assertThat(((ConceptDrift) spec.stream()).stream()).isInstanceOf(Sea.class).hasFieldOrPropertyWithValue("function", 4);
  }

  @Test
  void an_unknown_id_or_name_is_answered_with_what_there_is() {
    assertThatThrownBy(() -> Catalog.STREAMS.find("concept-drift", Map.of("stream", "seea")))
        .isInstanceOf(InputException.class).hasMessageContaining("'stream' is 'seea'").hasMessageContaining("'sea'");
    assertThatThrownBy(() -> Catalog.STREAMS.find("concept-drift", Map.of("stream.depth", "3")))
        .isInstanceOf(InputException.class).hasMessageContaining("'depth'");
    assertThatThrownBy(() -> Catalog.STREAMS.find("concept-drift", Map.of("position.x", "3")))
        .isInstanceOf(InputException.class).hasMessageContaining("'position.x'");
  }

  @Test
  void a_scenario_file_nests_mappings_and_is_written_back_equal() {
    var scenario = ScenarioYaml.read(FILE.formatted("3"), "a.yaml");
    var spec = (ConceptDrift) scenario.stream();
    assertThat(spec.driftStream()).isInstanceOf(Sea.class).hasFieldOrPropertyWithValue("function", 3);
    assertThat(ScenarioYaml.read(ScenarioYaml.write(scenario), "b.yaml")).isEqualTo(scenario);
    assertThat(Params.json(spec)).contains("\"driftStream\":{\"id\":\"sea\",\"function\":3");
  }

  @Test
  void a_mistake_inside_is_found_by_line_and_key() {
    assertThatThrownBy(() -> ScenarioYaml.read(FILE.formatted("9"), "a.yaml")).isInstanceOf(InputException.class)
        .hasMessageContaining("a.yaml, line 8, key 'stream.driftStream.function'").hasMessageContaining("in [1, 4]");
  }
}
