// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftDetector;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.memory.MemorySpec;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.Sea;
import org.driftlab.stream.StreamSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every entry of the catalog must hold, whoever adds it. */
class CatalogContractTest {
  private static final int MANY = 3_000;

  static Stream<Section<?>> sections() {
    return Stream.of(Catalog.STREAMS, Catalog.LEARNERS, Catalog.DETECTORS, Catalog.MONITORS, Catalog.MEMORIES,
        Catalog.POLICIES, Catalog.UPDATES, Catalog.GATES, Catalog.GUARDS,
        Catalog.EXPECTATIONS);
  }

  static Stream<Spec> entries() {
    return sections().flatMap(section -> section.specs().stream());
  }

  static Stream<LearnerSpec> learners() {
    return Catalog.LEARNERS.specs().stream();
  }

  static Stream<DetectorSpec> detectors() {
    return Catalog.DETECTORS.specs().stream();
  }

  static Stream<MemorySpec> memories() {
    return Catalog.MEMORIES.specs().stream();
  }

  /** A file has no instances of its own, so the generators alone can be run here. */
  static Stream<StreamSpec> generators() {
    return Catalog.STREAMS.specs().stream().filter(spec -> !(spec instanceof FileStream));
  }

  @Test
  void the_sections_hold_something() {
    assertThat(sections()).allSatisfy(section -> assertThat(section.ids()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void ids_are_lower_case_with_hyphens_and_titles_are_there(Spec spec) {
    assertThat(spec.id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(spec.title()).isNotBlank().doesNotContain("\n");
    assertThat(spec).isInstanceOf(Record.class);
  }

  @ParameterizedTest
  @MethodSource("sections")
  void an_entry_is_found_by_its_id_with_its_defaults(Section<?> section) throws Exception {
    for (Spec spec : section.specs()) {
      assertThat((Spec) section.find(spec.id())).isEqualTo(spec);
      assertThat(spec.getClass().getDeclaredConstructor().newInstance()).isEqualTo(spec);
    }
  }

  @ParameterizedTest
  @MethodSource("sections")
  void an_unknown_id_is_answered_with_the_known_ones(Section<?> section) {
    String first = section.ids().getFirst();
    assertThatThrownBy(() -> section.find(first + "x")).isInstanceOf(InputException.class)
        .hasMessageContaining("'" + first + "x'").hasMessageContaining("did you mean '" + first + "'")
        .hasMessageContaining(section.ids().getLast());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_component_is_a_labelled_parameter(Spec spec) {
    for (RecordComponent component : spec.getClass().getRecordComponents()) {
      Param param = component.getAnnotation(Param.class);
      assertThat(param).as("@Param of %s.%s", spec.id(), component.getName()).isNotNull();
      assertThat(param.label()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_value_out_of_range_is_rejected_with_name_value_and_range(Spec spec) {
    for (Params.Info info : Params.of(spec)) {
      for (String bad : valuesOutOfRange(info)) {
        assertThatThrownBy(() -> Params.with(spec, Map.of(info.name(), bad)))
            .as("%s.%s = %s", spec.id(), info.name(), bad)
            .isInstanceOf(InputException.class)
            .hasMessageContaining("'" + info.name() + "'").hasMessageContaining(bad);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void an_unknown_parameter_and_a_wrong_type_are_rejected(Spec spec) {
    assertThatThrownBy(() -> Params.with(spec, Map.of("no-such", "1"))).isInstanceOf(InputException.class)
        .hasMessageContaining("no-such");
    for (Params.Info info : Params.of(spec)) {
      if (info.type() != String.class) {
        assertThatThrownBy(() -> Params.with(spec, Map.of(info.name(), "twelve"), Catalog::find)).isInstanceOf(InputException.class)
            .hasMessageContaining("'" + info.name() + "' is 'twelve'");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("generators")
  void a_stream_gives_the_same_instances_for_the_same_seed(StreamSpec spec) {
    assertThat(draw(spec.withSeed(7).create(), 500)).isDeepEqualTo(draw(spec.withSeed(7).create(), 500));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void a_copy_of_a_stream_goes_on_independently_and_alike(StreamSpec spec) {
    InstanceStream stream = spec.create();
    draw(stream, 100);
    InstanceStream copy = stream.copy();
    double[][] ahead = draw(copy, 200);
    assertThat(draw(stream, 200)).isDeepEqualTo(ahead);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_learners_scores_are_finite_and_sum_to_one(LearnerSpec spec) {
    Schema schema = new Sea().create().schema();
    Learner learner = spec.create(schema, 1);
    var scores = new double[schema.classCount()];
    forEach(instance -> {
      learner.predict(instance, scores);
      assertThat(Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1)).isTrue();
      assertThat(Arrays.stream(scores).sum()).isCloseTo(1, within(1e-9));
      learner.learn(instance);
    });
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_learner_does_not_change_the_instance(LearnerSpec spec) {
    Learner learner = spec.create(new Sea().create().schema(), 1);
    forEach(instance -> {
      var before = new Instance(instance.x.length);
      before.set(instance);
      learner.predict(instance, new double[2]);
      learner.learn(instance);
      assertThat(instance.x).containsExactly(before.x);
      assertThat(instance.y).isEqualTo(before.y);
    });
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_learner_takes_a_block_like_one_instance_after_the_other(LearnerSpec spec) {
    Instance[] block = someWithoutLabel();
    var expected = new double[block.length][2];
    var actual = new double[block.length][2];
    Learner single = trained(spec);
    Learner blocks = trained(spec);
    for (int i = 0; i < block.length; i++) {
      single.predict(block[i], expected[i]);
      if (block[i].y != Instance.NO_LABEL) {
        single.learn(block[i]);
      }
    }
    blocks.predictThenLearn(block, 0, 300, actual);
    blocks.predictThenLearn(block, 300, block.length, actual);
    assertThat(actual).isDeepEqualTo(expected);
    assertThat(ModelBytes.write(spec, blocks)).isEqualTo(ModelBytes.write(spec, single));
  }

  private static Instance[] someWithoutLabel() {
    var instances = new ArrayList<Instance>();
    forEach(instance -> {
      var kept = new Instance(instance.x.length);
      kept.set(instance);
      kept.y = instances.size() % 17 == 0 ? Instance.NO_LABEL : instance.y;
      instances.add(kept);
    });
    return instances.toArray(Instance[]::new);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_learner_is_the_same_for_the_same_seed(LearnerSpec spec) {
    assertThat(ModelBytes.write(spec, trained(spec))).isEqualTo(ModelBytes.write(spec, trained(spec)));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_copy_of_a_learner_is_independent(LearnerSpec spec) {
    Learner learner = trained(spec);
    byte[] before = ModelBytes.write(spec, learner);
    Learner copy = learner.copy();
    forEach(copy::learn);
    assertThat(ModelBytes.write(spec, learner)).isEqualTo(before);
    forEach(learner::learn);
    assertThat(ModelBytes.write(spec, learner)).isEqualTo(ModelBytes.write(spec, copy));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void a_learner_that_was_saved_and_loaded_predicts_and_learns_identically(LearnerSpec spec) {
    Schema schema = new Sea().create().schema();
    Learner learner = trained(spec);
    Learner loaded = ModelBytes.read(spec, schema, ModelBytes.write(spec, learner));
    var expected = new double[2];
    var actual = new double[2];
    forEach(instance -> {
      learner.predict(instance, expected);
      loaded.predict(instance, actual);
      assertThat(actual).containsExactly(expected);
      learner.learn(instance);
      loaded.learn(instance);
    });
    assertThat(loaded.modelBytes()).isEqualTo(learner.modelBytes()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void damaged_model_bytes_are_rejected(LearnerSpec spec) {
    Schema schema = new Sea().create().schema();
    byte[] bytes = ModelBytes.write(spec, trained(spec));
    for (int place = 0; place < bytes.length; place += Math.max(1, bytes.length / 50)) {
      byte[] damaged = bytes.clone();
      damaged[place] ^= 1;
      assertThatThrownBy(() -> ModelBytes.read(spec, schema, damaged)).isInstanceOf(ModelFormatException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_copy_of_a_detector_goes_on_independently_and_alike(DetectorSpec spec) {
    DriftDetector detector = spec.create();
    double[] errors = errors();
    for (int i = 0; i < MANY / 2; i++) {
      detector.update(errors[i]);
    }
    DriftDetector copy = detector.copy();
    var ahead = new ArrayList<Object>();
    for (int i = MANY / 2; i < MANY; i++) {
      ahead.add(copy.update(errors[i]));
    }
    var after = new ArrayList<Object>();
    for (int i = MANY / 2; i < MANY; i++) {
      after.add(detector.update(errors[i]));
    }
    assertThat(after).isEqualTo(ahead);
  }

  @ParameterizedTest
  @MethodSource("memories")
  void a_memory_is_bounded_and_its_copy_draws_alike(MemorySpec spec) {
    Schema schema = new Sea().create().schema();
    ReplayMemory memory = spec.create(schema, 3);
    forEach(memory::offer);
    assertThat(memory.size()).isEqualTo(memory.capacity());
    ReplayMemory copy = memory.copy();
    assertThat(sample(copy)).isDeepEqualTo(sample(memory));
  }

  @Test
  void ids_are_unique_in_each_section() {
    sections().forEach(section -> assertThat(new HashSet<>(section.ids())).hasSameSizeAs(section.ids()));
  }

  private static List<String> valuesOutOfRange(Params.Info info) {
    var bad = new ArrayList<String>();
    boolean whole = info.type() == int.class;
    double step = whole ? 1 : 1e-6;
    if (Double.isFinite(info.param().min())) {
      bad.add(text(info.param().min() - step, whole));
    }
    if (Double.isFinite(info.param().max()) && info.param().max() < Integer.MAX_VALUE) {
      bad.add(text(info.param().max() + step, whole));
    }
    if (info.type() == double.class) {
      bad.addAll(List.of("NaN", "Infinity"));
    }
    return bad;
  }

  private static String text(double value, boolean whole) {
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static double[][] draw(InstanceStream stream, int count) {
    var rows = new double[count][];
    var instance = new Instance(stream.schema());
    for (int i = 0; i < count; i++) {
      assertThat(stream.next(instance)).isTrue();
      rows[i] = Arrays.copyOf(instance.x, instance.x.length + 1);
      rows[i][instance.x.length] = instance.y;
    }
    return rows;
  }

  private static void forEach(java.util.function.Consumer<Instance> action) {
    InstanceStream stream = new Sea().create();
    var instance = new Instance(stream.schema());
    for (int i = 0; i < MANY; i++) {
      stream.next(instance);
      action.accept(instance);
    }
  }

  private static Learner trained(LearnerSpec spec) {
    Learner learner = spec.create(new Sea().create().schema(), 5);
    forEach(learner::learn);
    return learner;
  }

  private static double[] errors() {
    var random = new SplittableRandom(11);
    var errors = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      errors[i] = random.nextDouble() < (i < 2_000 ? 0.1 : 0.6) ? 1 : 0;
    }
    return errors;
  }

  private static double[][] sample(ReplayMemory memory) {
    var batch = new Instance[20];
    Arrays.setAll(batch, i -> new Instance(3));
    int drawn = memory.sample(batch);
    return Arrays.stream(batch).limit(drawn).map(instance -> instance.x).toArray(double[][]::new);
  }
}
