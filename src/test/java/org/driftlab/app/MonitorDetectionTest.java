// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorDetectionTest {
  @TempDir private Path folder;

  private String file() throws Exception {
    var random = new SplittableRandom(1);
    var text = new StringBuilder("steady,jumping,class\n");
    for (int i = 0; i < 6_000; i++) {
      text.append(random.nextGaussian()).append(',').append(random.nextGaussian() + (i < 4_000 ? 0 : 2)).append(',')
          .append(i % 2 == 0 ? "a" : "b").append('\n');
    }
    return Files.writeString(folder.resolve("data.csv"), text).toString();
  }

  @Test
  void a_monitor_names_where_and_which_feature_changed() throws Exception {
    Cli cli = Cli.run("detect", "ks", file(), "--class", "class", "--json");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("\"detector\":\"ks\"").contains("\"changes\":[4499]").contains("\"warnings\":[]")
        .contains("\"features\":[[\"jumping\"]]");
  }

  @Test
  void a_monitor_of_scores_is_refused_in_one_sentence() throws Exception {
    Cli cli = Cli.run("detect", "confidence", file());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("'confidence' watches a model's scores").doesNotContain("\tat ");
  }

  @Test
  void the_monitors_are_listed() {
    assertThat(Cli.run("list", "monitors").out()).contains("ks ", "Kolmogorov", "wasserstein", "confidence-accuracy");
  }
}
