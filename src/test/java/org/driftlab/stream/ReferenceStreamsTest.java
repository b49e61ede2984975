// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.stream.InstanceWriter.Format;
import org.driftlab.stream.InstanceWriter.NominalForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every generator against the reference vectors, value for value. */
class ReferenceStreamsTest {
  private static final int ROWS = 300;
  private static final int HASHED_ROWS = 100_000;

  static List<ReferenceStreams.Row> rows() {
    return ReferenceStreams.rows();
  }

  static List<StreamSpec> specs() {
    return rows().stream().map(ReferenceStreams.Row::spec).toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theHeaderAndTheFirstRowsAreThoseOfTheReference(ReferenceStreams.Row row) throws IOException {
    var text = new StringBuilder();
    InstanceStream stream = row.spec().create();
    var writer = new InstanceWriter(text, stream.schema(), Format.CSV, NominalForm.INDEX);
    writer.header();
    write(stream, writer, ROWS);
    assertThat(text.toString().lines().toList()).isEqualTo(row.lines());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aHundredThousandRowsHaveTheHashOfTheReference(ReferenceStreams.Row row)
      throws IOException, NoSuchAlgorithmException {
    var digest = new Digest();
    InstanceStream stream = row.spec().create();
    write(stream, new InstanceWriter(digest, stream.schema(), Format.CSV, NominalForm.INDEX), HASHED_ROWS);
    assertThat(digest.hex()).isEqualTo(row.sha256());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aCopyAtARandomPositionContinuesIdentically(StreamSpec spec) {
    var random = new Random(17);
    InstanceStream stream = spec.create();
    var instance = new Instance(stream.schema());
    for (int round = 0; round < 10; round++) {
      for (int i = random.nextInt(500); i > 0; i--) {
        stream.next(instance);
      }
      assertContinuesIdentically(stream.copy(), stream.copy(), stream, random.nextInt(500));
    }
  }

  private static void assertContinuesIdentically(InstanceStream first, InstanceStream second, InstanceStream original,
      int count) {
    var expected = new Instance(original.schema());
    var actual = new Instance(original.schema());
    for (int i = 0; i < count; i++) {
      first.next(actual);
    }
    for (int i = 0; i < count; i++) {
      original.next(expected);
      second.next(actual);
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(actual.y).isEqualTo(expected.y);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void anotherSeedGivesOtherInstances(StreamSpec spec) {
    assertThat(first(spec.withSeed(12345), 50)).isNotEqualTo(first(spec, 50));
  }

  private static List<Double> first(StreamSpec spec, int count) {
    InstanceStream stream = spec.create();
    var instance = new Instance(stream.schema());
    var values = new ArrayList<Double>();
    for (int i = 0; i < count; i++) {
      stream.next(instance);
      for (double x : instance.x) {
        values.add(x);
      }
      values.add((double) instance.y);
    }
    return values;
  }

  private static void write(InstanceStream stream, InstanceWriter writer, int count) throws IOException {
    var instance = new Instance(stream.schema());
    for (int i = 0; i < count; i++) {
      assertThat(stream.next(instance)).isTrue();
      writer.write(instance);
    }
    writer.flush();
  }

  /** Takes text and keeps only its hash. */
  private static final class Digest implements Appendable {
    private final MessageDigest sha256;

    Digest() throws NoSuchAlgorithmException {
      sha256 = MessageDigest.getInstance("SHA-256");
    }

    @Override
    public Appendable append(CharSequence text) {
      sha256.update(text.toString().getBytes(StandardCharsets.US_ASCII));
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) {
      return append(String.valueOf(c));
    }

    String hex() {
      return HexFormat.of().formatHex(sha256.digest());
    }
  }
}
