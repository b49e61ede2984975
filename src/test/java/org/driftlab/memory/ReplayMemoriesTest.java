// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The memories against the distributions that their papers promise. */
class ReplayMemoriesTest {
  private static final Schema SCHEMA = schema(1, 3);

  static Stream<MemorySpec> small() {
    return Stream.of(new FifoMemory(20), new ReservoirMemory(20), new ClassBalancedMemory(20),
        new PrioritizedMemory(20, 0.6, 0.4), new RepresentativeMemory(20, 2), new DriftAwareMemory(20));
  }

  static Stream<MemorySpec> large() {
    return Stream.of(new FifoMemory(20_000), new ReservoirMemory(20_000), new ClassBalancedMemory(20_000),
        new PrioritizedMemory(20_000, 0.6, 0.4), new RepresentativeMemory(20_000, 2), new DriftAwareMemory(20_000));
  }

  @Test
  void aReservoirHoldsEachInstanceWithTheSameProbability() {
    int[] held = counts(seed -> new ReservoirMemory(20).create(SCHEMA, seed), 100, 4_000, i -> 0);
    // Each of 100 is held with probability 0.2: 800 of 4,000 times, with a deviation of √(4000 · 0.2 · 0.8) = 25.3.
    assertThat(IntStream.of(held).boxed()).allSatisfy(count -> assertThat(count).isBetween(800 - 114, 800 + 114));
    double chiSquare = IntStream.of(held).mapToDouble(count -> (count - 800) * (count - 800) / 800.0).sum();
    // The 99 degrees of freedom have the variance factor 1 − 0.2: 0.999 quantile 148.2 · 0.8 = 118.6.
    assertThat(chiSquare).isLessThan(119);
  }

  @Test
  void aClassBalancedReservoirHoldsARareClassWholeAndTheOthersUniformly() {
    // Of 200 the class 2 has 4, class 1 every fifth (40 − 4 = 36), class 0 the rest.
    java.util.function.IntUnaryOperator label = i -> i % 50 == 0 ? 2 : i % 5 == 0 ? 1 : 0;
    int[] held = counts(seed -> new ClassBalancedMemory(24).create(SCHEMA, seed), 200, 4_000, label);
    int[] perClass = new int[3];
    for (int i = 0; i < 200; i++) {
      perClass[label.applyAsInt(i)] += held[i];
    }
    assertThat(perClass[2]).isEqualTo(4 * 4_000);
    // 20 places for two classes: 10 each, and the class 0 of 160 keeps each with 10 / 160.
    assertThat(perClass[1] / 4_000.0).isCloseTo(10, within(0.6));
    assertThat(perClass[0] / 4_000.0).isCloseTo(10, within(0.6));
    double mean = perClass[0] / 160.0;
    for (int i = 0; i < 200; i++) {
      if (label.applyAsInt(i) == 0) {
        assertThat((double) held[i]).isCloseTo(mean, within(5 * Math.sqrt(mean)));
      }
    }
  }

  @Test
  void conceptsAreKeptApartInEqualSharesAndUniformlyWithin() {
    int[] held = new int[300];
    for (int seed = 0; seed < 2_000; seed++) {
      ReplayMemory memory = new DriftAwareMemory(30).create(SCHEMA, seed);
      for (int i = 0; i < 300; i++) {
        if (i == 200 || i == 250) {
          memory.drift();
        }
        memory.offer(instance(i, 0));
      }
      for (int position = 0; position < 30; position++) {
        Held info = memory.held(position);
        int number = number(memory, position);
        assertThat(info.concept()).isEqualTo(number < 200 ? 0 : number < 250 ? 1 : 2);
        assertThat(info.age()).isEqualTo(299 - number);
        held[number]++;
      }
    }
    assertThat(sum(held, 0, 200) / 2_000.0).isCloseTo(10, within(1.0));
    assertThat(sum(held, 200, 250) / 2_000.0).isCloseTo(10, within(1.0));
    assertThat(sum(held, 250, 300) / 2_000.0).isCloseTo(10, within(1.0));
    double mean = sum(held, 0, 200) / 200.0;
    for (int i = 0; i < 200; i++) {
      assertThat((double) held[i]).isCloseTo(mean, within(5 * Math.sqrt(mean)));
    }
  }

  @Test
  void drawsFollowThePrioritiesAndTheWeightsMakeUpForThem() {
    // (loss + 0.01)^1: priorities 1, 2, 3, 4, so the first draw is 0.1, 0.2, 0.3, 0.4.
    ReplayMemory memory = new PrioritizedMemory(4, 1, 1).create(SCHEMA, 1);
    for (int i = 0; i < 4; i++) {
      memory.offer(instance(i, 0));
    }
    Instance[] all = batch(4);
    memory.sample(all);
    for (int i = 0; i < 4; i++) {
      memory.tell(i, all[i].x[0] + 0.99);
    }
    int[] drawn = new int[4];
    Instance[] one = batch(1);
    for (int i = 0; i < 100_000; i++) {
      memory.sample(one);
      drawn[(int) one[0].x[0]]++;
    }
    for (int i = 0; i < 4; i++) {
      assertThat(memory.held(i).priority()).isCloseTo(0.1 * (i + 1), within(1e-12));
      assertThat(drawn[i]).isBetween(10_000 * (i + 1) - 700, 10_000 * (i + 1) + 700);
    }
    memory.sample(all);
    for (Instance instance : all) {
      // With β = 1 the weight is 1 / priority over the largest such value, which is 1 / 1.
      assertThat(instance.weight).isCloseTo(1 / (instance.x[0] + 1), within(1e-12));
    }
  }

  @Test
  void aSecondDrawFollowsThePrioritiesOfTheRest() {
    ReplayMemory memory = new PrioritizedMemory(3, 1, 0).create(SCHEMA, 5);
    for (int i = 0; i < 3; i++) {
      memory.offer(instance(i, 0));
    }
    Instance[] all = batch(3);
    memory.sample(all);
    for (int i = 0; i < 3; i++) {
      memory.tell(i, all[i].x[0] + 0.99);
    }
    Instance[] two = batch(2);
    int lastPair = 0;
    for (int i = 0; i < 60_000; i++) {
      memory.sample(two);
      lastPair += two[0].x[0] == 2 && two[1].x[0] == 1 ? 1 : 0;
    }
    // First 3 of 6, then 2 of the remaining 3: one third.
    assertThat(lastPair).isBetween(20_000 - 500, 20_000 + 500);
  }

  @Test
  void herdingHoldsTheMeanOfAClassSeveralTimesBetterThanChance() {
    double herded = 0;
    double chance = 0;
    for (int seed = 0; seed < 20; seed++) {
      herded += meanError(new RepresentativeMemory(40, 2).create(schema(4, 2), seed), seed);
      chance += meanError(new ClassBalancedMemory(40).create(schema(4, 2), seed), seed);
    }
    assertThat(herded).isLessThan(chance / 3);
  }

  @Test
  void herdingCountsAMissingValueAsZero() {
    ReplayMemory missing = new RepresentativeMemory(40, 3).create(schema(5, 2), 1);
    ReplayMemory zero = new RepresentativeMemory(40, 3).create(schema(5, 2), 1);
    var random = new Random(2);
    var instance = new Instance(5);
    for (int i = 0; i < 2_000; i++) {
      instance.y = random.nextInt(2);
      Arrays.setAll(instance.x, f -> random.nextGaussian());
      instance.x[i % 5] = i % 3 == 0 ? Double.NaN : i % 3 == 1 ? Double.NEGATIVE_INFINITY : 0.5;
      missing.offer(instance);
      instance.x[i % 5] = i % 3 == 2 ? 0.5 : 0;
      zero.offer(instance);
    }
    for (int i = 0; i < 40; i++) {
      assertThat(missing.held(i)).isEqualTo(zero.held(i));
    }
    assertThat(missing.turnover().evicted()).isPositive();
  }

  private static double meanError(ReplayMemory memory, int seed) {
    var random = new Random(seed);
    var instance = new Instance(4);
    var mean = new double[4];
    int zeros = 0;
    for (int i = 0; i < 2_000; i++) {
      instance.y = random.nextInt(2);
      zeros += instance.y == 0 ? 1 : 0;
      for (int f = 0; f < 4; f++) {
        instance.x[f] = random.nextGaussian();
        mean[f] += instance.y == 0 ? instance.x[f] : 0;
      }
      memory.offer(instance);
    }
    var held = new double[4];
    int count = 0;
    for (int i = 0; i < memory.size(); i++) {
      memory.get(i, instance);
      count += instance.y == 0 ? 1 : 0;
      for (int f = 0; f < 4; f++) {
        held[f] += instance.y == 0 ? instance.x[f] : 0;
      }
    }
    assertThat(count).isEqualTo(20);
    double error = 0;
    for (int f = 0; f < 4; f++) {
      error += Math.pow(held[f] / count - mean[f] / zeros, 2);
    }
    return Math.sqrt(error);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("small")
  void aBatchHasNoInstanceTwiceAndACopyDrawsAlike(MemorySpec spec) {
    ReplayMemory memory = spec.create(SCHEMA, 3);
    for (int i = 0; i < 500; i++) {
      memory.offer(instance(i, i % 3));
      if (i % 100 == 99) {
        memory.drift();
      }
    }
    ReplayMemory copy = memory.copy();
    Instance[] mine = batch(15);
    Instance[] its = batch(15);
    for (int round = 0; round < 200; round++) {
      assertThat(memory.sample(mine)).isEqualTo(15);
      copy.sample(its);
      assertThat(numbers(its)).containsExactly(numbers(mine));
      assertThat(new HashSet<>(Arrays.stream(numbers(mine)).boxed().toList())).hasSize(15);
      memory.tell(round % 15, round);
      copy.tell(round % 15, round);
      memory.offer(instance(500 + round, round % 3));
      copy.offer(instance(500 + round, round % 3));
    }
    memory.offer(instance(9_999, 1));
    assertThat(copy.turnover().offered()).isEqualTo(memory.turnover().offered() - 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("small")
  void whatCameIsHeldOrRefusedOrEvicted(MemorySpec spec) {
    ReplayMemory memory = spec.create(SCHEMA, 3);
    for (int i = 0; i < 777; i++) {
      memory.offer(instance(i, i % 3));
    }
    Turnover turnover = memory.turnover();
    assertThat(turnover.offered()).isEqualTo(777);
    assertThat(turnover.refused() + turnover.evicted() + memory.size()).isEqualTo(777);
    assertThat(turnover.evictedByClass().stream().mapToLong(n -> n).sum()).isEqualTo(turnover.evicted());
    assertThat(turnover.last()).hasValueSatisfying(last -> assertThat(last.age()).isBetween(1L, 777L));
    assertThat(turnover.meanAge()).isPositive();
    double shares = IntStream.range(0, memory.size()).mapToDouble(i -> memory.held(i).priority()).sum();
    assertThat(shares).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("small")
  void anInstanceWithoutLabelIsNotTakenIn(MemorySpec spec) {
    ReplayMemory memory = spec.create(SCHEMA, 3);
    memory.offer(new Instance(SCHEMA));
    assertThat(memory.size()).isZero();
    assertThat(memory.sample(batch(3))).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void aMemoryTakesAtMostAFifthMoreThanItsInstances(MemorySpec spec) {
    Schema schema = schema(64, 10);
    ReplayMemory memory = spec.create(schema, 1);
    var instance = new Instance(schema);
    for (int i = 0; i < 60_000; i++) {
      instance.y = i % 10;
      memory.offer(instance);
      if (i % 10_000 == 0) {
        memory.drift();
      }
    }
    // The raw bytes: the values, a label and a weight.
    assertThat(memory.bytes()).isLessThanOrEqualTo((long) (1.2 * 20_000 * (64 * 8 + 4 + 8)));
  }

  @Test
  void aMemoryBeyondAnyArrayIsRefusedInOneSentence() {
    assertThatThrownBy(() -> new ReservoirMemory(10_000_000).create(schema(256, 10), 1))
        .isInstanceOf(InputException.class)
        .hasMessage("A memory of 10,000,000 instances of 256 features is too large; choose a capacity of at most "
            + "8,388,607.");
  }

  private static int[] counts(java.util.function.IntFunction<ReplayMemory> create, int offers, int rounds,
      java.util.function.IntUnaryOperator label) {
    int[] held = new int[offers];
    for (int seed = 0; seed < rounds; seed++) {
      ReplayMemory memory = create.apply(seed);
      for (int i = 0; i < offers; i++) {
        memory.offer(instance(i, label.applyAsInt(i)));
      }
      for (int position = 0; position < memory.size(); position++) {
        held[number(memory, position)]++;
      }
    }
    return held;
  }

  private static int sum(int[] counts, int from, int to) {
    return Arrays.stream(counts, from, to).sum();
  }

  private static int number(ReplayMemory memory, int position) {
    var out = new Instance(1);
    memory.get(position, out);
    return (int) out.x[0];
  }

  private static double[] numbers(Instance[] batch) {
    return Arrays.stream(batch).mapToDouble(instance -> instance.x[0]).toArray();
  }

  private static Instance instance(double number, int label) {
    var instance = new Instance(1);
    instance.x[0] = number;
    instance.y = label;
    return instance;
  }

  private static Instance[] batch(int size) {
    return IntStream.range(0, size).mapToObj(i -> new Instance(1)).toArray(Instance[]::new);
  }

  private static Schema schema(int features, int classes) {
    return new Schema(IntStream.range(0, features).<Attribute>mapToObj(i -> new Attribute.Numeric("x" + i)).toList(),
        new Attribute.Nominal("class", List.copyOf(IntStream.range(0, classes).mapToObj(i -> "c" + i).toList())));
  }
}
