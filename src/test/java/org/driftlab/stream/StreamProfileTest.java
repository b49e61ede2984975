// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamProfileTest {
  @TempDir
  private Path folder;

  @Test
  void the_columns_of_a_small_file_are_told_as_arithmetic_tells_them() throws IOException {
    StreamProfile profile = profile("day,load,colour,up\n1,2,red,no\n2,4,blue,yes\n3,,red,no\n4,9,?,no\n");
    assertThat(profile.instances()).isEqualTo(4);
    assertThat(profile.complete()).isTrue();
    StreamProfile.Column load = profile.columns().get(1);
    assertThat(load.missing()).isEqualTo(1);
    assertThat(load.min()).isEqualTo(2);
    assertThat(load.mean()).isEqualTo(5);
    // Deviations −3, −1 and 4: squares sum to 26, over 2.
    assertThat(load.deviation()).isCloseTo(Math.sqrt(13), within(1e-12));
    assertThat(load.max()).isEqualTo(9);
    assertThat(profile.columns().get(2).counts()).isEqualTo(List.of(1L, 2L)); // blue, red
    assertThat(profile.columns().get(2).missing()).isEqualTo(1);
    assertThat(profile.classes()).isEqualTo(List.of("no", "yes"));
    assertThat(profile.perClass()).isEqualTo(List.of(3L, 1L));
    assertThat(profile.first().get(3)).isEqualTo(List.of("4", "9", "?", "no"));
  }

  @Test
  void a_feature_that_only_ascends_tells_the_order_of_time() throws IOException {
    assertThat(profile("day,load,y\n1,2,a\n2,4,b\n2,3,a\n").time().orElseThrow().attribute().name()).isEqualTo("day");
    assertThat(profile("day,load,y\n2,2,a\n1,4,b\n3,3,a\n").time()).isEmpty();
    assertThat(profile("same,load,y\n1,2,a\n1,4,b\n1,3,a\n").time()).isEmpty();
  }

  @Test
  void the_histogram_of_a_uniform_feature_is_flat() {
    StreamProfile profile = StreamProfile.of(new Sea().create(), 100_000, read -> true);
    assertThat(profile.complete()).isFalse();
    StreamProfile.Column x = profile.columns().getFirst();
    assertThat(x.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(4_096);
    // 4,096 draws in 24 intervals: 170.7 each, standard deviation 12.8; five of them to either side.
    assertThat(x.counts()).allMatch(count -> count > 106 && count < 235);
    // Uniform on [0, 10]: mean 5, deviation 10 / √12 = 2.887.
    assertThat(x.mean()).isCloseTo(5, within(0.05));
    assertThat(x.deviation()).isCloseTo(2.887, within(0.02));
  }

  @Test
  void reading_stops_when_it_is_told_to() {
    var stream = new Sea().create();
    assertThatThrownBy(() -> StreamProfile.of(stream, 1_000_000, read -> read < 10_000))
        .isInstanceOf(CancellationException.class).hasMessageContaining("12288");
  }

  @Test
  void every_problem_of_a_file_is_listed_with_its_line_and_column() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"),
        "a,b,y\n1,2,no\n2,4\n3,x,no\n4,9,\n5,inf,yes\n6,7,yes\n");
    var problems = new FileStream(file.toString()).problems(10, read -> true);
    assertThat(problems).hasSize(4);
    assertThat(problems.get(0)).startsWith("Line 3 of").contains("2 values");
    assertThat(problems.get(2)).startsWith("Line 5 of").contains("no label in column 'y'");
    assertThat(problems.get(1)).startsWith("Line 4 of").contains("'x' in the numeric column 'b'");
    assertThat(problems.get(3)).startsWith("Line 6 of").contains("'inf'");
    assertThat(new FileStream(file.toString()).problems(2, read -> true)).hasSize(2).isSubsetOf(problems);
    assertThat(new FileStream("", "", "").problems(5, read -> true)).hasSize(1);
  }

  private StreamProfile profile(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), csv);
    return StreamProfile.of(new FileStream(file.toString()).create(), Long.MAX_VALUE, read -> true);
  }
}
