// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.driftlab.data.InputException;
import org.driftlab.feedback.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeYamlTest {
  private static final String GOOD = """
      driftlab-knowledge: 1
      title: Two things
      language: de
      intents:
        - id: first
          title: Das Erste
          answer: Ja.
          examples: [eins, zwei]
          controls: [drei]
        - id: second
          answer: Nein.
          language: en
          examples:
            - four
      """;

  @TempDir
  Path folder;

  @Test
  void a_file_is_read_with_what_is_left_out_filled_in() {
    KnowledgeBase base = KnowledgeYaml.read(GOOD, "f");
    assertThat(base.title()).isEqualTo("Two things");
    assertThat(base.intents().getFirst().controls()).containsExactly("drei");
    assertThat(base.intents().getLast().title()).isEqualTo("second");
    assertThat(base.intents().getLast().language()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "driftlab-knowledge: 1 | driftlab-knowledge: 2 | f, line 1, key 'driftlab-knowledge': the format is 2",
      "driftlab-knowledge: 1 | title2: x | line 1: the key 'title2' is unknown",
      "language: de | language: d | f, line 3, key 'language': the language is 'd'",
      "id: second | id: first | line 10, key 'intents.id': the intent 'first' stands here a second time",
      "id: second | id: Second One | line 10, key 'intents.id': 'id' is 'Second One'",
      "- four | - zwei | line 14, key 'examples': the question 'zwei' stands in 'first' already",
      "- four | - '?' | line 14, key 'examples': a question of 'second' says nothing",
      "answer: Nein. | answer: ' ' | line 11, key 'intents.answer': 'answer' of the intent 'second' is empty",
      "answer: Nein. | replies: no | the key 'intents.replies' is unknown",
      "examples: [eins, zwei] | examples: eins | line 8: 'intents.examples' must be a list",
      "examples: [eins, zwei] | examples: [] | 'examples' of the intent 'first' is empty",
      "title: Two things | title: [a | f, line"})
  void what_is_wrong_is_told_with_line_and_key(String right, String wrong, String message) {
    assertThatThrownBy(() -> KnowledgeYaml.read(GOOD.replace(right, wrong), "f"))
        .isInstanceOf(InputException.class).hasMessageContaining(message);
  }

  @Test
  void files_that_cannot_be_read_are_told_in_a_sentence() throws Exception {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE4});
    Path large = Files.write(folder.resolve("large.yaml"), new byte[KnowledgeYaml.MOST_BYTES + 1]);
    Path empty = Files.createFile(folder.resolve("empty.yaml"));
    assertThatThrownBy(() -> KnowledgeYaml.read(latin)).hasMessageContaining("is not UTF-8");
    assertThatThrownBy(() -> KnowledgeYaml.read(large)).hasMessageContaining("but may have 1,000,000");
    assertThatThrownBy(() -> KnowledgeYaml.read(empty)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> KnowledgeYaml.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> KnowledgeYaml.read(folder.resolve("no.yaml"))).hasMessageContaining("does not exist");
  }
}
