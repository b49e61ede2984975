// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.memory.ClassBalancedMemory;
import org.driftlab.memory.DriftAwareMemory;
import org.driftlab.memory.FifoMemory;
import org.driftlab.memory.MemorySpec;
import org.driftlab.memory.PrioritizedMemory;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.memory.RepresentativeMemory;
import org.driftlab.memory.ReservoirMemory;
import org.driftlab.stream.Glyphs;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.StreamSpec;

/**
 * Times offers to the replay memories of 100,000 instances and counts their bytes: processor time of the thread per offer
 * once the memory is full, the median of seven rounds of 300,000 offers, on instances of 10 and of 256 features. {@link
 * #main} prints one table: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.MemoryBench verify}; the JVM needs a heap
 * of 1 GB.
 */
public final class MemoryBench {
  private static final int CAPACITY = 100_000;
  private static final int OFFERS = 300_000;
  private static final int ROUNDS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private MemoryBench() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    out.println("| memory | features | ns an offer | bytes / raw bytes | ns of a batch of 32 |");
    out.println("|---|---|---|---|---|");
    for (StreamSpec stream : List.of(new RandomRbf(), new Glyphs())) {
      Instance[] instances = instances(stream, 1_000);
      for (MemorySpec spec : List.of(new FifoMemory(CAPACITY), new ReservoirMemory(CAPACITY),
          new ClassBalancedMemory(CAPACITY), new PrioritizedMemory(CAPACITY, 0.6, 0.4),
          new RepresentativeMemory(CAPACITY, 2), new RepresentativeMemory(CAPACITY, 1),
          new DriftAwareMemory(CAPACITY))) {
        out.println(row(spec, stream.create().schema(), instances));
      }
    }
  }

  private static String row(MemorySpec spec, Schema schema, Instance[] instances) {
    ReplayMemory memory = spec.create(schema, 1);
    for (int i = 0; i < CAPACITY; i++) {
      memory.offer(instances[i % instances.length]);
    }
    var offers = new double[ROUNDS];
    var batches = new double[ROUNDS];
    var batch = new Instance[32];
    Arrays.setAll(batch, i -> new Instance(schema));
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < OFFERS; i++) {
        memory.offer(instances[i % instances.length]);
      }
      long middle = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < 3_000; i++) {
        memory.sample(batch);
      }
      offers[round] = (middle - start) / (double) OFFERS;
      batches[round] = (THREADS.getCurrentThreadCpuTime() - middle) / 3_000.0;
      memory.drift();
    }
    int features = schema.featureCount();
    Arrays.sort(offers);
    Arrays.sort(batches);
    return String.format(Locale.ROOT, "| %s | %d | %.0f (%.0f–%.0f) | %.3f | %.0f |", spec, features,
        offers[ROUNDS / 2], offers[0], offers[ROUNDS - 1],
        memory.bytes() / (double) ((8L * features + 12) * CAPACITY), batches[ROUNDS / 2]);
  }

  private static Instance[] instances(StreamSpec spec, int count) {
    var stream = spec.create();
    var instances = new Instance[count];
    for (int i = 0; i < count; i++) {
      instances[i] = new Instance(stream.schema());
      stream.next(instances[i]);
    }
    return instances;
  }
}
