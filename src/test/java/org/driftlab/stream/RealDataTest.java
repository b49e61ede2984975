// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.driftlab.data.Instance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealDataTest {
  @ParameterizedTest
  @CsvSource({"elec.csv, 45312, 6, class", "weather.csv, 18159, 8, target"})
  void theDatasetHasAllItsRowsFeaturesAndTwoClasses(String file, long rows, int features, String label) {
    Path path = Path.of("../shared/datasets", file);
    assumeTrue(Files.exists(path), () -> path + " is not there");
    try (InstanceStream stream = new FileStream(path.toString()).create()) {
      assertThat(stream.schema().featureCount()).isEqualTo(features);
      assertThat(stream.schema().label().name()).isEqualTo(label);
      assertThat(stream.schema().label().values()).containsExactly("0", "1");
      var instance = new Instance(stream.schema());
      long count = 0;
      while (stream.next(instance)) {
        count++;
      }
      assertThat(count).isEqualTo(rows);
    }
  }
}
