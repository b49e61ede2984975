// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.catalog.Sample;
import org.driftlab.catalog.Samples;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code dataset}, and the samples that are in the repository. */
class DatasetCommandTest {
  private static final Path SHIPPED = Path.of("datasets");
  private static final long MEGABYTE = 1_000_000;

  @TempDir
  private Path folder;

  static List<Sample> samples() {
    return Samples.all();
  }

  @Test
  void the_shipped_files_are_byte_for_byte_what_their_command_makes() throws IOException {
    assertThat(Cli.run("dataset", "--out", folder.toString()).code()).isZero();
    try (Stream<Path> made = Files.list(folder)) {
      List<Path> files = made.toList();
      assertThat(files).hasSize(2 * Samples.all().size());
      for (Path file : files) {
        assertThat(Files.mismatch(file, SHIPPED.resolve(file.getFileName()))).as("%s", file.getFileName()).isEqualTo(-1);
      }
    }
    Cli check = Cli.run("dataset", "--check", SHIPPED.toString());
    assertThat(check.out()).doesNotContain("differs").doesNotContain("missing");
    assertThat(check.code()).isZero();
  }

  @Test
  void a_shipped_file_has_two_megabytes_at_most_and_all_have_ten() throws IOException {
    long all = 0;
    for (Sample sample : Samples.all()) {
      long size = Files.size(SHIPPED.resolve(sample.fileName()));
      assertThat(size).as(sample.id()).isLessThan(2 * MEGABYTE);
      all += size;
    }
    assertThat(all).isLessThan(10 * MEGABYTE);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_read_as_the_scenario_would_have_it(Sample sample) {
    try (InstanceStream file = new FileStream(SHIPPED.resolve(sample.fileName()).toString()).create();
        InstanceStream stream = sample.scenario().open()) {
      assertThat(file.length()).hasValue(sample.rows());
      Schema wanted = stream.schema();
      assertThat(file.schema().features()).extracting(Attribute::name)
          .isEqualTo(wanted.features().stream().map(Attribute::name).toList());
      assertThat(file.schema().label().values()).isSubsetOf(wanted.label().values());
      var read = new Instance(file.schema());
      var made = new Instance(wanted);
      for (int i = 0; i < 100; i++) {
        file.next(read);
        for (int k = 0; k < (i == 0 ? 1 : sample.every()); k++) {
          stream.next(made);
        }
        assertThat(file.schema().label().values().get(read.y)).isEqualTo(wanted.label().values().get(made.y));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_datasheet_explains_every_column_and_its_first_sentence_stands_alone(Sample sample) {
    Schema schema = sample.scenario().open().schema();
    assertThat(schema.features()).allMatch(f -> sample.columns().stream().filter(c -> c.covers(f.name())).count() == 1);
    assertThat(sample.columns().getLast().covers(schema.label().name())).isTrue();
    assertThat(sample.summary()).endsWith(".").hasSizeBetween(20, 160);
    assertThat(sample.drifts()).isNotEmpty();
  }

  @Test
  void a_file_that_was_changed_or_lost_is_named_with_the_line() throws IOException {
    Cli.run("dataset", "--out", folder.toString());
    Path retail = folder.resolve("retail.csv");
    List<String> lines = Files.readAllLines(retail);
    lines.set(41, "u1,i1,noon,clicked,");
    Files.write(retail, lines);
    Files.delete(folder.resolve("news.md"));
    Cli check = Cli.run("dataset", "--check", folder.toString());
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).containsPattern("retail.csv +differs at line 42").containsPattern("news.md +is missing");
    assertThat(check.out().lines().filter(line -> line.endsWith("as it is made"))).hasSize(2 * Samples.all().size() - 2);
  }

  @Test
  void one_sample_goes_to_standard_output_or_a_file_and_an_unknown_one_is_answered_with_the_nearest() throws IOException {
    Path file = folder.resolve("seasons.csv");
    assertThat(Cli.run("dataset", "seasons", "--out", file.toString()).code()).isZero();
    assertThat(Cli.run("dataset", "seasons").out()).isEqualTo(Files.readString(file));
    assertThat(Cli.run("dataset", "seasons", "--sheet").out()).startsWith("# Seasons that come back");
    assertThat(Cli.run("dataset").out().lines()).hasSize(Samples.all().size());
    Cli unknown = Cli.run("dataset", "season");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'seasons'");
  }

  @Test
  void the_folder_for_all_is_made_and_one_to_check_must_be_there() {
    assertThat(Cli.run("dataset", "--out", folder.resolve("new/samples").toString()).code()).isZero();
    assertThat(folder.resolve("new/samples/seasons.csv")).exists();
    assertThat(Cli.run("dataset", "--check", folder.resolve("nowhere").toString())).satisfies(cli -> {
      assertThat(cli.code()).isEqualTo(DriftLabCommand.BAD_INPUT);
      assertThat(cli.err()).contains("There is no folder");
    });
    assertThat(Cli.run("dataset", "seasons", "--out", folder.toString()).err()).contains("is a folder; name the file");
  }
}
