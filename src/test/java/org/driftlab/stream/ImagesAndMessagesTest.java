// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesAndMessagesTest {
  private static Glyphs plain(Glyphs.Task task, int part) {
    return new Glyphs(task, part, 0, 0, 0, 1);
  }

  private static Instance first(StreamSpec spec) {
    InstanceStream stream = spec.create();
    var instance = new Instance(stream.schema());
    stream.next(instance);
    return instance;
  }

  static Stream<StreamSpec> specs() {
    return Stream.of(new Glyphs(), new Glyphs(Glyphs.Task.ROTATED, 5, 2, 100, 1, 3), new Messages(),
        new Messages(3, 32, 20, 80, 50, 2, 50, 40, 7));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void valuesFitAndACopyContinuesIdentically(StreamSpec spec) {
    InstanceStream stream = spec.create();
    var a = new Instance(stream.schema());
    var b = new Instance(stream.schema());
    for (int i = 0; i < 500; i++) {
      stream.next(a);
      assertThat(a.y).isBetween(0, stream.schema().classCount() - 1);
      assertThat(Arrays.stream(a.x).allMatch(v -> v >= 0 && v <= (spec instanceof Glyphs ? 1 : 12))).isTrue();
    }
    InstanceStream copy = stream.copy();
    for (int i = 0; i < 100; i++) {
      stream.next(a);
      copy.next(b);
      assertThat(b.x).isEqualTo(a.x);
      assertThat(b.y).isEqualTo(a.y);
    }
  }

  @Test
  void aCleanOneIsAStrokeWithAFoot() {
    InstanceStream stream = plain(Glyphs.Task.PLAIN, 0).create();
    var instance = new Instance(stream.schema());
    do {
      stream.next(instance);
    } while (instance.y != 1);
    var rows = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      rows.append(instance.x[i] == 1 ? '#' : '.').append(i % 16 == 15 ? "\n" : "");
    }
    assertThat(rows.toString()).contains(".......##.......").contains(".....######.....");
    assertThat(Arrays.stream(instance.x).sum()).isEqualTo(2 + 3 + 4 + 4 + 7 * 2 + 6);
  }

  @ParameterizedTest
  @EnumSource(Glyphs.Task.class)
  void aPartDependsOnItsNumberAndTheInkIsTheSame(Glyphs.Task task) {
    double[] zero = first(plain(Glyphs.Task.PLAIN, 0)).x;
    double[] part = first(plain(task, 3)).x;
    assertThat(first(plain(task, 3)).x).isEqualTo(part);
    if (task == Glyphs.Task.PERMUTED || task == Glyphs.Task.ROTATED) {
      // Three times 30° is a right angle, at which no pixel is lost.
      assertThat(part).isNotEqualTo(zero);
      assertThat(Arrays.stream(part).sum()).isEqualTo(Arrays.stream(zero).sum());
    }
  }

  @Test
  void aQuarterTurnTakesTheTopRowToTheRightColumn() {
    double[] upright = first(plain(Glyphs.Task.ROTATED, 0)).x;
    double[] turned = first(plain(Glyphs.Task.ROTATED, 3)).x;
    for (int i = 0; i < 256; i++) {
      assertThat(turned[i % 16 * 16 + 15 - i / 16]).isEqualTo(upright[i]);
    }
  }

  @Test
  void aSplitTaskHasTwoDigitsAPart() {
    for (int part = 0; part < 5; part++) {
      InstanceStream stream = new Glyphs(Glyphs.Task.SPLIT, part, 1, 30, 0.2, 1).create();
      var instance = new Instance(stream.schema());
      int[] digits = IntStream.range(0, 100).map(i -> {
        stream.next(instance);
        return instance.y;
      }).distinct().sorted().toArray();
      assertThat(digits).containsExactly(2 * part, 2 * part + 1);
    }
  }

  /** For each topic the mean count of each feature. */
  private static double[][] profile(Messages spec, int skip) {
    InstanceStream stream = spec.create();
    var instance = new Instance(stream.schema());
    for (int i = 0; i < skip; i++) {
      stream.next(instance);
    }
    var sums = new double[spec.topics()][spec.features()];
    for (int i = 0; i < 8000; i++) {
      stream.next(instance);
      for (int f = 0; f < spec.features(); f++) {
        sums[instance.y][f] += instance.x[f] * spec.topics() / 8000;
      }
    }
    return sums;
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).sum();
  }

  private static Messages messages(double turnover, int era, int renewed, int moved, int seed) {
    return new Messages(2, 512, 20, 60, turnover, era, renewed, moved, seed);
  }

  @Test
  void topicsDifferMoreThanSeedsDo() {
    double[][] one = profile(messages(0, 0, 0, 0, 1), 0);
    double[][] two = profile(messages(0, 0, 0, 0, 2), 0);
    assertThat(distance(one[0], two[0])).isLessThan(distance(one[0], one[1]) / 3);
  }

  @Test
  void turnoverChangesTheWordsWithTimeAndWithoutItTheyStay() {
    double[][] start = profile(messages(0, 0, 0, 0, 1), 0);
    double[][] still = profile(messages(0, 0, 0, 0, 1), 30_000);
    double[][] later = profile(messages(2, 0, 0, 0, 1), 30_000);
    assertThat(distance(start[0], still[0])).isLessThan(distance(start[0], later[0]) / 3);
  }

  @Test
  void anEraWithAllWordsMovedSpeaksOfEachTopicInTheWordsOfAnother() {
    double[][] before = profile(messages(0, 0, 0, 100, 1), 0);
    double[][] after = profile(messages(0, 1, 0, 100, 2), 0);
    assertThat(distance(after[0], before[1])).isLessThan(distance(after[0], before[0]) / 3);
  }
}
