// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.InstanceWriter;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent.Injection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of every injection, on a generator and on a file that holds the same instances. */
class InjectionTest {
  private static final int START = 2000;
  private static final int COUNT = 20_000;
  private static final RandomRbf GENERATOR = new RandomRbf(3, 5, 3, 4, 30);

  @TempDir
  private static Path folder;
  private static StreamSpec file = GENERATOR;

  @BeforeAll
  static void writeFile() throws IOException {
    Path path = folder.resolve("rbf.csv");
    InstanceStream stream = GENERATOR.create();
    var instance = new Instance(stream.schema());
    try (Writer out = Files.newBufferedWriter(path)) {
      var writer = new InstanceWriter(out, stream.schema(), InstanceWriter.Format.CSV, InstanceWriter.NominalForm.NAME);
      writer.header();
      for (int i = 0; i < 60_000; i++) {
        stream.next(instance);
        writer.write(instance);
      }
      writer.flush();
    }
    file = new FileStream(path.toString());
  }

  /** All kinds with settings that change something, each on the generator and on the file. */
  static Stream<Arguments> injections() {
    return changes().flatMap(c -> Stream.of(Arguments.of(c, false), Arguments.of(c, true)));
  }

  static Stream<Change> changes() {
    return Stream.of(new Change.PriorShift("0.1, 0.6, 0.3"), new Change.Scale("att1", 3), new Change.Offset("att2", -5),
        new Change.Rotation("att1", "att3", 90, 0.5, 0.25), new Change.FeatureNoise("att4", 2), new Change.NewClass(1),
        new Change.VanishedClass(1), new Change.StuckSensor("att2"), new Change.MissingSensor("att1"),
        new Change.NoisySensor("att3", 2), new Change.SwappedSensors("att1", "att4"), new Change.LabelNoise(0.3));
  }

  static Stream<Arguments> covariates() {
    return injections().filter(a -> !(a.get()[0] instanceof Change.PriorShift || a.get()[0] instanceof Change.NewClass
        || a.get()[0] instanceof Change.VanishedClass));
  }

  static Stream<StreamSpec> bases() {
    return Stream.of(GENERATOR, file);
  }

  private static StreamSpec base(boolean onFile) {
    return onFile ? file : GENERATOR;
  }

  private static DriftingStream stream(StreamSpec base, DriftEvent... events) {
    return new DriftingStream(base, new DriftSchedule(List.of(events)), 11);
  }

  private static Injection abrupt(Change change) {
    return new Injection(change, START, 0, Profile.ABRUPT);
  }

  /** Plays a stream beside its base, both from the start. */
  private static void together(DriftingStream stream, InstanceStream base, int from, int to,
      BiConsumer<Instance, Instance> check) {
    var actual = new Instance(base.schema());
    var expected = new Instance(base.schema());
    for (int i = 0; i < to; i++) {
      assertThat(stream.next(actual)).isTrue();
      base.next(expected);
      if (i >= from) {
        check.accept(actual, expected);
      }
    }
  }

  private static double[] proportions(DriftingStream stream, int count) {
    var instance = new Instance(stream.schema());
    var shares = new double[stream.schema().classCount()];
    for (int i = 0; i < count; i++) {
      stream.next(instance);
      shares[instance.y] += 1.0 / count;
    }
    return shares;
  }

  private static void skip(DriftingStream stream, int count) {
    proportions(stream, count);
  }

  private static double fourErrors(double p, int n) {
    return 4 * Math.sqrt(p * (1 - p) / n);
  }

  @ParameterizedTest
  @MethodSource("injections")
  void beforeTheStartTheStreamIsTheOriginal(Change change, boolean onFile) {
    InstanceStream original = base(onFile).create();
    var expected = new Instance(original.schema());
    var actual = new Instance(original.schema());
    DriftingStream stream = stream(base(onFile), abrupt(change));
    for (int i = 0; i < START; i++) {
      stream.next(actual);
      do {
        original.next(expected);
      } while (change instanceof Change.NewClass held && expected.y == held.label());
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(actual.y).isEqualTo(expected.y);
    }
  }

  @ParameterizedTest
  @MethodSource("injections")
  void aCopyAtAnyPositionContinuesIdentically(Change change, boolean onFile) {
    DriftingStream stream = stream(base(onFile), new Injection(change, 300, 400, Profile.SIGMOID, 0.7,
        new Recurrence(1500, 800, 2)), new Injection(new Change.LabelNoise(0.2), 350, 100, Profile.LINEAR));
    var actual = new Instance(stream.schema());
    var expected = new Instance(stream.schema());
    int drawn = 0;
    for (int position : new int[] {0, 299, 450, 900, 1300, 1801, 2500}) {
      skip(stream, position - drawn);
      drawn = position;
      DriftingStream copy = stream.copy();
      skip(copy.copy(), 50);
      DriftingStream again = stream.copy();
      for (int i = 0; i < 300; i++) {
        copy.next(actual);
        again.next(expected);
        assertThat(actual.x).isEqualTo(expected.x);
        assertThat(actual.y).isEqualTo(expected.y);
        assertThat(copy.trueLabel()).isEqualTo(again.trueLabel());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("covariates")
  void whatTheEventDoesNotNameStaysAsItWas(Change change, boolean onFile) {
    int[] touched = switch (change) {
      case Change.Scale _, Change.MissingSensor _ -> new int[] {0};
      case Change.Offset _, Change.StuckSensor _ -> new int[] {1};
      case Change.Rotation _ -> new int[] {0, 2};
      case Change.FeatureNoise _ -> new int[] {3};
      case Change.NoisySensor _ -> new int[] {2};
      case Change.SwappedSensors _ -> new int[] {0, 3};
      default -> new int[0];
    };
    DriftingStream stream = stream(base(onFile), abrupt(change));
    together(stream, base(onFile).create(), 0, COUNT, (actual, expected) -> {
      for (int f = 0; f < 4; f++) {
        int feature = f;
        if (Arrays.stream(touched).noneMatch(t -> t == feature)) {
          assertThat(actual.x[f]).isEqualTo(expected.x[f]);
        }
      }
      assertThat(stream.trueLabel()).isEqualTo(expected.y);
      if (!(change instanceof Change.LabelNoise)) {
        assertThat(actual.y).isEqualTo(expected.y);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aPriorShiftReachesItsTargetWithinTheSamplingError(StreamSpec base) {
    DriftingStream stream = stream(base, abrupt(new Change.PriorShift("0.1, 0.6, 0.3")));
    skip(stream, START);
    double[] shares = proportions(stream, 10_000);
    double[] target = {0.1, 0.6, 0.3};
    for (int c = 0; c < 3; c++) {
      assertThat(shares[c]).isCloseTo(target[c], within(fourErrors(target[c], 10_000) + PriorFilter.WANTED / 10_000.0));
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aPriorShiftKeepsTheFeaturesOfEachClass(StreamSpec base) {
    DriftingStream stream = stream(base, new Injection(new Change.PriorShift("0.1, 0.6, 0.3"), 0, 0, Profile.ABRUPT));
    var sums = new double[2][3][3];
    together(stream, base.create(), 0, COUNT, (actual, expected) -> {
      add(sums[0][actual.y], actual.x[0]);
      add(sums[1][expected.y], expected.x[0]);
    });
    for (int c = 0; c < 3; c++) {
      double error = Math.sqrt(variance(sums[0][c]) / sums[0][c][0] + variance(sums[1][c]) / sums[1][c][0]);
      assertThat(mean(sums[0][c])).isCloseTo(mean(sums[1][c]), within(4 * error));
    }
  }

  private static void add(double[] sums, double value) {
    sums[0]++;
    sums[1] += value;
    sums[2] += value * value;
  }

  private static double mean(double[] sums) {
    return sums[1] / sums[0];
  }

  private static double variance(double[] sums) {
    return sums[2] / sums[0] - mean(sums) * mean(sums);
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aVanishedClassIsNotSeenAfterTheStartAndTheOthersKeepTheirRatio(StreamSpec base) {
    double[] all = proportions(stream(base), COUNT);
    DriftingStream stream = stream(base, abrupt(new Change.VanishedClass(1)));
    skip(stream, START);
    double[] shares = proportions(stream, COUNT);
    assertThat(shares[1]).isZero();
    double expected = all[0] / (all[0] + all[2]);
    assertThat(shares[0]).isCloseTo(expected, within(2 * fourErrors(expected, COUNT)));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aNewClassIsSeenFromTheStartOnAsOftenAsInTheOriginal(StreamSpec base) {
    DriftingStream stream = stream(base, abrupt(new Change.NewClass(1)));
    assertThat(proportions(stream, START)[1]).isZero();
    double expected = proportions(stream(base), COUNT)[1];
    assertThat(proportions(stream, COUNT)[1]).isCloseTo(expected, within(2 * fourErrors(expected, COUNT)));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void scaleAndOffsetAreExact(StreamSpec base) {
    together(stream(base, abrupt(new Change.Scale("att1, att2", 4)), abrupt(new Change.Offset("att1", 2))),
        base.create(), START, START + 500, (actual, expected) -> {
          assertThat(actual.x[0]).isEqualTo(expected.x[0] * 4 + 2);
          assertThat(actual.x[1]).isEqualTo(expected.x[1] * 4);
        });
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aRotationTurnsAboutItsCentreByItsAngle(StreamSpec base) {
    for (double degrees : new double[] {-180, -37, 0, 1, 60, 90, 180}) {
      double radians = Math.toRadians(degrees);
      together(stream(base, abrupt(new Change.Rotation("att1", "att3", degrees, 0.5, 0.25))), base.create(), START,
          START + 100, (actual, expected) -> {
            double u = expected.x[0] - 0.5;
            double v = expected.x[2] - 0.25;
            assertThat(actual.x[0]).isCloseTo(0.5 + u * Math.cos(radians) - v * Math.sin(radians), within(1e-12));
            assertThat(actual.x[2]).isCloseTo(0.25 + u * Math.sin(radians) + v * Math.cos(radians), within(1e-12));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void featureNoiseHasMeanZeroAndTheDeviationTimesTheSeverity(StreamSpec base) {
    var event = new Injection(new Change.FeatureNoise("att4", 2), START, 0, Profile.ABRUPT, 0.5, Recurrence.NONE);
    var sums = new double[3];
    together(stream(base, event), base.create(), START, START + COUNT,
        (actual, expected) -> add(sums, actual.x[3] - expected.x[3]));
    assertThat(mean(sums)).isCloseTo(0, within(4 / Math.sqrt(COUNT)));
    assertThat(variance(sums)).isCloseTo(1, within(4 * Math.sqrt(2.0 / COUNT)));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aNoisySensorDisturbsTheShareOfReadingsThatIsAskedForByTheFullDeviation(StreamSpec base) {
    var event = new Injection(new Change.NoisySensor("att3", 2), START, 0, Profile.ABRUPT, 0.3, Recurrence.NONE);
    var sums = new double[3];
    together(stream(base, event), base.create(), START, START + COUNT, (actual, expected) -> {
      if (actual.x[2] != expected.x[2]) {
        add(sums, actual.x[2] - expected.x[2]);
      }
    });
    assertThat(sums[0] / COUNT).isCloseTo(0.3, within(fourErrors(0.3, COUNT)));
    assertThat(variance(sums)).isCloseTo(4, within(16 * Math.sqrt(2 / sums[0])));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aMissingSensorIsMissingInTheShareOfInstancesThatIsAskedFor(StreamSpec base) {
    var event = new Injection(new Change.MissingSensor("att1"), START, 0, Profile.ABRUPT, 0.4, Recurrence.NONE);
    var missing = new int[1];
    together(stream(base, event), base.create(), START, START + COUNT,
        (actual, _) -> missing[0] += Double.isNaN(actual.x[0]) ? 1 : 0);
    assertThat(missing[0] / (double) COUNT).isCloseTo(0.4, within(fourErrors(0.4, COUNT)));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void aStuckSensorRepeatsTheLastReadingBeforeTheStart(StreamSpec base) {
    var last = new double[1];
    together(stream(base), base.create(), START - 1, START, (_, expected) -> last[0] = expected.x[1]);
    together(stream(base, abrupt(new Change.StuckSensor("att2"))), base.create(), START, START + 500,
        (actual, _) -> assertThat(actual.x[1]).isEqualTo(last[0]));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void swappedSensorsShowEachOthersValues(StreamSpec base) {
    together(stream(base, abrupt(new Change.SwappedSensors("att1", "att4"))), base.create(), START, START + 500,
        (actual, expected) -> assertThat(new double[] {actual.x[0], actual.x[3]})
            .containsExactly(expected.x[3], expected.x[0]));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void labelNoiseTurnsTheAskedShareIntoEachOtherClassEquallyOften(StreamSpec base) {
    var turned = new double[3];
    DriftingStream stream = stream(base, abrupt(new Change.LabelNoise(0.3)));
    together(stream, base.create(), START, START + COUNT, (actual, expected) -> {
      assertThat(stream.cleanLabel()).isEqualTo(expected.y);
      turned[Math.floorMod(actual.y - expected.y, 3)]++;
    });
    assertThat(turned[1] / COUNT).isCloseTo(0.15, within(fourErrors(0.15, COUNT)));
    assertThat(turned[2] / COUNT).isCloseTo(0.15, within(fourErrors(0.15, COUNT)));
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = "ABRUPT", mode = EnumSource.Mode.EXCLUDE)
  void aChangeOfQuantityFollowsItsProfileAndSeverity(Profile profile) {
    var event = new Injection(new Change.Offset("att1", 10), START, 1000, profile, 0.5, Recurrence.NONE);
    var index = new int[1];
    together(stream(GENERATOR, event), GENERATOR.create(), 0, 4000, (actual, expected) -> assertThat(actual.x[0])
        .isCloseTo(expected.x[0] + 0.5 * profile.strength(index[0]++, START, 1000) * 10, within(1e-9)));
  }
}
