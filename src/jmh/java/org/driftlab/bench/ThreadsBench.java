// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.driftlab.catalog.Catalog;

/**
 * What a second thread gives an ensemble of ten, and what blocks give it: rounds in which one and two threads take turns on
 * the same instances of RBF, one by one and in blocks of {@value #BLOCK}, and of each round the ratios of the times on the
 * wall. The ceiling is what the machine gives two ensembles that have nothing to do with each other and run at once, each
 * on a thread of its own, in blocks too: 2 on two processors that share nothing. A second thread can only help where there is a free processor, so
 * the rounds in which other programs took less than a twentieth of the machine are told apart, by {@code /proc/stat}.
 * {@link #main} prints one table: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.ThreadsBench verify}; {@code bench.only}
 * and {@code bench.shots} (the rounds) as in {@link BenchSettings}.
 */
public final class ThreadsBench {
  private static final int INSTANCES = 10_000;
  private static final int BLOCK = 1_024;

  private static final List<String> LEARNERS = List.of("online-bagging", "adwin-bagging", "leveraging-bagging",
      "adaptive-random-forest", "streaming-random-patches", "online-boosting", "dynamic-weighted-majority",
      "streaming-gradient-boosting");

  /** Rounds before those that count, and nanoseconds: compiling takes a processor that the second thread would have. */
  private static final int WARM_UP = 3;

  private static final long WARM_UP_NANOS = 4_000_000_000L;
  private static final double QUIET = 0.05;

  /**
   * A round in nanoseconds: one by one and in blocks, each on one thread and on two, two ensembles at once; and what
   * other programs took of the machine meanwhile, in [0, 1].
   */
  private record Round(long single, long singleOnTwo, long blocks, long blocksOnTwo, long atOnce, double others) {}

  private ThreadsBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> learners = BenchSettings.chosen(arguments);
    BenchSettings.check(learners, LEARNERS);
    if (learners.isEmpty()) {
      learners = LEARNERS;
    }
    System.out.printf("one thread's time over that of two, median of the rounds (best); µs an instance: the median%n%n");
    System.out.printf("| learner | blocks: quiet rounds | blocks: all | one by one: quiet | one by one: all | ceiling, quiet "
        + "| µs in blocks, 1 and 2 threads | µs one by one | quiet of all |%n");
    System.out.printf("|---|---|---|---|---|---|---|---|---|%n");
    for (String learner : learners) {
      print(learner, rounds(learner, BenchSettings.shots(40)));
    }
  }

  private static List<Round> rounds(String learner, int count) throws IOException, InterruptedException {
    var instances = new MoaInstances("RBF", INSTANCES);
    OwnContestant single = contestant(learner, instances, "1", 1);
    OwnContestant singleOnTwo = contestant(learner, instances, "2", 1);
    OwnContestant blocks = contestant(learner, instances, "1", BLOCK);
    OwnContestant blocksOnTwo = contestant(learner, instances, "2", BLOCK);
    OwnContestant other = contestant(learner, instances, "1", BLOCK);
    var rounds = new ArrayList<Round>();
    long began = System.nanoTime();
    int skipped = 0;
    while (rounds.size() < count) {
      long before = System.nanoTime();
      long othersBefore = others();
      long[] times = {time(single), time(singleOnTwo), time(blocks), time(blocksOnTwo), timeAtOnce(blocks, other)};
      double others = (double) (others() - othersBefore) / (System.nanoTime() - before)
          / Runtime.getRuntime().availableProcessors();
      if (skipped >= WARM_UP && before - began > WARM_UP_NANOS) {
        rounds.add(new Round(times[0], times[1], times[2], times[3], times[4], others));
      } else {
        skipped++;
      }
    }
    return rounds;
  }

  private static OwnContestant contestant(String learner, MoaInstances instances, String threads, int block) {
    return new OwnContestant(Catalog.LEARNERS.find(learner, Map.of("threads", threads)), instances, block);
  }

  private static long time(OwnContestant contestant) {
    contestant.reset();
    long start = System.nanoTime();
    contestant.run();
    return System.nanoTime() - start;
  }

  private static long timeAtOnce(OwnContestant one, OwnContestant other) throws InterruptedException {
    other.reset();
    var thread = new Thread(other::run);
    one.reset();
    long start = System.nanoTime();
    thread.start();
    one.run();
    thread.join();
    return System.nanoTime() - start;
  }

  /** Nanoseconds of processor time that all but this process took since the machine started, what was stolen included. */
  private static long others() throws IOException {
    String[] ticks = Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split(" +");
    // user, nice, system, then idle and waiting, then interrupts of both kinds and stolen time; 100 a second.
    long busy = Arrays.stream(new int[] {1, 2, 3, 6, 7, 8}).mapToLong(i -> Long.parseLong(ticks[i])).sum();
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return busy * 10_000_000 - process.getProcessCpuTime();
  }

  private static void print(String learner, List<Round> all) {
    List<Round> quiet = all.stream().filter(round -> round.others < QUIET).toList();
    ToDoubleFunction<Round> blocks = round -> (double) round.blocks / round.blocksOnTwo;
    ToDoubleFunction<Round> single = round -> (double) round.single / round.singleOnTwo;
    System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %.2f, %.2f | %.2f | %d of %d |%n", learner,
        cell(quiet, blocks), cell(all, blocks), cell(quiet, single), cell(all, single),
        cell(quiet, round -> 2.0 * round.blocks / round.atOnce), micros(all, Round::blocks), micros(all, Round::blocksOnTwo),
        micros(all, Round::single), quiet.size(), all.size());
  }

  private static double micros(List<Round> rounds, ToDoubleFunction<Round> what) {
    double[] ascending = rounds.stream().mapToDouble(what).sorted().toArray();
    return ascending[ascending.length / 2] / 1_000 / INSTANCES;
  }

  private static String cell(List<Round> rounds, ToDoubleFunction<Round> what) {
    double[] ascending = rounds.stream().mapToDouble(what).sorted().toArray();
    return ascending.length == 0 ? "–"
        : String.format(Locale.ROOT, "%.2f (%.2f)", ascending[ascending.length / 2], ascending[ascending.length - 1]);
  }
}
