// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftEvent.ConceptSwitch;
import org.driftlab.stream.drift.DriftEvent.Incremental;
import org.driftlab.stream.drift.DriftEvent.Injection;
import org.driftlab.stream.drift.DriftEvent.LabelSwap;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.DriftingStream;
import org.driftlab.stream.drift.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No stream allocates per instance. */
class StreamAllocationTest {
  private static final int COUNT = 100_000;

  static Stream<StreamSpec> generators() {
    return Stream.concat(ReferenceStreams.defaults().stream(), Stream.of(new Friedman(), new Messages()));
  }

  private static void assertAllocatesNothing(InstanceStream stream, int warmUp, int count) {
    var instance = new Instance(stream.schema());
    draw(stream, instance, warmUp);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    draw(stream, instance, count);
    // The smallest object there is, for each instance, would be 16 bytes.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(count);
  }

  private static void draw(InstanceStream stream, Instance instance, int count) {
    for (int i = 0; i < count; i++) {
      if (!stream.next(instance)) {
        throw new AssertionError("the stream ended after " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("generators")
  void aGeneratorAllocatesNothing(StreamSpec spec) {
    assertAllocatesNothing(spec.create(), COUNT, COUNT);
  }

  @Test
  void imagesAllocateNothing() {
    assertAllocatesNothing(new Glyphs().create(), 20_000, 20_000);
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = "ABRUPT", mode = EnumSource.Mode.EXCLUDE)
  void anInjectedEventAllocatesNothingOnItsSlope(Profile profile) {
    var events = new ArrayList<DriftEvent>();
    for (Change change : List.of(new Change.PriorShift("0.2, 0.8"), new Change.Scale("attrib1", 2),
        new Change.Offset("", 1), new Change.Rotation("attrib1", "attrib2", 60, 1, 1), new Change.FeatureNoise("", 1),
        new Change.StuckSensor("attrib1"), new Change.MissingSensor("attrib2"), new Change.NoisySensor("attrib3", 1),
        new Change.SwappedSensors("attrib1", "attrib2"), new Change.LabelNoise(0.2))) {
      events.add(new Injection(change, 0, 4L * COUNT, profile));
    }
    events.add(new Incremental(new Sea(3, 2, false, 30), 0, 4L * COUNT, profile));
    events.add(new ConceptSwitch(new Sea(2, 5, false, 10), 0, 4L * COUNT, profile));
    events.add(new LabelSwap(0, 1, 0, 4L * COUNT, profile));
    assertAllocatesNothing(new DriftingStream(new Sea(), new DriftSchedule(events), 1), COUNT, COUNT);
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = {"LINEAR", "CLASSICAL_SIGMOID"})
  void classesThatComeAndGoAllocateNothing(Profile profile) {
    var schedule = new DriftSchedule(List.of(new Injection(new Change.NewClass(0), 0, 4L * COUNT, profile),
        new Injection(new Change.VanishedClass(1), 0, 4L * COUNT, profile)));
    assertAllocatesNothing(new DriftingStream(new RandomRbf(1, 1, 4, 5, 50), schedule, 1), COUNT, COUNT);
  }

  @Test
  void aFileOfShortNumbersAllocatesNothing(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "x,y,c\n" + "1.25,-3,a\n0.5,17,b\n".repeat(COUNT));
    try (InstanceStream stream = new FileStream(path.toString()).create()) {
      assertAllocatesNothing(stream, COUNT / 2, COUNT);
    }
  }
}
